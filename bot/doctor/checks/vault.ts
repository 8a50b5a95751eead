import { randomUUID } from 'node:crypto';
import { saying } from '../../../words/saying.ts';
import { azureIdentity } from '../../identity/azure-identity.ts';
import { holdsUnopened } from '../../secrets/open-vault.ts';
import { whyVaultNotReached } from '../../secrets/why-not-reached.ts';
import { type Look, ok, wrong } from '../check.ts';

/** Always the same: what a vault keeps of a deleted secret for its retention period is kept once. */
const name = 'trial of npm run doctor';

/** Whether a secret can be kept, read and forgotten, and those that are kept can be opened. */
export const vault: Look = async ({ config, store, vault: open }) => {
  const { secrets } = config;
  const where =
    secrets.kind === 'keyvault'
      ? saying('doctor.vault.keyVault', { address: secrets.url, identity: azureIdentity(config) })
      : saying('doctor.vault.store');
  try {
    const opened = await open();
    const value = randomUUID();
    await opened.put(name, value);
    const read = await opened.get(name);
    await opened.delete(name);
    const isGone = (await opened.get(name)) === undefined;
    if (await holdsUnopened(secrets, await store(), opened)) return [wrong(saying('errors.reach.otherKey'))];
    return [read === value && isGone ? ok(where) : wrong(saying('doctor.vault.forgetful', { where }))];
  } catch (thrown) {
    return [wrong((await whyVaultNotReached(thrown, secrets, azureIdentity(config))).says)];
  }
};
