-- Lists of contacts. Each contact has a row with what lists filter and order by: of its document, of its consents, and the latest activity of
-- its conversations. What was stored before follows when the store is opened next.
CREATE TABLE escala_listed_contacts (
    account ${text} NOT NULL,
    contact ${text} NOT NULL,
    person ${text} GENERATED ALWAYS AS ('c/' || contact) ${generated},
    place BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    name ${text} NOT NULL,
    owner ${text},
    archived INTEGER NOT NULL,
    marketing INTEGER NOT NULL,
    lifecycle ${text} NOT NULL,
    storage_consent ${text} NOT NULL,
    marketing_consent ${text} NOT NULL,
    PRIMARY KEY (account, contact)
)${keyed};

-- The first two hold what the conditions of a list look at, so that a count reads no rows of the table.
CREATE INDEX escala_listed_contacts_activity
    ON escala_listed_contacts (account, archived, place, contact${covering}
        owner, marketing, lifecycle, storage_consent, marketing_consent);

CREATE INDEX escala_listed_contacts_owner
    ON escala_listed_contacts (account, archived, owner, place, contact${covering}
        marketing, lifecycle, storage_consent, marketing_consent);

CREATE INDEX escala_listed_contacts_created ON escala_listed_contacts (account, archived, created_at, contact);

CREATE INDEX escala_listed_contacts_name ON escala_listed_contacts (account, archived, name, contact);

-- Values of custom fields; of what is too long for an index a digest.
CREATE TABLE escala_contact_fields (
    account ${text} NOT NULL,
    field ${text} NOT NULL,
    value ${text} NOT NULL,
    contact ${text} NOT NULL,
    PRIMARY KEY (account, field, value, contact)
)${keyed};

CREATE INDEX escala_contact_fields_contact ON escala_contact_fields (account, contact);

-- User names by their beginning.
CREATE INDEX escala_aliases_user_name ON escala_aliases (account, value)
    WHERE kind IN ('instagram-user-name', 'whatsapp-user-name') AND valid_to IS NULL;

-- A contact is as active as its conversations: in the statement that raises one, so that a message costs no other.
${raise_listed_contact};

INSERT INTO escala_unfinished (task, account, id)
    SELECT 'contact lists', '', '' WHERE EXISTS (SELECT 1 FROM escala_contacts);
