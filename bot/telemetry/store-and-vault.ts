import type { Vault } from '../secrets/vault.ts';
import type { Kind, Store } from '../store/store.ts';
import type { Telemetry } from './telemetry.ts';

/**
 * What a turn or a task asks of the store, by the semantic conventions for databases. Not by which id: those of some kinds
 * tell more than they should.
 * @param system its well-known name there: `azure.cosmosdb`, `sqlite`
 */
export function tracedStore(telemetry: Telemetry, store: Store, system: 'azure.cosmosdb' | 'sqlite'): Store {
  const asked = <T>(operation: string, kind: Kind, ask: () => Promise<T>): Promise<T> => {
    const facts = { 'db.system.name': system, 'db.operation.name': operation, 'db.collection.name': kind };
    return telemetry.traced({ name: `${operation} ${kind}`, kind: 'client', isPart: true, facts }, ask);
  };
  return {
    ...store,
    get: (kind, id) => asked('get', kind, () => store.get(kind, id)),
    create: (document) => asked('create', document.kind, () => store.create(document)),
    replace: (document, etag) => asked('replace', document.kind, () => store.replace(document, etag)),
    delete: (kind, id, etag) => asked('delete', kind, () => store.delete(kind, id, etag)),
    page: (kind, search, page) => asked('page', kind, () => store.page(kind, search, page)),
    firstPages: (kind, searches) => asked('first pages', kind, () => store.firstPages(kind, searches)),
    select: (kind, selection, page) => asked('select', kind, () => store.select(kind, selection, page)),
    counted: (kind, page) => asked('counted', kind, () => store.counted(kind, page)),
  };
}

/** What it asks of the vault; not for which secret. */
export function tracedVault(telemetry: Telemetry, vault: Vault): Vault {
  const asked = <T>(operation: keyof Vault, ask: () => Promise<T>): Promise<T> =>
    telemetry.traced({ name: `vault ${operation}`, kind: 'client', isPart: true, facts: {} }, ask);
  return {
    put: (name, value) => asked('put', () => vault.put(name, value)),
    get: (name) => asked('get', () => vault.get(name)),
    delete: (name) => asked('delete', () => vault.delete(name)),
  };
}
