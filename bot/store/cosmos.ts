import { CosmosClient, ErrorResponse, type SqlQuerySpec } from '@azure/cosmos';
import type { TokenCredential } from '@azure/identity';
import { z } from 'zod';
import { answered, type Patience } from './cosmos-attempts.ts';
import { createContainer, documentsContainer } from './cosmos-container.ts';
import {
  documentFrom,
  etagOf,
  etagParts,
  idFoundAt,
  idOf,
  itemFrom,
  itemName,
  overtakenEtag,
  type StoredItem,
  storedItem,
} from './cosmos-item.ts';
import { dueQuery, idsQuery, outdatedQuery, pageQuery, totalQuery } from './cosmos-queries.ts';
import { countedQuery, selectedQuery, selectionQuery } from './cosmos-selection.ts';
import { countedFrom } from './facts.ts';
import { fittingBody } from './size-limit.ts';
import type { DocumentToWrite, Kind, Page, PageRequest, Search, Store } from './store.ts';

export interface CosmosOptions {
  readonly endpoint: string;
  readonly database: string;
  /** The account's key, or who signs in instead. */
  readonly access: { readonly key: string } | { readonly credential: TokenCredential };
  /**
   * Make the database and the container when they are not there. Needs a key: roles on data cannot do it (Microsoft
   * Learn: how-to-connect-role-based-access-control).
   */
  readonly createMissing?: boolean;
  readonly now?: () => number;
  readonly patience?: Patience;
  readonly heardCharge?: HeardCharge;
}

/** Hears what each answer costs, in request units. */
export type HeardCharge = (operation: 'read' | 'create' | 'replace' | 'delete' | 'query', units: number) => void;

/** Teams gives up on a turn after fifteen seconds, and a turn has more to do than one operation. */
const patienceOfTurn: Patience = { attempt: 2_000, operation: 5_000 };

const Listed = z.object({
  id: z.string(),
  documentId: z.string().optional(),
  summary: z.unknown().optional(),
  place: z.string(),
});
const Due = z.object({ id: z.string(), documentId: z.string().optional(), dueAt: z.number() });
const Counted = z.looseObject({ id: z.string() });
const Named = z.object({ id: z.string(), documentId: z.string().optional() });

/** The answers to a write under a condition. After 449 others were writing at every attempt, and ours did not happen. */
const onlyIfUnchanged = { 404: 'changed', 412: 'changed', 449: 'changed' } as const;

/**
 * The store for many machines: one container of Azure Cosmos DB for NoSQL. Each document is its own partition: all
 * that is promised is promised about one document, and reads and writes of it go to one place.
 *
 * Every request may be sent again (see `answered`): a create or replace repeated after a lost answer is refused because
 * of itself, which is recognised by its id among the last writes of what stands there.
 */
export function openCosmosStore(options: CosmosOptions): Store {
  const { endpoint, access, now = Date.now, patience = patienceOfTurn, heardCharge } = options;
  const charged = <T extends { readonly requestCharge: number }>(of: Parameters<HeardCharge>[0], response: T): T => {
    heardCharge?.(of, response.requestCharge);
    return response;
  };
  const client = new CosmosClient({
    endpoint,
    ...('key' in access ? { key: access.key } : { aadCredentials: access.credential }),
    connectionPolicy: {
      requestTimeout: patience.attempt,
      // Throttled requests are repeated in `answered`: the SDK may sleep through the whole turn.
      retryOptions: { maxRetryAttemptCount: 0 },
      // An emulator on this machine announces an https address that it does not have.
      enableEndpointDiscovery: !endpoint.startsWith('http:'),
    },
  });
  const container = onceWorking(() =>
    answered(
      async () =>
        options.createMissing
          ? createContainer(client, options.database)
          : client.database(options.database).container(documentsContainer.id),
      patience,
    ),
  );

  /** A point read: one item of one partition. */
  const read = async (kind: Kind, id: string): Promise<StoredItem | undefined> => {
    const name = itemName(kind, id);
    const item = (await container()).item(name, name);
    const found = await answered(async (abortSignal) => {
      const { statusCode, substatus, resource } = charged('read', await item.read({ abortSignal }));
      // The SDK takes every 404 for a missing document; with a sub-status it is about something else.
      if (statusCode === 404 && substatus) {
        throw Object.assign(new ErrorResponse('Not the document is missing'), { code: statusCode, substatus });
      }
      return resource;
    }, patience);
    return found === undefined ? undefined : storedItem.parse(found);
  };

  /** The service removes what has expired within moments; until then it is passed over here. */
  const alive = ({ expiresAt }: StoredItem) => expiresAt === undefined || expiresAt > now();

  /** What came of a write that was refused: it may have been done by an earlier attempt, and others may have followed. */
  const afterRefusal = async (kind: Kind, id: string, [ours]: readonly string[]) => {
    const standing = await read(kind, id);
    if (ours === undefined || !standing?.writes.includes(ours)) return { outcome: 'refused', standing } as const;
    const etag = standing.writes[0] === ours ? etagOf(standing) : overtakenEtag;
    return { outcome: 'written', etag } as const;
  };

  const overwrite = async (document: DocumentToWrite, etag: string) => {
    const { _etag: condition, writes } = etagParts(etag);
    const item = itemFrom(document, now(), writes);
    const target = (await container()).item(item.id, item.pk);
    const accessCondition = { type: 'IfMatch', condition } as const;
    const written = await answered(
      async (abortSignal) => charged('replace', await target.replace(item, { accessCondition, abortSignal })).etag,
      patience,
      onlyIfUnchanged,
    );
    if (written !== 'changed') {
      return { outcome: 'written', etag: etagOf({ _etag: written, writes: item.writes }) } as const;
    }
    const came = await afterRefusal(document.kind, document.id, item.writes);
    return came.outcome === 'written' ? came : ({ outcome: 'changed' } as const);
  };

  const query = async <Row>(row: z.ZodType<Row>, spec: SqlQuerySpec): Promise<readonly Row[]> => {
    const { items } = await container();
    const found = await answered(
      async (abortSignal) => charged('query', await items.query<unknown>(spec, { abortSignal }).fetchAll()),
      patience,
    );
    return found.resources.map((resource) => row.parse(resource));
  };

  const count = async (kind: Kind, search: Search) => (await query(z.number(), totalQuery(kind, search)))[0] ?? 0;

  const pageOf = async (kind: Kind, search: Search, { limit, after }: PageRequest): Promise<Page> => {
    // One more, to know whether there is another page. A first page that has all needs no count.
    const [rows, counted] = await Promise.all([
      query(Listed, pageQuery(kind, search, { limit: limit + 1, after })),
      after === undefined ? undefined : count(kind, search),
    ]);
    const items = rows.slice(0, limit);
    const next = rows.length > limit ? items.at(-1)?.place : undefined;
    const total = counted ?? (next === undefined ? items.length : await count(kind, search));
    return {
      items: items.map((row) => ({ id: idOf(kind, row), summary: row.summary })),
      total,
      ...(next === undefined ? {} : { next }),
    };
  };

  return {
    async get(kind, id) {
      const found = await read(kind, id);
      return found !== undefined && alive(found) ? documentFrom(kind, found) : undefined;
    },

    async create(document) {
      fittingBody(document);
      const item = itemFrom(document, now());
      const { items } = await container();
      const written = await answered(
        async (abortSignal) => charged('create', await items.create(item, { abortSignal })).etag,
        patience,
        { 409: 'exists' } as const,
      );
      if (written !== 'exists') return { outcome: 'written', etag: etagOf({ _etag: written, writes: item.writes }) };
      const came = await afterRefusal(document.kind, document.id, item.writes);
      if (came.outcome === 'written') return came;
      if (came.standing === undefined || alive(came.standing)) return { outcome: 'exists' };
      const replaced = await overwrite(document, etagOf(came.standing));
      return replaced.outcome === 'changed' ? { outcome: 'exists' } : replaced;
    },

    async replace(document, etag) {
      fittingBody(document);
      return overwrite(document, etag);
    },

    async delete(kind, id, etag) {
      const name = itemName(kind, id);
      const item = (await container()).item(name, name);
      const condition =
        etag === undefined ? {} : { accessCondition: { type: 'IfMatch', condition: etagParts(etag)._etag } };
      return answered(
        async (abortSignal) => {
          charged('delete', await item.delete({ ...condition, abortSignal }));
          return 'deleted' as const;
        },
        patience,
        { ...onlyIfUnchanged, 404: 'missing' } as const,
      );
    },

    page: pageOf,

    firstPages: (kind, searches) => Promise.all(searches.map(([search, limit]) => pageOf(kind, search, { limit }))),

    async select(kind, selection, { limit, after }) {
      const rows = await query(Listed, selectionQuery(kind, selection, { limit: limit + 1, after }));
      const isAll = after === undefined && rows.length <= limit;
      const total = isAll ? rows.length : ((await query(z.number(), selectedQuery(kind, selection.where)))[0] ?? 0);
      const items = rows.slice(0, limit);
      const next = rows.length > limit ? items.at(-1)?.place : undefined;
      return {
        items: items.map((row) => ({ id: idOf(kind, row), summary: row.summary })),
        total,
        ...(next === undefined ? {} : { next }),
      };
    },

    async counted(kind, page) {
      const rows = await query(Counted, countedQuery(kind, page));
      const last = rows.length < page.limit ? undefined : rows.at(-1);
      return { rows: rows.map(countedFrom), ...(last && { next: last.id }) };
    },

    async due(kind, of) {
      const rows = await query(Due, dueQuery(kind, of));
      return rows.map((row) => ({ id: idOf(kind, row), dueAt: row.dueAt }));
    },

    async outdated(kind, schema, page) {
      const rows = await query(Named, outdatedQuery(kind, schema, page));
      const last = rows.length < page.limit ? undefined : rows.at(-1);
      return { ids: rows.map((row) => idOf(kind, row)), ...(last && { next: last.id }) };
    },

    async ids(kind, page) {
      const rows = await query(Named, idsQuery(kind, page));
      const last = rows.length < page.limit ? undefined : rows.at(-1);
      return { ids: rows.map((row) => idFoundAt(kind, row)), ...(last && { next: last.id }) };
    },

    async forget() {
      // The service keeps no earlier states but its own backups.
    },

    async check() {
      const documents = await container();
      await answered((abortSignal) => documents.read({ abortSignal }), patience);
    },

    async close() {
      client.dispose();
    },
  };
}

/** The same promise for everybody, and a new attempt after one that failed. */
function onceWorking<T>(start: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= start().catch((thrown) => {
      running = undefined;
      throw thrown;
    });
    return running;
  };
}
