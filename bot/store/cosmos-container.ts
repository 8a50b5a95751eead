import { type Container, type ContainerRequest, type CosmosClient, PartitionKeyKind } from '@azure/cosmos';

/**
 * The container of all documents, as `infra/modules/store.bicep` declares it too. Indexed is what is searched for, and
 * no more: the rest of a document would make every write dearer. Cosmos DB itself adds the id (Microsoft Learn:
 * index-policy). No two values together order anything, so there is no composite index.
 */
export const documentsContainer = {
  id: 'documents',
  // Version 2 takes keys of more than 101 bytes, which ours may have (Microsoft Learn: large-partition-keys).
  partitionKey: { kind: PartitionKeyKind.Hash, paths: ['/pk'], version: 2 },
  // On, without a default: only documents that say so expire.
  defaultTtl: -1,
  indexingPolicy: {
    indexingMode: 'consistent',
    includedPaths: [
      ...['/kind/?', '/index/[]/?', '/place/?', '/sorted/*', '/dueAt/?', '/schema/?'],
      ...['/facts/*', '/ordered/*'],
    ].map((path) => ({ path })),
    excludedPaths: [{ path: '/*' }],
  },
} satisfies ContainerRequest;

/** Makes the database and its container where they are not there yet, for development. */
export async function createContainer(client: CosmosClient, databaseName: string): Promise<Container> {
  const { database } = await orThereMeanwhile(() => client.databases.createIfNotExists({ id: databaseName }));
  const { container } = await orThereMeanwhile(() => database.containers.createIfNotExists(documentsContainer));
  return container;
}

/** Of several processes that start at once, all but one find it made between their look and their write. */
async function orThereMeanwhile<T>(createIfNotExists: () => Promise<T>): Promise<T> {
  try {
    return await createIfNotExists();
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 409)) throw thrown;
    return createIfNotExists();
  }
}
