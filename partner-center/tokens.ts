import { OnboardingError } from '../errors/onboarding-error.ts';
import {
  type AccessToken,
  type EntraApp,
  signInNeeded,
  signInUnavailable,
  tokenForApp,
  tokenForUser,
} from './entra.ts';
import type { Log } from './log.ts';
import type { TokenKind } from './token-kinds.ts';

const scopes: Readonly<Record<TokenKind, string>> = {
  app: 'https://api.partnercenter.microsoft.com/.default',
  user: 'https://api.partnercenter.microsoft.com/.default',
  prices: 'https://api.partner.microsoft.com/.default',
  graph: 'https://graph.microsoft.com/.default',
};

export interface Tokens {
  /** An access token, another one than that which Partner Center has just `refused`. */
  get(kind: TokenKind, refused?: string): Promise<string>;
}

export interface OwnTokens extends Tokens {
  /**
   * Redeems no refresh token any more. Resolves when the one that was being redeemed is followed by its successor in the
   * vault: until then that must not be closed, for the old one may be worthless already.
   */
  close(): Promise<void>;
}

export interface TokenOptions extends EntraApp {
  readonly readRefreshToken: () => Promise<string | undefined>;
  readonly saveRefreshToken: (token: string) => Promise<void>;
  readonly log: Log;
  readonly now?: () => number;
}

/** `goodUntil` in ms since 1970. */
interface Kept {
  readonly token: string;
  readonly goodUntil: number;
}

/** Gets access tokens from Entra, keeps each until shortly before it ends, and keeps the rolling refresh token. */
export function createTokens(options: TokenOptions): OwnTokens {
  const { readRefreshToken, saveRefreshToken, log, now = Date.now } = options;
  const kept = new Map<TokenKind, Promise<Kept>>();
  let turn: Promise<unknown> = Promise.resolve();
  /** A rolled token that the vault did not take; the old one may be worthless by now. */
  let unsaved: string | undefined;
  let isClosed = false;

  async function acquire(kind: TokenKind): Promise<AccessToken> {
    if (kind === 'app') return tokenForApp(options, scopes.app);
    // One after the other, each with the token that the one before it got.
    const mine = turn.then(() => redeem(kind));
    turn = mine.catch(() => undefined);
    return mine;
  }

  async function redeem(kind: TokenKind): Promise<AccessToken> {
    if (isClosed) throw signInUnavailable(new Error('it was asked for when the process ended'));
    const refreshToken = unsaved ?? (await readRefreshToken());
    if (refreshToken === undefined) throw signInNeeded('refresh-token-missing');
    try {
      return await redeemWith(kind, refreshToken);
    } catch (error) {
      // Another process may have used the token, and saved its successor, since we read it.
      const newer = isUsedUp(error) ? await readRefreshToken() : undefined;
      if (newer === undefined || newer === refreshToken) throw error;
      return await redeemWith(kind, newer);
    }
  }

  async function redeemWith(kind: TokenKind, refreshToken: string): Promise<AccessToken> {
    const { access, rolled } = await tokenForUser(options, scopes[kind], refreshToken);
    if (rolled !== undefined && rolled !== refreshToken) await save(rolled);
    return access;
  }

  async function save(rolled: string): Promise<void> {
    unsaved = rolled;
    try {
      await saveRefreshToken(rolled);
      unsaved = undefined;
    } catch (err) {
      log.error(
        { err },
        'the new Partner Center refresh token could not be saved; it is tried again with the next one',
      );
    }
  }

  function renew(kind: TokenKind): Promise<Kept> {
    const fresh = acquire(kind).then(({ token, goodForMs }) => ({ token, goodUntil: now() + goodForMs }));
    kept.set(kind, fresh);
    fresh.catch(() => {
      if (kept.get(kind) === fresh) kept.delete(kind);
    });
    return fresh;
  }

  return {
    async get(kind, refused) {
      const known = kept.get(kind);
      if (known) {
        const { token, goodUntil } = await known;
        if (token !== refused && now() < goodUntil) return token;
      }
      const renewed = kept.get(kind);
      const next = renewed !== undefined && renewed !== known ? renewed : renew(kind);
      return (await next).token;
    },
    async close() {
      isClosed = true;
      await turn;
    },
  };
}

function isUsedUp(error: unknown): boolean {
  return error instanceof OnboardingError && error.detail.providerCode === 'invalid_grant';
}
