-- The team of an account, for hosts that keep it here, and when each user was given a conversation last.
CREATE TABLE escala_team (
    account ${text} NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    doc ${text}
)${keyed};

CREATE TABLE escala_team_users (
    account ${text} NOT NULL,
    id ${text} NOT NULL,
    version BIGINT NOT NULL,
    doc ${text},
    PRIMARY KEY (account, id)
)${keyed};

CREATE TABLE escala_last_assigned (
    account ${text} NOT NULL,
    user_id ${text} NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (account, user_id)
)${keyed};
