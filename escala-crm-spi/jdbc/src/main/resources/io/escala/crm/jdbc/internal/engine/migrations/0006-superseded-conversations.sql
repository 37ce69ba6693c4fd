-- The conversation that continues this one since two identities turned out to be one person.
ALTER TABLE escala_conversations ADD COLUMN superseded_by ${text};

CREATE INDEX escala_conversations_superseded
    ON escala_conversations (account, superseded_by) WHERE superseded_by IS NOT NULL;

-- Identities merged before: the open conversation on a line continues the others, else the oldest.
UPDATE escala_conversations SET superseded_by = (
    SELECT o.id FROM escala_conversations o
        JOIN escala_identities other ON other.account = o.account AND other.id = o.identity
        JOIN escala_identities own ON own.account = o.account AND own.id = escala_conversations.identity
    WHERE o.account = escala_conversations.account AND o.line = escala_conversations.line
        AND COALESCE(other.fused_into, other.id) = COALESCE(own.fused_into, own.id)
    ORDER BY o.is_open DESC, o.created_at, o.id LIMIT 1)
WHERE EXISTS (
    SELECT 1 FROM escala_identities i
    WHERE i.account = escala_conversations.account AND i.fused_into IS NOT NULL
        AND (i.id = escala_conversations.identity OR i.fused_into = escala_conversations.identity));

UPDATE escala_conversations SET superseded_by = NULL WHERE superseded_by = id;

UPDATE escala_conversations SET version = version + 1 WHERE superseded_by IS NOT NULL;

UPDATE escala_conversations SET
    window_opened = (SELECT MAX(o.window_opened) FROM escala_conversations o WHERE o.account = escala_conversations.account
        AND (o.id = escala_conversations.id OR o.superseded_by = escala_conversations.id)),
    window_shut = (SELECT MAX(o.window_shut) FROM escala_conversations o WHERE o.account = escala_conversations.account
        AND (o.id = escala_conversations.id OR o.superseded_by = escala_conversations.id)),
    activity = (SELECT MAX(o.activity) FROM escala_conversations o WHERE o.account = escala_conversations.account
        AND (o.id = escala_conversations.id OR o.superseded_by = escala_conversations.id)),
    inbound_arrival = (SELECT MAX(o.inbound_arrival) FROM escala_conversations o WHERE o.account = escala_conversations.account
        AND (o.id = escala_conversations.id OR o.superseded_by = escala_conversations.id)),
    answered = (SELECT MAX(o.answered) FROM escala_conversations o WHERE o.account = escala_conversations.account
        AND (o.id = escala_conversations.id OR o.superseded_by = escala_conversations.id)),
    read_by_team = (SELECT MAX(o.read_by_team) FROM escala_conversations o WHERE o.account = escala_conversations.account
        AND (o.id = escala_conversations.id OR o.superseded_by = escala_conversations.id)),
    marked_unread = (SELECT MAX(o.marked_unread) FROM escala_conversations o WHERE o.account = escala_conversations.account
        AND (o.id = escala_conversations.id OR o.superseded_by = escala_conversations.id)),
    delivered_up_to = (SELECT MAX(o.delivered_up_to) FROM escala_conversations o WHERE o.account = escala_conversations.account
        AND (o.id = escala_conversations.id OR o.superseded_by = escala_conversations.id)),
    read_up_to = (SELECT MAX(o.read_up_to) FROM escala_conversations o WHERE o.account = escala_conversations.account
        AND (o.id = escala_conversations.id OR o.superseded_by = escala_conversations.id))
WHERE EXISTS (
    SELECT 1 FROM escala_conversations o
    WHERE o.account = escala_conversations.account AND o.superseded_by = escala_conversations.id);
