import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { assertFits } from './size-limit.ts';
import { type DocumentToWrite, FIND_LIMIT, type Kind, type Store, type StoredDocument } from './store.ts';
import { storeUnavailable } from './unavailable.ts';

/** Raised with every change of the tables, together with a step that brings older files along. */
const SCHEMA_VERSION = 1;

const SCHEMA = `
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
`;

/** How long a write waits for another process to finish its own. The process does nothing else meanwhile. */
const BUSY_MILLISECONDS = 5_000;

export interface SqliteOptions {
  /** Made, with its folder, when it is not there. Several processes of one machine may share it. */
  readonly file: string;
  readonly now?: () => number;
}

/** The store for one machine: a single SQLite file, nothing to install. */
export function openSqliteStore({ file, now = Date.now }: SqliteOptions): Store {
  const database = guarded(() => openDatabase(file));
  const sql = statements(database);

  let synchronous = '';
  /**
   * What is about to be done outside is written down first; a power cut must not take that back, as NORMAL allows. It may
   * take back that an activity was answered: then it is answered again, which is what each change is safe against.
   */
  const lastAsLongAs = (kind: Kind) => {
    const wanted = kind === 'turn' ? 'NORMAL' : 'FULL';
    if (wanted !== synchronous) database.exec(`PRAGMA synchronous = ${wanted}`);
    synchronous = wanted;
  };

  /** All of it or nothing, and no other writer in between. */
  const write = <T>(kind: Kind, work: () => T): T =>
    guarded(() => {
      lastAsLongAs(kind);
      database.exec('BEGIN IMMEDIATE');
      try {
        // First, so that what has expired stands in nobody's way.
        sql.deleteExpired.run(now());
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (thrown) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw thrown;
      }
    });

  const storedEtag = (kind: Kind, id: string) => {
    const row = sql.etag.get(kind, id);
    return row === undefined ? undefined : String(row.written);
  };

  const put = ({ kind, id, body, lookup = {}, dueAt, expiresAt }: DocumentToWrite): string => {
    const written = Number(sql.countWrite.get()?.count);
    sql.put.run(kind, id, written, JSON.stringify(body), dueAt ?? null, expiresAt ?? null);
    sql.deleteLookups.run(kind, id);
    for (const [field, value] of Object.entries(lookup)) sql.addLookup.run(kind, field, value, id);
    return String(written);
  };

  return {
    async get(kind, id) {
      const row = guarded(() => sql.get.get(kind, id, now()));
      return row === undefined ? undefined : documentFrom(kind, row);
    },

    async create(document) {
      assertFits(document);
      return write(document.kind, () => {
        if (storedEtag(document.kind, document.id) !== undefined) return { outcome: 'exists' };
        return { outcome: 'written', etag: put(document) };
      });
    },

    async replace(document, etag) {
      assertFits(document);
      return write(document.kind, () => {
        if (storedEtag(document.kind, document.id) !== etag) return { outcome: 'changed' };
        return { outcome: 'written', etag: put(document) };
      });
    },

    async delete(kind, id, etag) {
      return write(kind, () => {
        const stored = storedEtag(kind, id);
        if (stored === undefined) return 'missing';
        if (etag !== undefined && etag !== stored) return 'changed';
        sql.delete.run(kind, id);
        return 'deleted';
      });
    },

    async find(kind, field, value) {
      return guarded(() => sql.find.all(kind, field, value, now(), FIND_LIMIT)).map((row) => documentFrom(kind, row));
    },

    async due(kind, before, limit) {
      return guarded(() => sql.due.all(kind, before, now(), limit)).map((row) => documentFrom(kind, row));
    },

    async check() {
      guarded(() => sql.check.get());
    },

    async close() {
      if (database.isOpen) database.close();
    },
  };
}

function openDatabase(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: BUSY_MILLISECONDS });
  // Readers do not wait for the writer.
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('BEGIN IMMEDIATE');
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (version > SCHEMA_VERSION) throw new Error(`${file} was written by a newer version of the bot`);
  if (version === 0) database.exec(`${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION};`);
  database.exec('COMMIT');
  return database;
}

function statements(database: DatabaseSync) {
  const columns = 'documents.id, documents.written, documents.body';
  const alive = '(documents.expires_at IS NULL OR documents.expires_at > ?)';
  return {
    get: database.prepare(`SELECT ${columns} FROM documents WHERE kind = ? AND id = ? AND ${alive}`),
    etag: database.prepare('SELECT written FROM documents WHERE kind = ? AND id = ?'),
    countWrite: database.prepare('UPDATE writes SET count = count + 1 RETURNING count'),
    put: database.prepare(
      `INSERT INTO documents (kind, id, written, body, due_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET written = excluded.written, body = excluded.body,
         due_at = excluded.due_at, expires_at = excluded.expires_at`,
    ),
    addLookup: database.prepare('INSERT INTO lookups (kind, field, value, id) VALUES (?, ?, ?, ?)'),
    deleteLookups: database.prepare('DELETE FROM lookups WHERE kind = ? AND id = ?'),
    delete: database.prepare('DELETE FROM documents WHERE kind = ? AND id = ?'),
    deleteExpired: database.prepare('DELETE FROM documents WHERE expires_at <= ?'),
    find: database.prepare(
      `SELECT ${columns} FROM lookups JOIN documents USING (kind, id)
       WHERE lookups.kind = ? AND field = ? AND value = ? AND ${alive} ORDER BY written DESC LIMIT ?`,
    ),
    due: database.prepare(
      `SELECT ${columns} FROM documents WHERE kind = ? AND due_at <= ? AND ${alive} ORDER BY due_at LIMIT ?`,
    ),
    check: database.prepare('SELECT count FROM writes'),
  } satisfies Record<string, StatementSync>;
}

function documentFrom(kind: Kind, row: Record<string, SQLOutputValue>): StoredDocument {
  return { kind, id: String(row.id), etag: String(row.written), body: bodyFrom(String(row.body)) };
}

/** What is no JSON any more is given as the text it is: one damaged document must not hide the others. */
function bodyFrom(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw storeUnavailable(cause);
  }
}
