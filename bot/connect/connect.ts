import { OnboardingError } from '../../errors/onboarding-error.ts';
import { createPartnerCenter } from '../../partner-center/partner-center.ts';
import { saying } from '../../words/saying.ts';
import type { Config } from '../config.ts';
import { createLogger } from '../log/log.ts';
import { keptRefreshToken, placeOf } from '../providers/kept-refresh-token.ts';
import type { OwnAccount } from '../providers/ports.ts';
import { accountsOf } from '../providers/providers.ts';
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
  const account = chosenAccount(config, options.provider);
  const signedIn = await signIn({ ...account, fetch }, port, (url) => {
    say('Open this address on this machine and sign in as the Partner Center user of the bot (an admin agent),');
    say(`with multi-factor authentication:\n\n  ${url}\n`);
    say(`The app registration needs http://localhost:${port} among its redirect addresses (platform: Web).`);
  });
  // Tried before it is kept: what the vault has may still work.
  const { refreshToken, companyName, country } = await tryOut(account, signedIn);
  const store = await openStore(config.store, config);
  try {
    await keptRefreshToken(account, await openVault(config.secrets, store)).saveRefreshToken(refreshToken);
  } finally {
    await store.close();
  }
  say(`\nSigned in for ${companyName}, ${country}. The refresh token is in the vault.`);
}

/** The one secret of Key Vault that `connect` writes, so that somebody may write this one and no other. */
export async function secretOf(config: Config, provider: string | undefined): Promise<string> {
  const { secretName } = await import('../secrets/key-vault.ts');
  return secretName(placeOf(chosenAccount(config, provider)));
}

/** Asks Partner Center with a new refresh token who we are; the token rolls with that. */
async function tryOut(account: Account, signedIn: string) {
  let refreshToken = signedIn;
  const ownAccount: OwnAccount = createPartnerCenter({
    ...account,
    readRefreshToken: async () => refreshToken,
    saveRefreshToken: async (rolled) => {
      refreshToken = rolled;
    },
    log: createLogger({ level: 'silent' }),
  });
  if ((await ownAccount.isMfaCompliant()) === false) {
    throw new OnboardingError('partner-center-sign-in', {
      says: saying('errors.connect.withoutMfa'),
    });
  }
  const { companyName, country } = await ownAccount.partnerProfile();
  return { refreshToken, companyName, country };
}

type Account = ReturnType<typeof accountsOf>[number];

function chosenAccount(config: Config, wanted: string | undefined): Account {
  const accounts = accountsOf(config);
  const account = wanted === undefined ? accounts[0] : accounts.find(({ id }) => id === wanted.toLowerCase());
  if (account !== undefined) return account;
  const known = accounts.map(({ id }) => id).join(', ');
  throw new OnboardingError('setting-invalid', {
    says: saying('errors.connect.noProvider', { wanted: wanted ?? '', known }),
  });
}
