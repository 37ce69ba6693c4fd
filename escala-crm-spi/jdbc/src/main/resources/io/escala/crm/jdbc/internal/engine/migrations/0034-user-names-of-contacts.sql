-- Every search looks for user names too. That one is valid and whose contact it leads to stands in indexes, so that it reads no rows of the tables:
-- SQLite reads a row for each column that a condition names and the index does not have, even if the index is of such rows only.
DROP INDEX escala_aliases_user_name;

CREATE INDEX escala_aliases_user_name ON escala_aliases (account, value${covering} identity, valid_to)
    WHERE kind IN ('instagram-user-name', 'whatsapp-user-name') AND valid_to IS NULL;

CREATE INDEX escala_identities_linked ON escala_identities (account, id${covering} contact, fused_into)
    WHERE contact IS NOT NULL;
