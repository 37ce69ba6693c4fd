-- What the application has, and would have without an inbox; the tables of the inbox are beside them in the same database.
CREATE SEQUENCE IF NOT EXISTS customer_numbers;

CREATE TABLE IF NOT EXISTS customers (
    id         TEXT PRIMARY KEY,
    first_name TEXT NOT NULL,
    last_name  TEXT NOT NULL,
    phone      TEXT,
    email      TEXT
);

CREATE TABLE IF NOT EXISTS orders (
    id       TEXT PRIMARY KEY,
    customer TEXT NOT NULL REFERENCES customers,
    item     TEXT NOT NULL
);

-- What comes back from the inbox: which customer wrote, and when. The key is what makes an event that comes twice harmless.
CREATE TABLE IF NOT EXISTS customer_messages (
    message  TEXT PRIMARY KEY,
    customer TEXT NOT NULL REFERENCES customers,
    received TIMESTAMPTZ NOT NULL
);
