import type { Config } from '../config.ts';
import { OnboardingError } from '../errors.ts';
import { keptRefreshToken } from '../kept-refresh-token.ts';
import { createLogger } from '../log.ts';
import { accountsOf, openProviders, providerOf } from '../providers.ts';
import { openVault } from '../secrets/open-vault.ts';
import { openStore } from '../store/open-store.ts';
import { signIn } from './sign-in.ts';

/** Where the browser comes back to; fixed, because the app registration has to name the whole address. */
const consentPort = 8400;

/**
 * Walks an administrator of the partner through the consent by which the bot may act for them at Partner Center, and
 * puts the refresh token into the bot's vault. A bot that is running takes it from there with its next sign-in.
 * @throws OnboardingError `partner-center-sign-in` when the person or Entra refuses, `setting-invalid`
 */
export async function connect(
  config: Config,
  options: { provider?: string | undefined; say: (line: string) => void; port?: number },
): Promise<void> {
  const { say, port = consentPort } = options;
  const log = createLogger({ level: 'silent' });
  const account = chosenAccount(config, options.provider);
  const store = await openStore(config.store, config);
  try {
    const vault = await openVault(config.secrets, store);
    const refreshToken = await signIn({ ...account, fetch }, port, (url) => {
      say('Open this address on this machine and sign in as the Partner Center user of the bot (an admin agent),');
      say(`with multi-factor authentication:\n\n  ${url}\n`);
      say(`The app registration needs http://localhost:${port} among its redirect addresses (platform: Web).`);
    });
    await keptRefreshToken(account, vault).saveRefreshToken(refreshToken);
    say('\nSigned in. The refresh token is in the vault.');
    const { patient: partnerCenter } = providerOf(openProviders(config, { vault, log, now: Date.now }), account.id);
    say(mfaSentence(await partnerCenter.isMfaCompliant()));
    const { companyName, country } = await partnerCenter.partnerProfile();
    say(`Partner Center answers: we are ${companyName}, ${country}.`);
  } finally {
    await store.close();
  }
}

function chosenAccount(config: Config, wanted: string | undefined): ReturnType<typeof accountsOf>[number] {
  const accounts = accountsOf(config);
  const account = wanted === undefined ? accounts[0] : accounts.find(({ id }) => id === wanted.toLowerCase());
  if (account !== undefined) return account;
  const known = accounts.map(({ id }) => id).join(', ');
  throw new OnboardingError('setting-invalid', { userMessage: `There is no provider ${wanted}; there is ${known}.` });
}

function mfaSentence(isCompliant: boolean | undefined): string {
  if (isCompliant === undefined) return 'Partner Center does not say whether it was with multi-factor authentication.';
  return isCompliant
    ? 'It was with multi-factor authentication, as Microsoft demands.'
    : 'It was WITHOUT multi-factor authentication, which Microsoft refuses. Sign in again with it.';
}
