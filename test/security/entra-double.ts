import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { ourTenant } from '../teams/chat-window.ts';

/** An account of Entra. */
export interface Account {
  readonly name?: string;
  readonly aadObjectId: string;
  readonly tenantId?: string;
}

type Claims = Readonly<Record<string, unknown>>;

/** As much of Entra as signing in takes: the page that is passed at once, the code's exchange, the keys. */
export interface Entra {
  readonly url: string;
  /** The settings of a bot whose pages ask people to sign in here. */
  readonly settings: Readonly<Record<string, string>>;
  /** Who sits before the browser, at Entra's page. */
  account: Account;
  /** What Teams gives its page for somebody. @param claims in place of the right ones; undefined = without it */
  tokenInTeams(account: Account, claims?: Claims, signedBy?: 'somebody else'): Promise<string>;
  /** A token that says who signed in at a browser. */
  idToken(account: Account, claims?: Claims): Promise<string>;
  /** How often the keys were asked for. */
  readonly keysAsked: number;
  close(): void;
}

export const pageApp = { id: '6f1c0a52-3d53-4c0e-9d0b-0000000000f1', secret: 'the-secret-of-the-page-app' };

/** @param now the clock of everything, ms UTC */
export async function startEntra(now: () => number): Promise<Entra> {
  const [ours, others] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
  const keys = { keys: [{ ...(await exportJWK(ours.publicKey)), use: 'sig', kid: 'entra' }] };
  const codes = new Map<string, { account: Account; nonce: string; challenge: string; redirectUri: string }>();
  let keysAsked = 0;

  const sign = (account: Account, claims: Claims, key = ours.privateKey) => {
    const tid = account.tenantId ?? ourTenant;
    const seconds = Math.floor(now() / 1000);
    const right = {
      oid: account.aadObjectId,
      name: account.name,
      tid,
      iss: `${entra.url}/${tid}/v2.0`,
      aud: pageApp.id,
    };
    return new SignJWT({ ...right, iat: seconds, nbf: seconds, exp: seconds + 3600, ver: '2.0', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'entra' })
      .sign(key);
  };

  const authorize = (asked: URLSearchParams, response: ServerResponse) => {
    const code = randomUUID();
    const of = (name: string) => asked.get(name) ?? '';
    codes.set(code, {
      account: entra.account,
      nonce: of('nonce'),
      challenge: of('code_challenge'),
      redirectUri: of('redirect_uri'),
    });
    const back = new URL(of('redirect_uri'));
    back.search = String(new URLSearchParams({ code, state: of('state') }));
    response.writeHead(302, { location: back.href });
    response.end();
  };

  const exchange = async (request: IncomingMessage, response: ServerResponse) => {
    const form = new URLSearchParams(await text(request));
    const asked = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isRight =
      asked?.challenge === challenge &&
      form.get('redirect_uri') === asked.redirectUri &&
      form.get('client_id') === pageApp.id &&
      form.get('client_secret') === pageApp.secret;
    answer(
      response,
      isRight ? 200 : 400,
      isRight
        ? {
            token_type: 'Bearer',
            access_token: 'for-nothing',
            expires_in: 3600,
            scope: 'openid profile',
            id_token: await entra.idToken(asked.account, { nonce: asked.nonce }),
          }
        : { error: 'invalid_grant' },
    );
  };

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', entra.url);
    if (pathname.endsWith('/oauth2/v2.0/authorize')) return authorize(searchParams, response);
    if (pathname.endsWith('/oauth2/v2.0/token')) return exchange(request, response);
    if (pathname.endsWith('/discovery/v2.0/keys')) {
      keysAsked += 1;
      return answer(response, 200, keys);
    }
    return answer(response, 404, {});
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
  const entra: Entra = {
    url,
    settings: { SIGN_IN_APP_ID: pageApp.id, SIGN_IN_APP_SECRET: pageApp.secret, ToChannelFromBotLoginUrl: url },
    account: { aadObjectId: 'nobody' },
    tokenInTeams: (account, claims = {}, signedBy) =>
      sign(account, { scp: 'access_as_user', ...claims }, signedBy && others.privateKey),
    idToken: (account, claims = {}) => sign(account, claims),
    get keysAsked() {
      return keysAsked;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return entra;
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
