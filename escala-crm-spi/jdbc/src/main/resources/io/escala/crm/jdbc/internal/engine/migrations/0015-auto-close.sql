-- Rules that close conversations.
CREATE TABLE escala_auto_close_rules (
    account ${text} NOT NULL,
    id ${text} NOT NULL,
    version BIGINT NOT NULL,
    doc ${text} NOT NULL,
    PRIMARY KEY (account, id)
)${keyed};

-- When the business last opened the conversation.
ALTER TABLE escala_conversations ADD COLUMN opened_by_business BIGINT;

-- Since when the customer is silent, of open conversations only. An index of what is computed needs no new column, so that the rows stay as
-- they are.
CREATE INDEX escala_conversations_idle
    ON escala_conversations (account, line,
        (CASE WHEN opened_by_business > inbound_arrival THEN opened_by_business ELSE inbound_arrival END), id)
    WHERE is_open = 1 AND superseded_by IS NULL AND inbound_arrival IS NOT NULL;
