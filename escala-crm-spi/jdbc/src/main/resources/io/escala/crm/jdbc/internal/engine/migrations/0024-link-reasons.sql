-- Why a person is linked to a contact, or was taken off one, a document in JSON; nothing for links that were made before.
ALTER TABLE escala_identities ADD COLUMN link_reason ${text};
