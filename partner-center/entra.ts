import { createHash } from 'node:crypto';
import type { ConfidentialClientApplication } from '@azure/msal-node';
import { z } from 'zod';
import { OnboardingError } from '../errors/onboarding-error.ts';
import { addressAt, createMsal } from './msal.ts';
import { type SayingKey, says } from './says.ts';

/** Our app registration and where it signs in. */
export interface EntraApp {
  /** e.g. `https://login.microsoftonline.com`. */
  readonly loginUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly fetch: typeof fetch;
}

export interface AccessToken {
  readonly token: string;
  /** How long it may be used from now on, in ms: until a while before it really ends. */
  readonly goodForMs: number;
}

const RENEW_BEFORE_MS = 5 * 60_000;

type Acquired = { readonly accessToken: string; readonly expiresOn: Date | null } | null;

/** A token for the application alone. */
export function tokenForApp(app: EntraApp, scope: string): Promise<AccessToken> {
  return exchange(async () => (await createMsal(app)).acquireTokenByClientCredential({ scopes: [scope] }));
}

/** A token for the user whose refresh token it is, with the refresh token that follows it. */
export async function tokenForUser(
  app: EntraApp,
  scope: string,
  refreshToken: string,
): Promise<{ readonly access: AccessToken; readonly rolled: string | undefined }> {
  const msal = await createMsal(app);
  const access = await exchange(() =>
    // Without forceCache MSAL throws the new refresh token away.
    msal.acquireTokenByRefreshToken({ refreshToken, scopes: [scope], forceCache: true }),
  );
  return { access, rolled: rolledRefreshToken(msal) };
}

/** What ties the answer of a sign-in to the question: PKCE (RFC 7636) and a state that nobody else knows. */
export interface Consent {
  readonly redirectUri: string;
  readonly state: string;
  readonly verifier: string;
  readonly scope: string;
}

/** Where a person signs in and lets our app act for them at Partner Center. */
export async function consentUrl(app: EntraApp, { redirectUri, state, verifier, scope }: Consent): Promise<string> {
  const url = await (await createMsal(app)).getAuthCodeUrl({
    scopes: [scope],
    redirectUri,
    state,
    codeChallenge: createHash('sha256').update(verifier).digest('base64url'),
    codeChallengeMethod: 'S256',
    // An older session may have been without MFA.
    prompt: 'login',
  });
  return addressAt(app.loginUrl, url);
}

/** The refresh token of the person who signed in. */
export async function refreshTokenForCode(app: EntraApp, code: string, consent: Consent): Promise<string> {
  const msal = await createMsal(app);
  const { redirectUri, verifier, scope } = consent;
  await exchange(() => msal.acquireTokenByCode({ code, redirectUri, codeVerifier: verifier, scopes: [scope] }));
  const token = rolledRefreshToken(msal);
  if (token === undefined) throw signInNeeded('refresh-token-not-given');
  return token;
}

async function exchange(acquire: () => Promise<Acquired>): Promise<AccessToken> {
  let acquired: Acquired;
  try {
    acquired = await acquire();
  } catch (error) {
    throw explain(error);
  }
  if (!acquired?.accessToken) throw signInUnavailable(new Error('an answer without a token'));
  const lifetimeMs = (acquired.expiresOn?.getTime() ?? 0) - Date.now();
  return { token: acquired.accessToken, goodForMs: lifetimeMs - Math.min(RENEW_BEFORE_MS, lifetimeMs / 2) };
}

const cacheSchema = z.object({ RefreshToken: z.record(z.string(), z.object({ secret: z.string() })).default({}) });

/** MSAL hides the new refresh token from its result; the serialised cache of this one exchange holds it. */
function rolledRefreshToken(msal: ConfidentialClientApplication): string | undefined {
  const cache = cacheSchema.parse(JSON.parse(msal.getTokenCache().serialize()));
  return Object.values(cache.RefreshToken)[0]?.secret;
}

/** OAuth's own words for "as it is, this will never work" (RFC 6749, 5.2) and Entra's for "ask the user". */
const askTheUser = ['invalid_grant', 'interaction_required', 'consent_required', 'login_required', 'bad_token'];
const askTheOperator = ['invalid_client', 'unauthorized_client', 'invalid_request', 'invalid_scope', 'access_denied'];

/** Entra's own numbers for what is mended in another way than the rest (Microsoft Learn: reference-error-codes). */
const whyTheUser: Readonly<Record<string, SayingKey>> = {
  50057: 'user-disabled',
  50072: 'mfa-wanted',
  50074: 'mfa-wanted',
  50076: 'mfa-wanted',
  50079: 'mfa-wanted',
  53000: 'conditional-access',
  53001: 'conditional-access',
  53002: 'conditional-access',
  53003: 'conditional-access',
  65001: 'consent-missing',
};
const whyTheApp: Readonly<Record<string, SayingKey>> = { 7000222: 'client-secret-expired' };

function explain(error: unknown): OnboardingError {
  // As MSAL's errors say it.
  const code = error instanceof Error && 'errorCode' in error ? String(error.errorCode) : '';
  const [, number = ''] = /AADSTS(\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
  const isRefused = askTheUser.includes(code) || askTheOperator.includes(code);
  const ofUser = isRefused ? whyTheUser[number] : undefined;
  if (ofUser !== undefined || askTheUser.includes(code)) {
    return signInNeeded(ofUser ?? 'refresh-token-expired', error, code);
  }
  if (isRefused) {
    return new OnboardingError('partner-center-sign-in', {
      says: says(whyTheApp[number] ?? 'app-not-accepted'),
      providerCode: code,
      cause: error,
    });
  }
  return signInUnavailable(error);
}

/** The integration user has to sign in again, which only the operator can arrange. */
export function signInNeeded(why: SayingKey, cause?: unknown, providerCode?: string): OnboardingError {
  return new OnboardingError('partner-center-sign-in', {
    says: says('sign-in-again', { why: says(why) }),
    ...(cause === undefined ? {} : { cause }),
    ...(providerCode === undefined ? {} : { providerCode }),
  });
}

export function signInUnavailable(cause: unknown): OnboardingError {
  return new OnboardingError('partner-center-unavailable', {
    says: says('sign-in-not-reached'),
    retryable: true,
    outage: 'sign-in',
    cause,
  });
}
