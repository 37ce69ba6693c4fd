-- The contacts that a user took a person off, a list in JSON, or nothing.
ALTER TABLE escala_identities ADD COLUMN vetoes ${text};
