import { createHash, randomBytes } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { z } from 'zod';
import { Person } from '../../onboarding/person.ts';
import { addressAt, createMsal } from '../../partner-center/msal.ts';
import type { SignInConfig, TeamsConfig } from '../config.ts';
import type { RefusalLog } from '../log/refusals.ts';
import type { Signatures } from '../secrets/signatures.ts';
import { createReadToken } from './entra-tokens.ts';
import { proofOf } from './proof-of.ts';
import { createSealedCookie } from './sealed-cookie.ts';
import type { BrowserSignIn, SignIn, Visitor } from './sign-in.ts';

const minute = 60_000;
const sessionMs = 15 * minute;
/** As long as somebody may take for their password and their second factor. */
const awayMs = 10 * minute;

/** What a browser takes along to Entra, so that it comes back to what it left, and nobody else in its place. */
const Away = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), path: z.string() });

/**
 * People sign in at Entra: inside Teams by the token that Teams gives the page, which comes with each request; in a
 * browser by authorization code with PKCE, after which a cookie says for a quarter of an hour who it is.
 */
export function createEntraSignIn(deps: {
  config: SignInConfig;
  teams: Pick<TeamsConfig, 'loginUrl' | 'allowedTenants'>;
  publicUrl: string;
  signatures: Signatures;
  now: () => number;
  refusals: RefusalLog;
}): SignIn {
  const { config, publicUrl, signatures, now, refusals } = deps;
  const { appId } = config;
  const { loginUrl, allowedTenants: tenants } = deps.teams;
  const isHttps = new URL(publicUrl).protocol === 'https:';
  const audiences = audiencesOf(appId, publicUrl);
  const readToken = createReadToken({ loginUrl, tenants, audiences, now });
  const session = createSealedCookie({
    name: 'session',
    schema: Person,
    lastsMs: sessionMs,
    isHttps,
    signatures,
    now,
  });

  return {
    async visitor(request) {
      const [, token] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
      // No browser sends this header by itself, so that no form needs a key of its own.
      if (token !== undefined) return visitorOf(await readToken(token, isForThePage), '');
      const kept = await session.read(request);
      return kept && visitorOf(kept.value, await signatures.sign('form', kept.text));
    },
    browser: createBrowserSignIn(),
  };

  function createBrowserSignIn(): BrowserSignIn {
    const away = createSealedCookie({ name: 'sign-in', schema: Away, lastsMs: awayMs, isHttps, signatures, now });
    const redirectUri = `${publicUrl}/sign-in/callback`;
    const scopes = ['openid', 'profile'];
    // Any tenant's people can be asked to sign in; of which ones they may be, the token is asked.
    const [only, ...others] = tenants;
    const tenantId = only !== undefined && others.length === 0 ? only : 'organizations';
    const msal = () => createMsal({ loginUrl, tenantId, clientId: appId, fetch, ...proofOf(config) });

    return {
      async begin(path) {
        const [state, nonce, verifier] = [random(), random(), random()];
        const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
        const asked = { scopes, redirectUri, state, nonce, codeChallenge, codeChallengeMethod: 'S256' };
        const url = await (await msal()).getAuthCodeUrl({ ...asked, prompt: 'select_account' });
        return { location: addressAt(loginUrl, url), cookies: [await away.set({ state, nonce, verifier, path })] };
      },
      async finish(request) {
        const { searchParams } = new URL(request.url ?? '/', publicUrl);
        const code = searchParams.get('code');
        const kept = await away.read(request);
        if (kept === undefined || searchParams.get('state') !== kept.value.state) {
          refusals.record('sign-in-not-begun-here');
          return undefined;
        }
        const { nonce, verifier, path } = kept.value;
        try {
          if (code === null) throw new Error(searchParams.get('error') ?? 'there is no code');
          const redeemed = await (await msal()).acquireTokenByCode({
            code,
            redirectUri,
            codeVerifier: verifier,
            scopes,
            nonce,
          });
          const person = await readToken(redeemed.idToken, (claims) => claims.nonce === nonce);
          if (person === undefined) throw new Error('the token of who signed in is not for us');
          return { location: path, cookies: [away.clear, await session.set(person)] };
        } catch (error) {
          refusals.record('sign-in-failed', {}, error);
          return undefined;
        }
      },
    };
  }
}

/**
 * For whom tokens are that are for us. Source: Microsoft Learn, "Enable SSO for tab apps": the resource is
 * api://<host>/<application id>; the app package says the same (manifest/manifest.json).
 */
export function audiencesOf(appId: string, publicUrl: string): readonly string[] {
  return [appId, `api://${new URL(publicUrl).hostname}/${appId}`];
}

/** A token that Teams gives to a page has a scope; one that says who signed in, or one of a program, has none. */
export function isForThePage({ scp }: JWTPayload): boolean {
  return typeof scp === 'string' && scp.split(' ').includes('access_as_user');
}

function visitorOf(person: Person | undefined, formKey: string): Visitor | undefined {
  if (person === undefined) return undefined;
  return { person, formKey, is: ({ id, tenantId }) => id === person.id && tenantId === person.tenantId };
}

function random(): string {
  return randomBytes(32).toString('base64url');
}
