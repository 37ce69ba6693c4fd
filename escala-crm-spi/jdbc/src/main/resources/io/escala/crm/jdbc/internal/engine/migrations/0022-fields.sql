-- The fields of an account's own: one document, since all of them are shown together.
CREATE TABLE escala_fields (
    account ${text} NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    doc ${text}
)${keyed};
