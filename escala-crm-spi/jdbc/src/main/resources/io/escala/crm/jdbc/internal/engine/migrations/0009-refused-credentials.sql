-- A digest of the credentials with which Meta refused to send, while a line is stopped; never the credentials.
ALTER TABLE escala_lines ADD COLUMN refused_credential ${text};
