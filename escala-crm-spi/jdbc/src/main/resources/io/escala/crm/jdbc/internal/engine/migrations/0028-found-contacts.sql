-- Searches read contacts in the order of their lists: what most are found by, folded words and numbers, stands in the indexes of these orders. It is
-- that of escala_people, and null where it is too long for an index: then it is looked up there.
ALTER TABLE escala_listed_contacts ADD COLUMN words ${text};

ALTER TABLE escala_listed_contacts ADD COLUMN numbers ${text};

UPDATE escala_listed_contacts SET words = (
        SELECT x.words FROM escala_people x
        WHERE x.account = escala_listed_contacts.account AND x.person = escala_listed_contacts.person
        AND LENGTH(x.words) <= ${most_found}),
    numbers = (
        SELECT x.numbers FROM escala_people x
        WHERE x.account = escala_listed_contacts.account AND x.person = escala_listed_contacts.person
        AND LENGTH(x.numbers) <= ${most_found});

-- Keys of a phone change without their contact.
${follow_people};

DROP INDEX escala_listed_contacts_activity;

DROP INDEX escala_listed_contacts_owner;

CREATE INDEX escala_listed_contacts_activity
    ON escala_listed_contacts (account, archived, place, contact${covering}
        owner, marketing, lifecycle, storage_consent, marketing_consent, name, words, numbers);

CREATE INDEX escala_listed_contacts_owner
    ON escala_listed_contacts (account, archived, owner, place, contact${covering}
        marketing, lifecycle, storage_consent, marketing_consent, name, words, numbers);

-- Few contacts in a state that is rare, such as a consent that was withdrawn.
CREATE INDEX escala_listed_contacts_states
    ON escala_listed_contacts (account, archived, storage_consent, marketing_consent, lifecycle, marketing);
