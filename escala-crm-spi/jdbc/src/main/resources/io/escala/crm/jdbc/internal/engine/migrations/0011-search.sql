-- Lists of conversations by the people they are with, and by the words of their messages.

-- By whom a conversation is found: c/ and the contact, or i/ and the identity without one, after merging.
ALTER TABLE escala_conversations ADD COLUMN person ${text};

UPDATE escala_conversations SET person = CASE WHEN contact IS NOT NULL THEN 'c/' || contact ELSE 'i/' || COALESCE((
    SELECT i.fused_into FROM escala_identities i
    WHERE i.account = escala_conversations.account AND i.id = escala_conversations.identity), identity) END;

CREATE INDEX escala_conversations_person ON escala_conversations (account, person) WHERE superseded_by IS NULL;

-- What people are found by: the folded words of their names, with a space before each, and their numbers, with a plus before each. The terms
-- are made of both. What was stored before is folded when the store is opened next.
CREATE TABLE escala_people (
    ${row_number}
    account ${text} NOT NULL,
    person ${text} NOT NULL,
    words ${text} NOT NULL,
    numbers ${text} NOT NULL,
    terms ${terms} NOT NULL
);

CREATE UNIQUE INDEX escala_people_key ON escala_people (account, person);

${people_index};

-- E-mail addresses by what begins with the @.
CREATE INDEX escala_contact_keys_domain ON escala_contact_keys (account, SUBSTR(value, ${position_of_at}))
    WHERE kind = 'email';

-- The words of messages as they are shown, for those that have any.
CREATE TABLE escala_message_texts (
    ${row_number}
    account ${text} NOT NULL,
    conversation ${text} NOT NULL,
    message ${text} NOT NULL,
    terms ${terms} NOT NULL
);

CREATE UNIQUE INDEX escala_message_texts_key ON escala_message_texts (account, conversation, message);

${message_texts_index};

-- What is left to do when the store is opened next, and where it goes on.
CREATE TABLE escala_unfinished (
    task ${text} NOT NULL PRIMARY KEY,
    account ${text} NOT NULL,
    id ${text} NOT NULL
);

INSERT INTO escala_unfinished (task, account, id)
    SELECT 'people', '', '' WHERE EXISTS (SELECT 1 FROM escala_identities);

INSERT INTO escala_unfinished (task, account, id)
    SELECT 'contacts', '', '' WHERE EXISTS (SELECT 1 FROM escala_contacts);

INSERT INTO escala_unfinished (task, account, id)
    SELECT 'messages', '', '' WHERE EXISTS (SELECT 1 FROM escala_messages);
