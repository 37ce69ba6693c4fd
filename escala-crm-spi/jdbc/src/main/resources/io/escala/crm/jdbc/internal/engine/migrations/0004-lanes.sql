-- 0 is work that somebody waits for, 1 is bulk work.
ALTER TABLE escala_work ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;

-- begun is the token of the lease under which the item was begun and neither settled nor postponed since.
ALTER TABLE escala_work ADD COLUMN begun ${text};

ALTER TABLE escala_work ADD COLUMN begun_alone INTEGER NOT NULL DEFAULT 0;

UPDATE escala_work SET
    begun = (SELECT l.token FROM escala_leases l
        WHERE l.account = escala_work.account AND l.lane = escala_work.lane AND l.begun = escala_work.seq),
    begun_alone = COALESCE((SELECT l.begun_alone FROM escala_leases l
        WHERE l.account = escala_work.account AND l.lane = escala_work.lane AND l.begun = escala_work.seq), 0);

ALTER TABLE escala_leases DROP COLUMN begun;

ALTER TABLE escala_leases DROP COLUMN begun_alone;

ALTER TABLE escala_leases DROP COLUMN place;

-- A worker that lost the answer to its request finds its lease by its token.
CREATE INDEX escala_leases_token ON escala_leases (token);

DROP INDEX escala_work_lane;

CREATE INDEX escala_work_lane ON escala_work (account, lane, priority, seq);

-- The first of a group.
CREATE INDEX escala_work_group ON escala_work (account, lane_group, seq);

DROP INDEX escala_work_due;

-- Over all accounts: workers look here for what has been due longest.
CREATE INDEX escala_work_due ON escala_work (due, seq);
