import { type Container, CosmosClient, type CosmosClientOptions, type SqlQuerySpec } from '@azure/cosmos';
import type { TokenCredential } from '@azure/identity';
import { answered, OWNER_MISSING, onlyIfUnchanged } from './cosmos-answers.ts';
import { documentFrom, fieldName, itemFrom, itemName, type StoredItem, storedItem } from './cosmos-item.ts';
import { type DocumentToWrite, FIND_LIMIT, type Kind, type Store } from './store.ts';

const CONTAINER = 'documents';

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
  /** For accounts that are not Azure's, e.g. a local emulator. */
  readonly connection?: Pick<CosmosClientOptions, 'connectionPolicy' | 'httpClient'>;
}

/**
 * The store for many machines: one container of Azure Cosmos DB for NoSQL. Each document is its own partition: all
 * that is promised is promised about one document.
 */
export function openCosmosStore(options: CosmosOptions): Store {
  const { endpoint, access, now = Date.now } = options;
  const client = new CosmosClient({
    endpoint,
    ...('key' in access ? { key: access.key } : { aadCredentials: access.credential }),
    ...options.connection,
    connectionPolicy: {
      requestTimeout: 5_000,
      // Somebody is waiting for the answer of a turn: give up well before Teams does, after fifteen seconds.
      retryOptions: { maxRetryAttemptCount: 5, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 5 },
      ...options.connection?.connectionPolicy,
    },
  });
  const container = onceWorking(async () =>
    options.createMissing
      ? createContainer(client, options.database)
      : client.database(options.database).container(CONTAINER),
  );

  const item = async (kind: Kind, id: string) => {
    const name = itemName(kind, id);
    return (await container()).item(name, name);
  };

  const read = async (kind: Kind, id: string): Promise<StoredItem | undefined> => {
    const { statusCode, substatus, resource } = await (await item(kind, id)).read();
    if (statusCode === 404 && substatus === OWNER_MISSING) throw new Error(`The container ${CONTAINER} is missing`);
    return resource === undefined ? undefined : storedItem.parse(resource);
  };

  /** The service removes what has expired within moments; until then it is passed over here. */
  const alive = ({ expiresAt }: StoredItem) => expiresAt === undefined || expiresAt > now();

  const overwrite = async (document: DocumentToWrite, etag: string) => {
    const target = await item(document.kind, document.id);
    const condition = { type: 'IfMatch', condition: etag };
    const { etag: written } = await target.replace(itemFrom(document, now()), { accessCondition: condition });
    return { outcome: 'written', etag: written } as const;
  };

  const query = (spec: SqlQuerySpec) =>
    answered(async () => {
      const { resources } = await (await container()).items.query<unknown>(spec).fetchAll();
      return resources.map((resource) => storedItem.parse(resource)).filter(alive);
    });

  return {
    async get(kind, id) {
      const found = await answered(() => read(kind, id));
      return found !== undefined && alive(found) ? documentFrom(found) : undefined;
    },

    async create(document) {
      const created = await answered(
        async () => {
          const { etag } = await (await container()).items.create(itemFrom(document, now()));
          return { outcome: 'written', etag } as const;
        },
        { 409: 'exists' } as const,
      );
      if (created !== 'exists') return created;
      const standing = await answered(() => read(document.kind, document.id));
      if (standing === undefined || alive(standing)) return { outcome: 'exists' };
      const replaced = await answered(() => overwrite(document, standing._etag), onlyIfUnchanged);
      return replaced === 'changed' ? { outcome: 'exists' } : replaced;
    },

    async replace(document, etag) {
      const replaced = await answered(() => overwrite(document, etag), onlyIfUnchanged);
      return replaced === 'changed' ? { outcome: 'changed' } : replaced;
    },

    async delete(kind, id, etag) {
      const condition = etag === undefined ? {} : { accessCondition: { type: 'IfMatch', condition: etag } };
      return answered(
        async () => {
          await (await item(kind, id)).delete(condition);
          return 'deleted' as const;
        },
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
      return items.toSorted((one, other) => other.writtenAt - one.writtenAt).map(documentFrom);
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
      return items.map(documentFrom);
    },

    async check() {
      await answered(async () => (await container()).read());
    },

    async close() {
      client.dispose();
    },
  };
}

async function createContainer(client: CosmosClient, name: string): Promise<Container> {
  const { database } = await client.databases.createIfNotExists({ id: name });
  const { container } = await database.containers.createIfNotExists({
    id: CONTAINER,
    partitionKey: { paths: ['/pk'] },
    // On, without a default: only documents that say so expire.
    defaultTtl: -1,
    indexingPolicy: {
      includedPaths: [{ path: '/kind/?' }, { path: '/lookup/*' }, { path: '/dueAt/?' }],
      excludedPaths: [{ path: '/*' }],
    },
  });
  return container;
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
