import type { Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { asOnboardingError, OnboardingError, type Saying } from '../errors/onboarding-error.ts';
import { messageOf } from '../errors/redact.ts';
import { causesOf } from '../errors/why-not-reached.ts';
import { english } from '../words/english.ts';
import { saying } from '../words/saying.ts';
import type { Config } from './config.ts';
import { azureIdentity } from './identity/azure-identity.ts';
import type { Log } from './log/log.ts';
import { holdsUnopened, openVault } from './secrets/open-vault.ts';
import type { Vault } from './secrets/vault.ts';
import { whyVaultNotReached } from './secrets/why-not-reached.ts';
import type { HeardCharge } from './store/cosmos.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { whyStoreNotReached } from './store/why-not-reached.ts';

/** A vault that is silent for longer, in ms, is not waited for: much goes on without it. */
const vaultPatience = 15_000;

/**
 * Opens the store of the settings, and asks whether it answers.
 * @throws OnboardingError that says what could not be reached, as whom, and what to check
 */
export async function reachStore(config: Config, heardCharge?: HeardCharge): Promise<Store> {
  try {
    const store = await openStore(config.store, {
      ...config,
      bringsAlong: true,
      ...(heardCharge !== undefined && { heardCharge }),
    });
    await store.check();
    return store;
  } catch (thrown) {
    throw cannotStart(thrown, await whyStoreNotReached(thrown, config.store, azureIdentity(config)));
  }
}

/**
 * Opens the vault, and asks whether it answers. One that is only silent at the moment stands in nobody's way.
 * @throws OnboardingError likewise, where only a person can mend it
 */
export async function reachVault(config: Config, store: Store, log: Log): Promise<Vault> {
  const vault = await openVault(config.secrets, store);
  try {
    await Promise.race([vault.get('start'), silence()]);
    if (await holdsUnopened(config.secrets, store, vault)) {
      log.error({ because: english.say('errors.reach.otherKey') }, 'kept secrets cannot be opened');
    }
  } catch (thrown) {
    const { says, isLasting } = await whyVaultNotReached(thrown, config.secrets, azureIdentity(config));
    if (isLasting) throw cannotStart(thrown, says);
    log.error({ because: causesOf(thrown).map(messageOf) }, 'the vault does not answer; the bot starts without it');
  }
  return vault;
}

async function silence(): Promise<never> {
  await pause(vaultPatience, undefined, { ref: false });
  throw new Error('The vault did not answer in time');
}

/** @throws OnboardingError likewise */
export async function listen(server: Pick<Server, 'once' | 'off' | 'listen'>, http: Config['http']): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(http.port, http.host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (thrown) {
    throw new OnboardingError('setting-invalid', { says: whyNotListening(thrown, http), cause: thrown });
  }
}

function whyNotListening(thrown: unknown, { port, host }: Config['http']): Saying {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return saying('errors.reach.portTaken', { port, host });
    case 'EACCES':
      return saying('errors.reach.portForbidden', { port, host });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return saying('errors.reach.noSuchHost', { host });
    default:
      return saying('errors.reach.port', { port, host, why: messageOf(thrown) });
  }
}

function cannotStart(thrown: unknown, says: Saying): OnboardingError {
  return new OnboardingError(asOnboardingError(thrown).code, { says, cause: thrown });
}
