import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { setTimeout as pause, setImmediate as turnOfOthers } from 'node:timers/promises';
import { z } from 'zod';
import { countedFrom, factKinds } from './facts.ts';
import { placeOf } from './place.ts';
import { fittingBody } from './size-limit.ts';
import { openSqliteFacts } from './sqlite-facts.ts';
import { forgetOverwritten, isBusy, openDatabase, writeAnew } from './sqlite-tables.ts';
import {
  COUNTED_BY_PREFIX,
  type DocumentToWrite,
  type Index,
  type Kind,
  type Page,
  type PageRequest,
  type Search,
  type Store,
} from './store.ts';
import { storeUnavailable } from './unavailable.ts';

export interface SqliteOptions {
  /** Made, with its folder, when it is not there. Several processes of one machine may share it. */
  readonly file: string;
  readonly now?: () => number;
  /** How long one operation waits for another process, in ms: less than a turn has time. */
  readonly patience?: number;
  /** Whether a file of an older version is brought along to today's, after which an older bot cannot open it; true unless told. */
  readonly bringsAlong?: boolean;
}

/** The store for one machine: a single SQLite file, nothing to install. */
export function openSqliteStore({ file, now = Date.now, patience = 3_000, bringsAlong = true }: SqliteOptions): Store {
  const database = opened(file, bringsAlong);
  const sql = statements(database);
  const facts = openSqliteFacts(database);

  /** While another process is at it, this one goes on with everything else. */
  const guarded = async <T>(work: () => T): Promise<T> => {
    const start = performance.now();
    for (;;) {
      try {
        return work();
      } catch (cause) {
        if (!isBusy(cause) || performance.now() - start >= patience) throw storeUnavailable(cause);
      }
      await pause(Math.random() * 50);
    }
  };

  /** All of it or nothing, and no other writer in between. */
  const write = <T>(work: () => T): Promise<T> =>
    guarded(() => {
      sql.begin.run();
      try {
        // First, so that what has expired stands in nobody's way.
        sql.deleteExpired.run(now());
        const result = work();
        sql.commit.run();
        return result;
      } catch (thrown) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw thrown;
      }
    });

  /** What is read in it belongs together, whoever writes meanwhile. */
  const asOfNow = <T>(work: () => T): Promise<T> =>
    guarded(() => {
      sql.beginReading.run();
      try {
        return work();
      } finally {
        sql.commit.run();
      }
    });

  const afterOthers = async <T>(work: () => T): Promise<T> => {
    await turnOfOthers();
    return guarded(work);
  };

  const storedEtag = (kind: Kind, id: string) => {
    const row = sql.etag.get(kind, id);
    return row === undefined ? undefined : String(row.written);
  };

  const put = (document: DocumentToWrite, body: string): string => {
    const { kind, id, index = {}, summary, facts: known, rank = 0, schema = 0, dueAt, expiresAt } = document;
    const written = Number(sql.countWrite.get()?.count);
    const listed = summary === undefined ? null : JSON.stringify(summary);
    const row = sql.put.get(kind, id, written, schema, dueAt ?? null, expiresAt ?? null, listed, body);
    const place = placeOf(rank, id);
    putEntries(kind, Number(row?.number), entriesOf(index), place);
    facts.put(kind, Number(row?.number), place, known);
    return String(written);
  };

  /** Most writes change none of them. */
  const putEntries = (kind: Kind, document: number, entries: readonly (readonly [string, string])[], place: string) => {
    // No field has a blank in its name.
    const missing = new Map(entries.map((entry) => [entry.join(' '), entry]));
    for (const row of sql.entries.all(document)) {
      const [field, value, at] = [String(row.field), String(row.value), String(row.place)];
      if (at !== place || !missing.delete(`${field} ${value}`)) sql.deleteEntry.run(kind, field, value, at);
    }
    for (const [field, value] of missing.values()) sql.addEntry.run(kind, field, value, place, document);
  };

  /** One more than the page has, to know whether there is another. */
  const pageRows = (kind: Kind, search: Search, limit: number, after: string) => {
    if ('value' in search) return sql.pageOfValue.all(kind, search.field, search.value, after, limit + 1);
    const { field, prefix, from = prefix } = search;
    const [value, place] = cursorParts(after);
    // Whoever asks for the next page says where it begins: not before the search.
    const begin = isBefore(value, from) ? from : value;
    return sql.pageOfPrefix.all(kind, field, begin, endOf(prefix), value, place, limit + 1);
  };

  const total = (kind: Kind, search: Search): { total: number; isMore?: true } => {
    if ('value' in search) return { total: Number(sql.total.get(kind, search.field, search.value)?.total ?? 0) };
    const { field, prefix } = search;
    const counted = Number(sql.countPrefix.get(kind, field, prefix, endOf(prefix), COUNTED_BY_PREFIX + 1)?.counted);
    return counted > COUNTED_BY_PREFIX ? { total: COUNTED_BY_PREFIX, isMore: true } : { total: counted };
  };

  const pageOf = (kind: Kind, search: Search, { limit, after = '' }: PageRequest): Page => {
    const found = pageRows(kind, search, limit, after);
    const items = found.slice(0, limit).map((row) => ({ id: String(row.id), summary: jsonFrom(row.summary) }));
    const last = found.length > limit ? found[limit - 1] : undefined;
    const next = last && ('value' in search ? String(last.place) : cursorOf(last));
    return { items, ...total(kind, search), ...(next !== undefined && { next }) };
  };

  return {
    async get(kind, id) {
      const row = await guarded(() => sql.get.get(kind, id, now()));
      if (row === undefined) return undefined;
      return {
        ...{ kind, id: String(row.id), etag: String(row.written) },
        // Who knows the etag needs no body.
        get body() {
          return jsonFrom(row.body);
        },
      };
    },

    async create(document) {
      const body = fittingBody(document);
      return write(() => {
        if (storedEtag(document.kind, document.id) !== undefined) return { outcome: 'exists' };
        return { outcome: 'written', etag: put(document, body) };
      });
    },

    async replace(document, etag) {
      const body = fittingBody(document);
      return write(() => {
        if (storedEtag(document.kind, document.id) !== etag) return { outcome: 'changed' };
        return { outcome: 'written', etag: put(document, body) };
      });
    },

    async delete(kind, id, etag) {
      const deleted = await write(() => {
        const stored = storedEtag(kind, id);
        if (stored === undefined) return 'missing';
        if (etag !== undefined && etag !== stored) return 'changed';
        sql.delete.run(kind, id);
        return 'deleted';
      });
      // Also when it was missing: the process that deleted it may have ended before this.
      if (kind === 'secret') await guarded(() => forgetOverwritten(database));
      return deleted;
    },

    page: (kind, search, request) => asOfNow(() => pageOf(kind, search, request)),

    firstPages: (kind, searches) => asOfNow(() => searches.map(([search, limit]) => pageOf(kind, search, { limit }))),

    async select(kind, selection, { limit, after }) {
      const { by } = selection;
      const from = placeAfter(after, factKinds[by]);
      const found = await guarded(() => facts.rows(kind, selection, limit, from));
      // The first page that has all needs no count; between the two others get their turn.
      const isAll = after === undefined && found.length <= limit;
      const total = isAll ? found.length : await afterOthers(() => facts.count(kind, selection.where));
      const items = found.slice(0, limit).map((row) => ({ id: String(row.id), summary: jsonFrom(row.summary) }));
      const last = found.length > limit ? found[limit - 1] : undefined;
      return { items, total, ...(last && { next: JSON.stringify([last.value, last.place]) }) };
    },

    async counted(kind, { limit, after = '0' }) {
      const found = await guarded(() => facts.counted(kind, limit, Number(after) || 0));
      const last = found.length < limit ? undefined : found.at(-1);
      return { rows: found.map(countedFrom), ...(last && { next: String(last.document) }) };
    },

    async due(kind, { schema, limit }) {
      const rows = await guarded(() => sql.due.all(kind, schema, limit));
      return rows.map((row) => ({ id: String(row.id), dueAt: Number(row.due_at) }));
    },

    async outdated(kind, schema, { limit, after }) {
      const [of, id] = cursorParts(after);
      const rows = await guarded(() => sql.outdated.all(kind, schema, of === '' ? -1 : Number(of), id, limit));
      const last = rows.length < limit ? undefined : rows.at(-1);
      const ids = rows.map((row) => String(row.id));
      return { ids, ...(last && { next: JSON.stringify([String(last.schema), last.id]) }) };
    },

    async ids(kind, { limit, after = '' }) {
      const ids = (await guarded(() => sql.ids.all(kind, after, limit))).map(({ id }) => String(id));
      const next = ids.length < limit ? undefined : ids.at(-1);
      return { ids, ...(next !== undefined && { next }) };
    },

    async forget() {
      await guarded(() => writeAnew(database));
    },

    async check() {
      await guarded(() => sql.check.get());
    },

    async close() {
      if (database.isOpen) database.close();
    },
  };
}

function statements(database: DatabaseSync) {
  const listed = 'documents.id, summary, value, place FROM entries JOIN documents ON number = document';
  return {
    begin: database.prepare('BEGIN IMMEDIATE'),
    beginReading: database.prepare('BEGIN'),
    commit: database.prepare('COMMIT'),
    get: database.prepare(
      `SELECT id, written, body FROM documents WHERE kind = ? AND id = ? AND (expires_at IS NULL OR expires_at > ?)`,
    ),
    etag: database.prepare('SELECT written FROM documents WHERE kind = ? AND id = ?'),
    countWrite: database.prepare('UPDATE writes SET count = count + 1 RETURNING count'),
    put: database.prepare(
      `INSERT INTO documents (kind, id, written, schema, due_at, expires_at, summary, body)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET written = excluded.written, schema = excluded.schema, due_at = excluded.due_at,
         expires_at = excluded.expires_at, summary = excluded.summary, body = excluded.body
       RETURNING number`,
    ),
    entries: database.prepare('SELECT field, value, place FROM entries WHERE document = ?'),
    addEntry: database.prepare('INSERT INTO entries (kind, field, value, place, document) VALUES (?, ?, ?, ?, ?)'),
    deleteEntry: database.prepare('DELETE FROM entries WHERE kind = ? AND field = ? AND value = ? AND place = ?'),
    delete: database.prepare('DELETE FROM documents WHERE kind = ? AND id = ?'),
    deleteExpired: database.prepare('DELETE FROM documents WHERE expires_at <= ?'),
    pageOfValue: database.prepare(
      `SELECT ${listed} WHERE entries.kind = ? AND field = ? AND value = ? AND place > ? ORDER BY place LIMIT ?`,
    ),
    pageOfPrefix: database.prepare(
      `SELECT ${listed} WHERE entries.kind = ? AND field = ? AND value >= ? AND value < ? AND (value, place) > (?, ?)
       ORDER BY value, place LIMIT ?`,
    ),
    total: database.prepare('SELECT total FROM totals WHERE kind = ? AND field = ? AND value = ?'),
    countPrefix: database.prepare(
      `SELECT count(*) AS counted FROM
       (SELECT 1 FROM entries WHERE kind = ? AND field = ? AND value >= ? AND value < ? LIMIT ?)`,
    ),
    due: database.prepare(
      `SELECT id, due_at FROM documents WHERE kind = ? AND due_at IS NOT NULL AND schema <= ? ORDER BY due_at LIMIT ?`,
    ),
    outdated: database.prepare(
      `SELECT schema, id FROM documents WHERE kind = ? AND schema < ? AND (schema, id) > (?, ?)
       ORDER BY schema, id LIMIT ?`,
    ),
    ids: database.prepare('SELECT id FROM documents WHERE kind = ? AND id > ? ORDER BY id LIMIT ?'),
    check: database.prepare('SELECT count FROM writes'),
  } satisfies Record<string, StatementSync>;
}

function entriesOf(index: Index): readonly (readonly [field: string, value: string])[] {
  return Object.entries(index).flatMap(([field, values]) => [values].flat().map((value) => [field, value] as const));
}

/** Later than every text that begins so. */
function endOf(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}

const Behind = z.tuple([z.union([z.string(), z.number()]), z.string()]);

/** Of what is no place among these the beginning. */
function placeAfter(
  cursor: string | undefined,
  kind: 'text' | 'number' | 'list',
): [string | number, string] | undefined {
  const read = Behind.safeParse(jsonFrom(cursor));
  if (!read.success) return undefined;
  return (typeof read.data[0] === 'number') === (kind === 'number') ? read.data : undefined;
}

function cursorOf({ value, place }: Record<string, SQLOutputValue>): string {
  return JSON.stringify([value, place]);
}

const Cursor = z.tuple([z.string(), z.string()]).catch(['', '']);

/** Of what is no cursor those of the beginning. */
function cursorParts(cursor: string | undefined): readonly [string, string] {
  return Cursor.parse(jsonFrom(cursor));
}

/** As SQLite compares texts: by their bytes. */
function isBefore(one: string, other: string): boolean {
  return Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0;
}

/** What is no JSON any more is given as the text it is: one damaged document must not hide the others. */
function jsonFrom(text: SQLOutputValue | undefined): unknown {
  if (text === null || text === undefined) return undefined;
  try {
    return JSON.parse(String(text));
  } catch {
    return String(text);
  }
}

function opened(file: string, bringsAlong: boolean): DatabaseSync {
  try {
    return openDatabase(file, bringsAlong);
  } catch (cause) {
    throw storeUnavailable(cause);
  }
}
