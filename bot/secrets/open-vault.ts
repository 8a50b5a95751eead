import { DefaultAzureCredential } from '@azure/identity';
import type { SecretsConfig } from '../config.ts';
import type { Store } from '../store/store.ts';
import { readOrMakeKey } from './key-file.ts';
import { createKeyVault } from './key-vault.ts';
import { createStoreVault } from './store-vault.ts';
import type { Vault } from './vault.ts';

/** The vault that the settings name. */
export function openVault(secrets: SecretsConfig, store: Store): Vault {
  switch (secrets.kind) {
    case 'keyvault':
      return createKeyVault({ url: secrets.url, credential: new DefaultAzureCredential() });
    case 'store':
      return createStoreVault({
        store,
        key: secrets.key.from === 'setting' ? secrets.key.bytes : readOrMakeKey(secrets.key.path),
        oldKeys: secrets.oldKeys,
      });
  }
}
