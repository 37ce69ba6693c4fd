-- Messages that are to be sent later.
CREATE TABLE escala_scheduled_messages (
    account ${text} NOT NULL,
    id ${text} NOT NULL,
    state ${text} NOT NULL,
    send_at BIGINT NOT NULL,
    conversation ${text},
    contact ${text},
    author ${text},
    line ${text} NOT NULL,
    channel ${text} NOT NULL,
    version BIGINT NOT NULL,
    doc ${text} NOT NULL,
    PRIMARY KEY (account, id)
)${keyed};

-- Lists are mostly of what waits, what is sent first before the rest.
CREATE INDEX escala_scheduled_messages_listed ON escala_scheduled_messages (account, state, send_at, id);

-- And of what waits in one conversation.
CREATE INDEX escala_scheduled_messages_of ON escala_scheduled_messages (account, conversation, send_at, id)
    WHERE conversation IS NOT NULL;
