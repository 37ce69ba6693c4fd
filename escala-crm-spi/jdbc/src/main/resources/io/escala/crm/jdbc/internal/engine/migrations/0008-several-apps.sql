-- 1 if the body came in on an endpoint that serves several Meta apps.
ALTER TABLE escala_journal ADD COLUMN several_apps INTEGER NOT NULL DEFAULT 0;
