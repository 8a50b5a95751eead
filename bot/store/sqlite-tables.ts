import { DatabaseSync } from 'node:sqlite';
import { closeToOthers, makeForOwnerOnly } from './for-owner-only.ts';
import { FACTS, FILTERED } from './sqlite-facts.ts';

/** Raised with every change that an older bot would not keep up, together with a step that brings older files along. */
const VERSION = 4;

const TABLES = `
  -- What is read for lists stands before the body: behind it, it would have to be looked for through all of it.
  CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    written INTEGER NOT NULL,
    schema INTEGER NOT NULL,
    due_at INTEGER,
    expires_at INTEGER,
    summary TEXT,
    body TEXT NOT NULL,
    UNIQUE (kind, id)
  );
  CREATE INDEX documents_due ON documents (kind, due_at, schema, id) WHERE due_at IS NOT NULL;
  CREATE INDEX documents_expiring ON documents (expires_at) WHERE expires_at IS NOT NULL;
  CREATE INDEX documents_by_schema ON documents (kind, schema, id);

  -- What documents are found by, in the order of pages; and how many each value finds, so that nobody counts them.
  CREATE TABLE entries (
    kind TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    place TEXT NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY (kind, field, value, place)
  ) WITHOUT ROWID;
  CREATE INDEX entries_of_document ON entries (document);
  CREATE TABLE totals (
    kind TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (kind, field, value)
  ) WITHOUT ROWID;
  CREATE TRIGGER entry_added AFTER INSERT ON entries BEGIN
    INSERT INTO totals VALUES (new.kind, new.field, new.value, 1) ON CONFLICT DO UPDATE SET total = total + 1;
  END;
  CREATE TRIGGER entry_gone AFTER DELETE ON entries BEGIN
    UPDATE totals SET total = total - 1 WHERE kind = old.kind AND field = old.field AND value = old.value;
    DELETE FROM totals WHERE kind = old.kind AND field = old.field AND value = old.value AND total = 0;
  END;
  CREATE TRIGGER document_gone AFTER DELETE ON documents BEGIN
    DELETE FROM entries WHERE document = old.number;
  END;
  ${FACTS}
`;

/** Counts every write there ever was: the etag of a document, also of one deleted and made again, never comes back. */
const WRITES = `
  CREATE TABLE writes (count INTEGER NOT NULL);
  INSERT INTO writes VALUES (0);
`;

/**
 * 1 to 2: pages of summaries. Mails are listed whole; of onboardings the start makes a summary. What was written
 * last comes first, as it did. Which deliveries were carried out stands in the record by now.
 */
const FROM_VERSION_1 = `
  ALTER TABLE documents RENAME TO documents_1;
  DROP INDEX documents_due;
  DROP INDEX documents_expiring;
  ${TABLES}
  INSERT INTO documents (kind, id, written, schema, due_at, expires_at, summary, body)
    SELECT kind, id, written, 0, due_at, expires_at, iif(kind = 'mail', body, NULL), body FROM documents_1
    WHERE kind <> 'turn';
  INSERT INTO entries (kind, field, value, place, document)
    SELECT kind, field, value, printf('%016d', ${Number.MAX_SAFE_INTEGER} - written) || id, number
    FROM lookups JOIN documents USING (kind, id);
  DROP TABLE lookups;
  DROP TABLE documents_1;
`;

/** How long the opening waits for another process to finish its write, and any other step. Nothing else is done meanwhile. */
const BUSY_MILLISECONDS = { opening: 5_000, step: 100 };

/**
 * Opens the file, made with its folder when it is not there, with today's tables. Only its owner may read it.
 * @param bringsAlong whether a file of an older version gets today's tables, after which an older bot cannot open it any more
 * @throws Error where the file is of another version, and is not brought along
 */
export function openDatabase(file: string, bringsAlong: boolean): DatabaseSync {
  if (file !== ':memory:') {
    makeForOwnerOnly(file);
    // What SQLite makes beside the file gets the file's mode; these may be there from a time when that was another.
    for (const beside of ['-wal', '-shm']) closeToOthers(file + beside);
  }
  const database = new DatabaseSync(file, { timeout: BUSY_MILLISECONDS.opening });
  // Readers do not wait for the writer.
  database.exec('PRAGMA journal_mode = WAL');
  // What is about to be done outside is written down first; a power cut must not take that back.
  database.exec('PRAGMA synchronous = FULL');
  // What is deleted is overwritten.
  database.exec('PRAGMA secure_delete = ON');
  database.exec('BEGIN IMMEDIATE');
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  const why = whyNotOpened(version, bringsAlong);
  if (why !== undefined) {
    database.close();
    throw new Error(`${file} ${why}`);
  }
  if (version === 0) database.exec(TABLES + WRITES);
  if (version === 1) database.exec(FROM_VERSION_1);
  // 3 to 4: what is searched by together stands beside the documents; the start fills it in.
  if (version === 2 || version === 3) database.exec(FACTS);
  // An index is kept up by an older bot too, so that one can still be gone back to.
  database.exec(FILTERED);
  database.exec(`PRAGMA user_version = ${VERSION}`);
  database.exec('COMMIT');
  // 2 to 3: pages that were given free before deletions overwrote them still hold what was deleted.
  if (version > 0 && version < 3) writeAnew(database);
  database.exec(`PRAGMA busy_timeout = ${BUSY_MILLISECONDS.step}`);
  return database;
}

function whyNotOpened(version: number, bringsAlong: boolean): string | undefined {
  if (version > VERSION) return 'was written by a newer version of the bot';
  if (version === 0 || version === VERSION || bringsAlong) return undefined;
  return 'is of an older version. Keep a copy of it, then start the bot of this version: afterwards an older one cannot open it';
}

/**
 * Without anything that is no longer there: where SQLite moved a row from one page to another, the first may still hold
 * what the row was then, which no deletion overwrites. Takes half a second for 100 MB.
 * @throws Error as `forgetOverwritten`
 */
export function writeAnew(database: DatabaseSync): void {
  database.exec('VACUUM');
  forgetOverwritten(database);
}

/**
 * Writes down what the write-ahead log holds and empties it: until then it keeps what was overwritten or deleted.
 * @throws Error when a reader of another process is in the way
 */
export function forgetOverwritten(database: DatabaseSync): void {
  const outcome = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  if (outcome?.busy !== 0) throw Object.assign(new Error('the write-ahead log is still being read'), { errcode: BUSY });
}

/** SQLITE_BUSY (sqlite.org/rescode.html); what stands above the lowest byte says more of it. */
const BUSY = 5;

/** Whether another process was at it, and later it may succeed. */
export function isBusy(thrown: unknown): boolean {
  return thrown instanceof Error && 'errcode' in thrown && (Number(thrown.errcode) & 0xff) === BUSY;
}
