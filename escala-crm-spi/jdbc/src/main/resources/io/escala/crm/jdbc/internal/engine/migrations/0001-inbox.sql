-- Every table begins with the account, so that tenants stay apart and tables can be partitioned by it.
-- Times are milliseconds since 1970. What SQL neither raises, filters nor sorts by stands in the document.

CREATE TABLE escala_operations (
    account ${text} NOT NULL,
    id ${text} NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (account, id)
)${keyed};

-- Uniqueness and look-up in one: who holds which key. The scope is the account, or empty for keys of the whole store.
CREATE TABLE escala_claims (
    scope ${text} NOT NULL,
    kind ${text} NOT NULL,
    claim_key ${text} NOT NULL,
    holder ${text} NOT NULL,
    PRIMARY KEY (scope, kind, claim_key)
)${keyed};

-- A row without document holds the place of settings that were never saved, while their first version is being written.
CREATE TABLE escala_settings (
    account ${text} NOT NULL,
    version BIGINT NOT NULL,
    doc ${text},
    PRIMARY KEY (account)
)${keyed};

CREATE TABLE escala_lines (
    account ${text} NOT NULL,
    id ${text} NOT NULL,
    route ${text} NOT NULL,
    waba ${text},
    doc ${text} NOT NULL,
    PRIMARY KEY (account, id)
)${keyed};

-- Over all accounts: a webhook learns here whose line it is for.
CREATE UNIQUE INDEX escala_lines_route ON escala_lines (route);

CREATE INDEX escala_lines_waba ON escala_lines (waba) WHERE waba IS NOT NULL;

CREATE TABLE escala_pulses (
    account ${text} NOT NULL,
    line ${text} NOT NULL,
    heard_at BIGINT NOT NULL,
    PRIMARY KEY (account, line)
)${keyed};

-- rank sorts reports about the same, the one that holds highest.
CREATE TABLE escala_template_reports (
    account ${text} NOT NULL,
    waba ${text} NOT NULL,
    name ${text} NOT NULL,
    language ${text} NOT NULL,
    aspect ${text} NOT NULL,
    rank ${text} NOT NULL,
    doc ${text} NOT NULL,
    PRIMARY KEY (account, waba, name, language, aspect)
)${keyed};

-- profile_rank sorts sightings of a name, the latest highest.
CREATE TABLE escala_identities (
    account ${text} NOT NULL,
    id ${text} NOT NULL,
    channel ${text} NOT NULL,
    contact ${text},
    fused_into ${text},
    profile ${text},
    profile_rank ${text},
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (account, id)
);

CREATE INDEX escala_identities_contact ON escala_identities (account, contact) WHERE contact IS NOT NULL;

CREATE INDEX escala_identities_fused ON escala_identities (account, fused_into) WHERE fused_into IS NOT NULL;

CREATE TABLE escala_aliases (
    account ${text} NOT NULL,
    identity ${text} NOT NULL,
    kind ${text} NOT NULL,
    scope ${text} NOT NULL,
    value ${text} NOT NULL,
    grade INTEGER NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    last_seen BIGINT NOT NULL,
    PRIMARY KEY (account, identity, kind, scope, value)
)${keyed};

CREATE TABLE escala_channel_consents (
    account ${text} NOT NULL,
    identity ${text} NOT NULL,
    id ${text} NOT NULL,
    at BIGINT NOT NULL,
    doc ${text} NOT NULL,
    PRIMARY KEY (account, identity, id)
)${keyed};

CREATE TABLE escala_contacts (
    account ${text} NOT NULL,
    id ${text} NOT NULL,
    search ${text} NOT NULL,
    version BIGINT NOT NULL,
    doc ${text} NOT NULL,
    PRIMARY KEY (account, id)
);

-- roles: 1 primary, 2 secondary, 4 WhatsApp.
CREATE TABLE escala_contact_keys (
    account ${text} NOT NULL,
    contact ${text} NOT NULL,
    kind ${text} NOT NULL,
    value ${text} NOT NULL,
    roles INTEGER NOT NULL,
    PRIMARY KEY (account, contact, kind, value)
)${keyed};

CREATE INDEX escala_contact_keys_value ON escala_contact_keys (account, kind, value);

CREATE TABLE escala_consents (
    account ${text} NOT NULL,
    contact ${text} NOT NULL,
    id ${text} NOT NULL,
    at BIGINT NOT NULL,
    doc ${text} NOT NULL,
    PRIMARY KEY (account, contact, id)
)${keyed};

CREATE TABLE escala_conversations (
    account ${text} NOT NULL,
    id ${text} NOT NULL,
    line ${text} NOT NULL,
    identity ${text} NOT NULL,
    channel ${text} NOT NULL,
    owner ${text},
    session INTEGER NOT NULL,
    is_open INTEGER NOT NULL,
    closed_at BIGINT,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    window_opened BIGINT,
    window_shut BIGINT,
    activity BIGINT,
    inbound_arrival BIGINT,
    answered BIGINT,
    read_by_team BIGINT,
    marked_unread BIGINT,
    delivered_up_to BIGINT,
    read_up_to BIGINT,
    PRIMARY KEY (account, id)
);

CREATE INDEX escala_conversations_identity ON escala_conversations (account, identity);

CREATE INDEX escala_conversations_activity
    ON escala_conversations (account, (COALESCE(activity, -9223372036854775807)), id);

CREATE INDEX escala_conversations_owner
    ON escala_conversations (account, owner, (COALESCE(activity, -9223372036854775807)), id);

CREATE TABLE escala_sessions (
    account ${text} NOT NULL,
    conversation ${text} NOT NULL,
    number INTEGER NOT NULL,
    doc ${text} NOT NULL,
    PRIMARY KEY (account, conversation, number)
)${keyed};

-- delivery_* and error_* are empty for inbound messages. delivery_at_N is when the status of rank N was first seen.
-- content stands apart from the document, so that it can be erased by itself. *_rank sorts edits and reactions, the one that
-- holds highest; reacted_in is the customer's, reacted_out the business's.
CREATE TABLE escala_messages (
    account ${text} NOT NULL,
    id ${text} NOT NULL,
    conversation ${text} NOT NULL,
    provider_id ${text},
    at BIGINT NOT NULL,
    arrived_at BIGINT NOT NULL,
    doc ${text} NOT NULL,
    content ${text} NOT NULL,
    context ${text},
    unsent_at BIGINT,
    edit ${text},
    edit_rank ${text},
    reacted_in ${text},
    reacted_in_rank ${text},
    reacted_out ${text},
    reacted_out_rank ${text},
    delivery_attempt INTEGER,
    delivery_status INTEGER,
    delivery_at_0 BIGINT,
    delivery_at_1 BIGINT,
    delivery_at_2 BIGINT,
    delivery_at_3 BIGINT,
    delivery_at_4 BIGINT,
    delivery_at_5 BIGINT,
    delivery_at_6 BIGINT,
    delivery_at_7 BIGINT,
    delivery_at_8 BIGINT,
    error_code INTEGER,
    error_subcode INTEGER,
    error_reason ${text},
    PRIMARY KEY (account, id)
);

CREATE INDEX escala_messages_thread ON escala_messages (account, conversation, at, arrived_at, id);

CREATE INDEX escala_messages_unnamed ON escala_messages (account, conversation) WHERE provider_id IS NULL;

CREATE INDEX escala_messages_unknown ON escala_messages (account, conversation) WHERE delivery_status = 2;

CREATE TABLE escala_media (
    account ${text} NOT NULL,
    message ${text} NOT NULL,
    place INTEGER NOT NULL,
    state INTEGER NOT NULL,
    doc ${text} NOT NULL,
    PRIMARY KEY (account, message, place)
)${keyed};

-- message is line and provider id, with a slash between them; report tells reports of one message apart.
CREATE TABLE escala_parked (
    account ${text} NOT NULL,
    message ${text} NOT NULL,
    report ${text} NOT NULL,
    line ${text} NOT NULL,
    doc ${text} NOT NULL,
    PRIMARY KEY (account, message, report)
)${keyed};

CREATE TABLE escala_suggestions (
    account ${text} NOT NULL,
    id ${text} NOT NULL,
    doc ${text} NOT NULL,
    PRIMARY KEY (account, id)
)${keyed};

CREATE TABLE escala_aside (
    account ${text} NOT NULL,
    id ${text} NOT NULL,
    reason ${text} NOT NULL,
    line ${text},
    at BIGINT NOT NULL,
    doc ${text} NOT NULL,
    raw ${bytes} NOT NULL,
    PRIMARY KEY (account, id)
);

CREATE INDEX escala_aside_at ON escala_aside (account, at);

-- Of the whole store: what is in a journalled body is known once it is filed.
CREATE TABLE escala_journal (
    id ${text} NOT NULL PRIMARY KEY,
    app ${text},
    received_at BIGINT NOT NULL,
    body ${bytes} NOT NULL
);

-- xid is the writing transaction where the engine has one: readers stop before the first that is still open.
CREATE TABLE escala_events (
    seq ${serial},
    account ${text} NOT NULL,
    xid BIGINT NOT NULL DEFAULT ${xid},
    at BIGINT NOT NULL,
    tag ${text} NOT NULL,
    doc ${text} NOT NULL
);

CREATE UNIQUE INDEX escala_events_order ON escala_events (account, xid, seq);

CREATE TABLE escala_work (
    seq ${serial},
    account ${text} NOT NULL,
    kind ${text} NOT NULL,
    id ${text} NOT NULL,
    lane ${text} NOT NULL,
    lane_group ${text} NOT NULL,
    due BIGINT NOT NULL,
    attempts INTEGER NOT NULL
);

CREATE UNIQUE INDEX escala_work_key ON escala_work (account, kind, id);

CREATE INDEX escala_work_lane ON escala_work (account, lane, seq);

-- Over all accounts: workers look here for what is due.
CREATE INDEX escala_work_due ON escala_work (kind, due);

-- place says where a lane stood among those leased with it.
CREATE TABLE escala_leases (
    account ${text} NOT NULL,
    lane ${text} NOT NULL,
    token ${text} NOT NULL,
    place BIGINT NOT NULL,
    held_until BIGINT NOT NULL,
    PRIMARY KEY (account, lane)
)${keyed};
