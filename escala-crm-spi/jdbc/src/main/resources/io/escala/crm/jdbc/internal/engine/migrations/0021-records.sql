-- Opportunities, activities, tasks and companies. What lists filter and order by has a column beside the document; what is never due is due at
-- the end of time.
CREATE TABLE escala_records (
    account ${text} NOT NULL,
    id ${text} NOT NULL,
    kind ${text} NOT NULL,
    owner ${text},
    contact ${text},
    company ${text},
    due BIGINT NOT NULL,
    done_at BIGINT,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    doc ${text} NOT NULL,
    PRIMARY KEY (account, id)
)${keyed};

CREATE INDEX escala_records_due ON escala_records (account, due, id);

CREATE INDEX escala_records_open ON escala_records (account, due, id) WHERE done_at IS NULL;

CREATE INDEX escala_records_owner ON escala_records (account, owner, due, id) WHERE owner IS NOT NULL;

CREATE INDEX escala_records_owner_open ON escala_records (account, owner, due, id) WHERE owner IS NOT NULL AND done_at IS NULL;

CREATE INDEX escala_records_contact ON escala_records (account, contact, created_at, id) WHERE contact IS NOT NULL;

CREATE INDEX escala_records_company ON escala_records (account, company, due, id) WHERE company IS NOT NULL;

-- Words are a list in JSON, of which the table beside it is made.
CREATE TABLE escala_companies (
    account ${text} NOT NULL,
    id ${text} NOT NULL,
    place ${text} NOT NULL,
    words ${text} NOT NULL,
    version BIGINT NOT NULL,
    doc ${text} NOT NULL,
    PRIMARY KEY (account, id)
)${keyed};

CREATE INDEX escala_companies_place ON escala_companies (account, place, id);

CREATE TABLE escala_company_words (
    account ${text} NOT NULL,
    word ${text} NOT NULL,
    company ${text} NOT NULL,
    PRIMARY KEY (account, word, company)
)${keyed};

CREATE INDEX escala_company_words_company ON escala_company_words (account, company, word);
