-- What happened to contacts, a document in JSON each. What happened before is not in it.
CREATE TABLE escala_contact_history (
    account ${text} NOT NULL,
    contact ${text} NOT NULL,
    id ${text} NOT NULL,
    at BIGINT NOT NULL,
    doc ${text} NOT NULL,
    PRIMARY KEY (account, contact, id)
)${keyed};

CREATE INDEX escala_contact_history_order ON escala_contact_history (account, contact, at, id);
