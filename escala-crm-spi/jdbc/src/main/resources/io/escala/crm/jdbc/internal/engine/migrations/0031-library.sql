-- Files that are sent.
CREATE TABLE escala_library_files (
    account ${text} NOT NULL,
    id ${text} NOT NULL,
    source ${text} NOT NULL,
    words ${text} NOT NULL,
    added_at BIGINT NOT NULL,
    removed_at BIGINT,
    doc ${text} NOT NULL,
    PRIMARY KEY (account, id)
)${keyed};

-- Lists are of what is not removed, the newest first.
CREATE INDEX escala_library_files_listed ON escala_library_files (account, source, added_at, id) WHERE removed_at IS NULL;

-- By which id a line sends a file.
CREATE TABLE escala_uploads (
    account ${text} NOT NULL,
    line ${text} NOT NULL,
    storage_key ${text} NOT NULL,
    media_id ${text} NOT NULL,
    uploaded_at BIGINT NOT NULL,
    PRIMARY KEY (account, line, storage_key)
)${keyed};
