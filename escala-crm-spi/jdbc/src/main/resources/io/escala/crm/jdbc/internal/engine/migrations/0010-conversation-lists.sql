-- Lists of conversations by unread, registered, line and channel.

-- 1 for a notice of the channel, which nobody wrote.
ALTER TABLE escala_messages ADD COLUMN notice INTEGER;

-- The contact of the person: of the identity, or of the one that it was merged into.
ALTER TABLE escala_conversations ADD COLUMN contact ${text};

UPDATE escala_conversations SET contact = (
    SELECT CASE WHEN i.fused_into IS NULL THEN i.contact
        ELSE (SELECT c.contact FROM escala_identities c WHERE c.account = i.account AND c.id = i.fused_into) END
    FROM escala_identities i
    WHERE i.account = escala_conversations.account AND i.id = escala_conversations.identity);

ALTER TABLE escala_conversations ADD COLUMN is_unread INTEGER GENERATED ALWAYS AS (
    CASE WHEN marked_unread > COALESCE(read_by_team, -9223372036854775807)
        OR (inbound_arrival > COALESCE(read_by_team, -9223372036854775807)
            AND inbound_arrival > COALESCE(answered, -9223372036854775807))
    THEN 1 ELSE 0 END) ${generated};

CREATE INDEX escala_conversations_open
    ON escala_conversations (account, (COALESCE(activity, -9223372036854775807)), id)
    WHERE is_open = 1 AND superseded_by IS NULL;

CREATE INDEX escala_conversations_unread
    ON escala_conversations (account, (COALESCE(activity, -9223372036854775807)), id)
    WHERE is_unread = 1 AND superseded_by IS NULL;

CREATE INDEX escala_conversations_unregistered
    ON escala_conversations (account, (COALESCE(activity, -9223372036854775807)), id)
    WHERE contact IS NULL AND superseded_by IS NULL;

CREATE INDEX escala_conversations_line
    ON escala_conversations (account, line, (COALESCE(activity, -9223372036854775807)), id)
    WHERE superseded_by IS NULL;

CREATE INDEX escala_conversations_channel
    ON escala_conversations (account, channel, (COALESCE(activity, -9223372036854775807)), id)
    WHERE superseded_by IS NULL;
