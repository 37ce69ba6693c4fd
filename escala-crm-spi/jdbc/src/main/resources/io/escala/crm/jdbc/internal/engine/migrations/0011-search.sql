-- Lists of conversations by the people they are with, and by the words of their messages.

-- The folded words of the profile name and of the user name. What was stored before is folded when the store is opened next.
ALTER TABLE escala_identities ADD COLUMN search ${text};

ALTER TABLE escala_aliases ADD COLUMN search ${text};

-- By whom a conversation is found: c/ and the contact, or i/ and the identity without one, after merging.
ALTER TABLE escala_conversations ADD COLUMN person ${text};

UPDATE escala_conversations SET person = CASE WHEN contact IS NOT NULL THEN 'c/' || contact ELSE 'i/' || COALESCE((
    SELECT i.fused_into FROM escala_identities i
    WHERE i.account = escala_conversations.account AND i.id = escala_conversations.identity), identity) END;

CREATE INDEX escala_conversations_person ON escala_conversations (account, person) WHERE superseded_by IS NULL;

CREATE TABLE escala_person_words (
    account ${text} NOT NULL,
    word ${text} NOT NULL,
    person ${text} NOT NULL,
    PRIMARY KEY (account, word, person)
)${keyed};

CREATE INDEX escala_person_words_person ON escala_person_words (account, person, word);

-- The ends of phone numbers, of three digits and more, so that digits in the middle are found as the beginning of one of them; and of
-- e-mail addresses what begins with the @.
CREATE TABLE escala_person_keys (
    account ${text} NOT NULL,
    part ${text} NOT NULL,
    person ${text} NOT NULL,
    PRIMARY KEY (account, part, person)
)${keyed};

INSERT INTO escala_person_words (account, word, person)
    SELECT DISTINCT c.account, SUBSTR(w.value, 1, 100), 'c/' || c.id
    FROM escala_contacts c, ${words_of_search}
    WHERE w.value <> '';

INSERT INTO escala_person_keys (account, part, person)
    SELECT DISTINCT k.account, SUBSTR(k.value, n.place), 'c/' || k.contact
    FROM escala_contact_keys k
        JOIN (SELECT 1 AS place UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6
            UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10 UNION ALL SELECT 11
            UNION ALL SELECT 12 UNION ALL SELECT 13) n ON LENGTH(k.value) >= n.place + 2
    WHERE k.kind = 'phone';

INSERT INTO escala_person_keys (account, part, person)
    SELECT DISTINCT k.account, SUBSTR(k.value, ${position_of_at}), 'c/' || k.contact
    FROM escala_contact_keys k
    WHERE k.kind = 'email';

INSERT INTO escala_person_keys (account, part, person)
    SELECT DISTINCT a.account, SUBSTR(a.value, n.place), 'i/' || a.identity
    FROM escala_aliases a
        JOIN (SELECT 1 AS place UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6
            UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10 UNION ALL SELECT 11
            UNION ALL SELECT 12 UNION ALL SELECT 13) n ON LENGTH(a.value) >= n.place + 2
    WHERE a.kind = 'whatsapp-number' AND a.valid_to IS NULL;

-- The words of messages as they are shown, for those that have any: a list in JSON, or a vector.
CREATE TABLE escala_message_texts (
    seq ${serial},
    account ${text} NOT NULL,
    conversation ${text} NOT NULL,
    message ${text} NOT NULL,
    words ${words} NOT NULL
);

CREATE UNIQUE INDEX escala_message_texts_key ON escala_message_texts (account, conversation, message);

${word_index};

${word_inserted};

${word_deleted};

${word_updated};

-- What is left to do when the store is opened next, and where it goes on.
CREATE TABLE escala_unfinished (
    task ${text} NOT NULL PRIMARY KEY,
    account ${text} NOT NULL,
    id ${text} NOT NULL
);

INSERT INTO escala_unfinished (task, account, id)
    SELECT 'people', '', '' WHERE EXISTS (SELECT 1 FROM escala_identities);

INSERT INTO escala_unfinished (task, account, id)
    SELECT 'messages', '', '' WHERE EXISTS (SELECT 1 FROM escala_messages);
