-- Who has a conversation, a person or automation, and its tags.
ALTER TABLE escala_conversations ADD COLUMN taken_over BIGINT;

ALTER TABLE escala_conversations ADD COLUMN handed_back BIGINT;

-- A list in JSON, or nothing.
ALTER TABLE escala_conversations ADD COLUMN tags ${text};

-- Since when a person has it: the latest answer or taking over, if it was neither handed back nor closed since.
ALTER TABLE escala_conversations ADD COLUMN person_since BIGINT GENERATED ALWAYS AS (
    CASE WHEN COALESCE(taken_over, -9223372036854775807) >= COALESCE(answered, -9223372036854775807)
    THEN CASE WHEN taken_over > COALESCE(handed_back, -9223372036854775807)
        AND taken_over > COALESCE(closed_at, -9223372036854775807) THEN taken_over END
    ELSE CASE WHEN answered > COALESCE(handed_back, -9223372036854775807)
        AND answered > COALESCE(closed_at, -9223372036854775807) THEN answered END
    END) ${generated};

CREATE TABLE escala_conversation_tags (
    account ${text} NOT NULL,
    tag ${text} NOT NULL,
    conversation ${text} NOT NULL,
    PRIMARY KEY (account, tag, conversation)
)${keyed};

CREATE INDEX escala_conversation_tags_conversation ON escala_conversation_tags (account, conversation, tag);

DROP INDEX escala_conversations_activity;

CREATE INDEX escala_conversations_activity
    ON escala_conversations (account, place, id${covering}
        owner, is_open, is_unread, is_registered, line, channel, window_opened, window_shut, person_since)
    WHERE superseded_by IS NULL;

DROP INDEX escala_conversations_owner;

CREATE INDEX escala_conversations_owner
    ON escala_conversations (account, owner, place, id${covering}
        is_open, is_unread, is_registered, line, channel, window_opened, window_shut, person_since)
    WHERE superseded_by IS NULL;

DROP INDEX escala_conversations_unread;

CREATE INDEX escala_conversations_unread
    ON escala_conversations (account, place, id${covering}
        owner, is_open, is_unread, is_registered, line, channel, window_opened, window_shut, person_since)
    WHERE is_unread = 1 AND superseded_by IS NULL;
