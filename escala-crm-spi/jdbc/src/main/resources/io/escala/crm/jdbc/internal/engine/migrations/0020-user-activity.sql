-- When each user of the team was active last. It is in the row of the user, so that what relies on inactivity locks one row.
ALTER TABLE escala_team_users ADD COLUMN active_at BIGINT;
