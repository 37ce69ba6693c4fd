-- Contacts that are archived or were deleted, and the companies that contacts belong to.
ALTER TABLE escala_contacts ADD COLUMN archived_at BIGINT;

ALTER TABLE escala_contacts ADD COLUMN company ${text};

CREATE INDEX escala_contacts_company ON escala_contacts (account, company, id) WHERE company IS NOT NULL;

-- What is left of contacts that were deleted.
CREATE TABLE escala_deleted_contacts (
    account ${text} NOT NULL,
    contact ${text} NOT NULL,
    deleted_by ${text},
    at BIGINT NOT NULL,
    PRIMARY KEY (account, contact)
)${keyed};
