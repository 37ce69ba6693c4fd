-- When sessions were opened and closed, and who opened them, as their documents say, so that reports find them.
ALTER TABLE escala_sessions ADD COLUMN opened_at BIGINT;

ALTER TABLE escala_sessions ADD COLUMN closed_at BIGINT;

ALTER TABLE escala_sessions ADD COLUMN opener ${text};

UPDATE escala_sessions SET opened_at = ${session_opened}, closed_at = ${session_closed}, opener = ${session_opener};

CREATE INDEX escala_sessions_opened ON escala_sessions (account, opened_at, conversation, number);

-- How people came to conversations. The document is what the referral says.
CREATE TABLE escala_touchpoints (
    account ${text} NOT NULL,
    conversation ${text} NOT NULL,
    id ${text} NOT NULL,
    at BIGINT NOT NULL,
    arrived_at BIGINT NOT NULL,
    source_id ${text},
    ref ${text},
    doc ${text} NOT NULL,
    PRIMARY KEY (account, conversation, id)
)${keyed};

-- Of the beginnings of texts only: some engines keep no long keys, and these texts come from outside.
CREATE INDEX escala_touchpoints_source ON escala_touchpoints (account, (SUBSTR(source_id, 1, 500)), conversation)
    WHERE source_id IS NOT NULL;

CREATE INDEX escala_touchpoints_ref ON escala_touchpoints (account, (SUBSTR(ref, 1, 500)), conversation)
    WHERE ref IS NOT NULL;

INSERT INTO escala_touchpoints (account, conversation, id, at, arrived_at, source_id, ref, doc)
    SELECT account, conversation, id, at, arrived_at, ${referral_source}, ${referral_ref}, ${referral}
    FROM escala_messages WHERE context IS NOT NULL AND ${referral} IS NOT NULL;
