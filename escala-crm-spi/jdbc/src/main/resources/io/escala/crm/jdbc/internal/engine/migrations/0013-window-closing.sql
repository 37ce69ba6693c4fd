-- The opening of the window of which it was told that it is about to close.
ALTER TABLE escala_conversations ADD COLUMN closing_told BIGINT;
