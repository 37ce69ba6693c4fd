-- errors: attempts that ended with a Java error; suspicions: workers that had begun it and were not heard of again.
ALTER TABLE escala_work ADD COLUMN errors INTEGER NOT NULL DEFAULT 0;

ALTER TABLE escala_work ADD COLUMN suspicions INTEGER NOT NULL DEFAULT 0;

-- begun is the work that the holder has begun and not settled yet, by its seq.
ALTER TABLE escala_leases ADD COLUMN begun BIGINT;

ALTER TABLE escala_leases ADD COLUMN begun_alone INTEGER NOT NULL DEFAULT 0;

-- Work that did its workers harm, out of its lane.
CREATE TABLE escala_work_quarantine (
    account ${text} NOT NULL,
    kind ${text} NOT NULL,
    id ${text} NOT NULL,
    at BIGINT NOT NULL,
    doc ${text} NOT NULL,
    PRIMARY KEY (account, kind, id)
)${keyed};
