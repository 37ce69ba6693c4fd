-- Whose keys and user names these are stands in their indexes, so that a search for how they begin reads no rows of the tables.
DROP INDEX escala_contact_keys_value;

CREATE INDEX escala_contact_keys_value ON escala_contact_keys (account, kind, value${covering} contact);

DROP INDEX escala_aliases_user_name;

CREATE INDEX escala_aliases_user_name ON escala_aliases (account, value${covering} identity)
    WHERE kind IN ('instagram-user-name', 'whatsapp-user-name') AND valid_to IS NULL;

-- People who are linked to a contact are found by it, so their own entries are not needed.
DELETE FROM escala_people WHERE person LIKE 'i/%' AND EXISTS (
    SELECT 1 FROM escala_identities i WHERE i.account = escala_people.account
    AND i.id = SUBSTR(escala_people.person, 3) AND i.contact IS NOT NULL);
