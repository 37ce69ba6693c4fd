-- Lists of the contacts of a company, and companies that are archived.
ALTER TABLE escala_companies ADD COLUMN archived_at BIGINT;

ALTER TABLE escala_listed_contacts ADD COLUMN company ${text};

UPDATE escala_listed_contacts SET company = (
    SELECT c.company FROM escala_contacts c WHERE c.account = escala_listed_contacts.account AND c.id = escala_listed_contacts.contact)
    WHERE (account, contact) IN (SELECT c.account, c.id FROM escala_contacts c WHERE c.company IS NOT NULL);

CREATE INDEX escala_listed_contacts_company
    ON escala_listed_contacts (account, archived, company, place, contact${covering}
        owner, marketing, lifecycle, storage_consent, marketing_consent) WHERE company IS NOT NULL;

-- The names of companies that contacts were given before become companies, by durable work of each account.
INSERT INTO escala_work (account, kind, id, lane, lane_group, due, attempts, priority)
    SELECT DISTINCT account, 'company-texts', 'texts', 'COMPANY_TEXTS/texts', 'texts',
        (SELECT COALESCE(MAX(at), 0) FROM escala_operations), 0, 1 FROM escala_contacts;
