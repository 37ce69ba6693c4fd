-- Contacts that are archived, and the companies that contacts belong to.
ALTER TABLE escala_contacts ADD COLUMN archived_at BIGINT;

ALTER TABLE escala_contacts ADD COLUMN company ${text};

CREATE INDEX escala_contacts_company ON escala_contacts (account, company, id) WHERE company IS NOT NULL;
