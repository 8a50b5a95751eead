import { DefaultAzureCredential } from '@azure/identity';
import type { StoreConfig } from '../config.ts';
import { openCosmosStore } from './cosmos.ts';
import { openSqliteStore } from './sqlite.ts';
import type { Store } from './store.ts';

/** The store that the settings name. Throws OnboardingError `store-unavailable` when its file cannot be opened. */
export function openStore(store: StoreConfig, { production }: { readonly production: boolean }): Store {
  switch (store.kind) {
    case 'sqlite':
      return openSqliteStore({ file: store.file });
    case 'cosmos': {
      const { endpoint, database, key } = store;
      // Without a key the machine's managed identity; on a developer's desk whoever is signed in to Azure.
      const access = key === undefined ? { credential: new DefaultAzureCredential() } : { key };
      return openCosmosStore({ endpoint, database, access, createMissing: key !== undefined && !production });
    }
  }
}
