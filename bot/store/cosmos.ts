import { CosmosClient, ErrorResponse, type SqlQuerySpec } from '@azure/cosmos';
import type { TokenCredential } from '@azure/identity';
import { answered, type Patience } from './cosmos-attempts.ts';
import { createContainer, documentsContainer } from './cosmos-container.ts';
import { documentFrom, fieldName, itemFrom, itemName, type StoredItem, storedItem } from './cosmos-item.ts';
import { assertFits } from './size-limit.ts';
import { type DocumentToWrite, FIND_LIMIT, type Kind, type Store } from './store.ts';

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
}

/** Teams gives up on a turn after fifteen seconds, and a turn has more to do than one operation. */
const patienceOfTurn: Patience = { attempt: 2_000, operation: 5_000 };

/** The answers to a write under a condition. After 449 others were writing at every attempt, and ours did not happen. */
const onlyIfUnchanged = { 404: 'changed', 412: 'changed', 449: 'changed' } as const;

/**
 * The store for many machines: one container of Azure Cosmos DB for NoSQL. Each document is its own partition: all
 * that is promised is promised about one document, and reads and writes of it go to one place.
 *
 * Every request may be sent again (see `answered`): a create or replace repeated after a lost answer is refused because
 * of itself, which is recognised by its write id.
 */
export function openCosmosStore(options: CosmosOptions): Store {
  const { endpoint, access, now = Date.now, patience = patienceOfTurn } = options;
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
      const { statusCode, substatus, resource } = await item.read({ abortSignal });
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

  const overwrite = async (document: DocumentToWrite, etag: string) => {
    const item = itemFrom(document, now());
    const target = (await container()).item(item.id, item.pk);
    const accessCondition = { type: 'IfMatch', condition: etag } as const;
    const written = await answered(
      async (abortSignal) => (await target.replace(item, { accessCondition, abortSignal })).etag,
      patience,
      onlyIfUnchanged,
    );
    if (written !== 'changed') return { outcome: 'written', etag: written } as const;
    const standing = await read(document.kind, document.id);
    if (standing?.writeId === item.writeId) return { outcome: 'written', etag: standing._etag } as const;
    return { outcome: 'changed' } as const;
  };

  const query = async (spec: SqlQuerySpec) => {
    const { items } = await container();
    const found = await answered((abortSignal) => items.query<unknown>(spec, { abortSignal }).fetchAll(), patience);
    return found.resources.map((resource) => storedItem.parse(resource)).filter(alive);
  };

  return {
    async get(kind, id) {
      const found = await read(kind, id);
      return found !== undefined && alive(found) ? documentFrom(kind, found) : undefined;
    },

    async create(document) {
      assertFits(document);
      const item = itemFrom(document, now());
      const { items } = await container();
      const written = await answered(
        async (abortSignal) => (await items.create(item, { abortSignal })).etag,
        patience,
        {
          409: 'exists',
        } as const,
      );
      if (written !== 'exists') return { outcome: 'written', etag: written };
      const standing = await read(document.kind, document.id);
      if (standing?.writeId === item.writeId) return { outcome: 'written', etag: standing._etag };
      if (standing === undefined || alive(standing)) return { outcome: 'exists' };
      const replaced = await overwrite(document, standing._etag);
      return replaced.outcome === 'changed' ? { outcome: 'exists' } : replaced;
    },

    async replace(document, etag) {
      assertFits(document);
      return overwrite(document, etag);
    },

    async delete(kind, id, etag) {
      const name = itemName(kind, id);
      const item = (await container()).item(name, name);
      const condition = etag === undefined ? {} : { accessCondition: { type: 'IfMatch', condition: etag } };
      return answered(
        async (abortSignal) => {
          await item.delete({ ...condition, abortSignal });
          return 'deleted' as const;
        },
        patience,
        { ...onlyIfUnchanged, 404: 'missing' } as const,
      );
    },

    async find(kind, field, value) {
      const items = await query({
        query: `SELECT TOP ${FIND_LIMIT} * FROM c
          WHERE c.kind = @kind AND c.lookup["${fieldName(field)}"] = @value ORDER BY c._ts DESC`,
        parameters: [
          { name: '@kind', value: kind },
          { name: '@value', value },
        ],
      });
      // `_ts` counts seconds; within one the writers' clocks decide.
      return items.toSorted((one, other) => other.writtenAt - one.writtenAt).map((found) => documentFrom(kind, found));
    },

    async due(kind, before, limit) {
      const items = await query({
        query: `SELECT TOP ${Math.trunc(limit)} * FROM c
          WHERE c.kind = @kind AND c.dueAt <= @before ORDER BY c.dueAt`,
        parameters: [
          { name: '@kind', value: kind },
          { name: '@before', value: before },
        ],
      });
      return items.map((found) => documentFrom(kind, found));
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
