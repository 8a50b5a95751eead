-- A file as the bot's first version made and filled it.
CREATE TABLE documents (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  written INTEGER NOT NULL,
  body TEXT NOT NULL,
  due_at INTEGER,
  expires_at INTEGER,
  PRIMARY KEY (kind, id)
);
CREATE INDEX documents_due ON documents (kind, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX documents_expiring ON documents (expires_at) WHERE expires_at IS NOT NULL;
CREATE TABLE lookups (
  kind TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (kind, field, value, id),
  FOREIGN KEY (kind, id) REFERENCES documents (kind, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX lookups_of_document ON lookups (kind, id);
-- Counts every write there ever was: the etag of a document, also of one deleted and made again, never comes back.
CREATE TABLE writes (count INTEGER NOT NULL);
INSERT INTO writes VALUES (0);

UPDATE writes SET count = 5;
INSERT INTO documents VALUES
  ('onboarding', 'abc', 1, '{"schema":1,"accountName":"ABC Corp"}', 1000, NULL),
  ('card', 'abc/requester', 2, '{"onboardingId":"abc"}', NULL, NULL),
  ('onboarding', 'xyz', 3, '{"schema":1,"accountName":"XYZ"}', NULL, NULL),
  ('secret', 'password', 4, '{"sealed":"…"}', NULL, 99999999999999),
  ('mail', 'm', 5, '{"subject":"Welcome"}', NULL, NULL);
INSERT INTO lookups VALUES
  ('onboarding', 'requester', 'rep', 'abc'),
  ('onboarding', 'stage', 'drafting', 'abc'),
  ('onboarding', 'requester', 'rep', 'xyz'),
  ('card', 'onboarding', 'abc', 'abc/requester'),
  ('mail', 'all', 'mail', 'm');
PRAGMA user_version = 1;
