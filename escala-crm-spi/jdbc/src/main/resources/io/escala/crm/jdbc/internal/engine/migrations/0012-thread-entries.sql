-- What a thread shows between its messages about the conversation itself.
CREATE TABLE escala_thread_entries (
    account ${text} NOT NULL,
    conversation ${text} NOT NULL,
    id ${text} NOT NULL,
    at BIGINT NOT NULL,
    arrived_at BIGINT NOT NULL,
    doc ${text} NOT NULL,
    PRIMARY KEY (account, conversation, id)
)${keyed};

CREATE INDEX escala_thread_entries_order ON escala_thread_entries (account, conversation, at, arrived_at, id);
