-- Lists of conversations by unread, registered and window.

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

ALTER TABLE escala_conversations ADD COLUMN is_registered INTEGER GENERATED ALWAYS AS (
    CASE WHEN contact IS NULL THEN 0 ELSE 1 END) ${generated};

-- Where it stands in lists: by its activity, without any last. A column of its own, so that engines know how its values are spread.
ALTER TABLE escala_conversations ADD COLUMN place BIGINT GENERATED ALWAYS AS (
    COALESCE(activity, -9223372036854775807)) ${generated};

-- These hold what the conditions of a list look at, so that a count reads no rows of the table.
DROP INDEX escala_conversations_activity;

CREATE INDEX escala_conversations_activity
    ON escala_conversations (account, place, id${covering}
        owner, is_open, is_unread, is_registered, line, channel, window_opened, window_shut)
    WHERE superseded_by IS NULL;

DROP INDEX escala_conversations_owner;

CREATE INDEX escala_conversations_owner
    ON escala_conversations (account, owner, place, id${covering}
        is_open, is_unread, is_registered, line, channel, window_opened, window_shut)
    WHERE superseded_by IS NULL;

CREATE INDEX escala_conversations_unread
    ON escala_conversations (account, place, id${covering}
        owner, is_open, is_unread, is_registered, line, channel, window_opened, window_shut)
    WHERE is_unread = 1 AND superseded_by IS NULL;

-- Few: a message that opens the window is activity too. All other open windows are among the latest activity.
CREATE INDEX escala_conversations_window
    ON escala_conversations (account, place, id)
    WHERE window_opened > place AND superseded_by IS NULL;
