import { asOnboardingError } from '../../errors/onboarding-error.ts';
import type { SecretsConfig } from '../config.ts';
import type { Store } from '../store/store.ts';
import { readOrMakeKey } from './key-file.ts';
import { createStoreVault } from './store-vault.ts';
import type { Vault } from './vault.ts';

/**
 * The vault that the settings name. What was sealed under former keys is sealed under today's afterwards.
 * @throws OnboardingError `secret-missing` when something is sealed under none of them
 */
export async function openVault(secrets: SecretsConfig, store: Store): Promise<Vault> {
  if (secrets.kind === 'keyvault') {
    const [{ DefaultAzureCredential }, { createKeyVault }] = await Promise.all([
      import('@azure/identity'),
      import('./key-vault.ts'),
    ]);
    return createKeyVault({ url: secrets.url, credential: new DefaultAzureCredential() });
  }
  const { key, oldKeys } = secrets;
  const vault = createStoreVault({
    store,
    key: key.from === 'setting' ? key.bytes : readOrMakeKey(key.path),
    oldKeys,
  });
  if (oldKeys.length > 0) await readAll(store, vault);
  return vault;
}

/** Whether one of the secrets in the store was sealed under a key that the settings do not have: SECRETS_KEY was changed. */
export async function holdsUnopened({ kind }: SecretsConfig, store: Store, vault: Vault): Promise<boolean> {
  if (kind === 'keyvault') return false;
  const { ids } = await store.ids('secret', { limit: 100 });
  for (const id of ids) {
    try {
      await vault.get(id);
    } catch (error) {
      if (asOnboardingError(error).code === 'secret-missing') return true;
      throw error;
    }
  }
  return false;
}

/** What is read is sealed anew. Secrets have no versions of their form: all of them are older than the first. */
async function readAll(store: Store, vault: Vault): Promise<void> {
  let after: string | undefined;
  do {
    const { ids, next } = await store.outdated('secret', 1, { limit: 100, after });
    for (const id of ids) await vault.get(id);
    after = next;
  } while (after !== undefined);
}
