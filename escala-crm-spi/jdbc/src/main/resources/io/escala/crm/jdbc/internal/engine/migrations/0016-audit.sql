-- Who did what to what, and what was denied. Reasons and fields are lists in JSON, or nothing.
CREATE TABLE escala_audit (
    account ${text} NOT NULL,
    id ${text} NOT NULL,
    at BIGINT NOT NULL,
    actor ${text} NOT NULL,
    user_id ${text},
    role ${text},
    operation ${text} NOT NULL,
    subject_kind ${text},
    subject_id ${text},
    denied INTEGER NOT NULL,
    reasons ${text},
    fields ${text},
    PRIMARY KEY (account, id)
)${keyed};

CREATE INDEX escala_audit_order ON escala_audit (account, at, id);

CREATE INDEX escala_audit_user ON escala_audit (account, user_id, at, id) WHERE user_id IS NOT NULL;

CREATE INDEX escala_audit_subject ON escala_audit (account, subject_id, at, id) WHERE subject_id IS NOT NULL;

CREATE INDEX escala_audit_denied ON escala_audit (account, at, id) WHERE denied = 1;
