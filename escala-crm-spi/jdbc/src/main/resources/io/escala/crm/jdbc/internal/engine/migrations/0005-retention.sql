-- The last deleted event of each account: whoever reads on from before it would miss something.
CREATE TABLE escala_event_marks (
    account ${text} NOT NULL,
    xid BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (account)
)${keyed};

-- The last deleted event of all accounts.
CREATE UNIQUE INDEX escala_event_marks_of_all ON escala_event_marks (xid, seq);

-- Over all accounts: operation ids are deleted by age.
CREATE INDEX escala_operations_at ON escala_operations (at);
