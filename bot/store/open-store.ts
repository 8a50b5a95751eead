import type { StoreConfig } from '../config.ts';
import type { HeardCharge } from './cosmos.ts';
import { openSqliteStore } from './sqlite.ts';
import type { Store } from './store.ts';

export interface OpenStoreOptions {
  readonly production: boolean;
  readonly heardCharge?: HeardCharge;
  /** As the bot at its start alone: whether tables of an older version are made those of today. Commands only look. */
  readonly bringsAlong?: boolean;
}

/**
 * The store that the settings name; the libraries of the other are not loaded.
 * @throws OnboardingError `store-unavailable` when its file cannot be opened
 */
export async function openStore(
  store: StoreConfig,
  { production, heardCharge, bringsAlong = false }: OpenStoreOptions,
): Promise<Store> {
  switch (store.kind) {
    case 'sqlite':
      return openSqliteStore({ file: store.file, bringsAlong });
    case 'cosmos': {
      const { endpoint, database, key } = store;
      const { openCosmosStore } = await import('./cosmos.ts');
      // Without a key the machine's managed identity; on a developer's desk whoever is signed in to Azure.
      const access = key === undefined ? { credential: await signedInToAzure() } : { key };
      return openCosmosStore({
        endpoint,
        database,
        access,
        createMissing: key !== undefined && !production,
        ...(heardCharge !== undefined && { heardCharge }),
      });
    }
  }
}

async function signedInToAzure() {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential();
}
