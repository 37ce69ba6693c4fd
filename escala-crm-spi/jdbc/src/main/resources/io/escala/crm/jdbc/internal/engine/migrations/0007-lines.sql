-- 0 while a line is stopped. A column, so that stopping a line and replacing the rest of it do not overwrite each other.
ALTER TABLE escala_lines ADD COLUMN available INTEGER NOT NULL DEFAULT 1;

UPDATE escala_lines SET available = 0 WHERE doc LIKE '%"available":false%';

-- Not unique any more: the claim is, and within one commit two lines may exchange their routes.
DROP INDEX escala_lines_route;

CREATE INDEX escala_lines_route ON escala_lines (route);
