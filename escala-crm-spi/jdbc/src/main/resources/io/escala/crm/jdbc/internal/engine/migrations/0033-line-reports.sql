-- What Meta says of numbers, Pages and accounts. rank sorts reports about the same, the one that holds highest.
CREATE TABLE escala_line_reports (
    account ${text} NOT NULL,
    route ${text} NOT NULL,
    aspect ${text} NOT NULL,
    subject ${text} NOT NULL,
    rank ${text} NOT NULL,
    doc ${text} NOT NULL,
    PRIMARY KEY (account, route, aspect, subject)
)${keyed};
