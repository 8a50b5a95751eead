import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { ourTenant } from './chat-window.ts';

/**
 * The identities behind a bot, on this machine: who signs the channel's tokens, who gives the bot its own, and a directory
 * in which everybody is a member of the tenant. With it a bot checks every call as in production.
 */
export interface Identity {
  /** The settings of a bot of this identity, under the Bot Framework's own names and Azure's. */
  readonly settings: Readonly<Record<string, string>>;
  /**
   * The `Authorization` of a channel that calls from this service URL. One is good for an hour, as at the real one.
   * @param claims in place of the right ones; undefined = without it
   * @param header in place of the right one
   * @param key in place of the channel's
   */
  authorization(serviceUrl: string, claims?: object, header?: object, key?: KeyObject): string;
  /** The channel's public key. */
  readonly publicKey: KeyObject;
  /** How often the channel's keys were asked for. */
  readonly keysAsked: number;
  /** Whether the channel's keys can be had; `silent` = no answer comes. */
  keysAre(state: 'there' | 'silent' | 'broken'): void;
  close(): void;
}

export const appId = '6f1c0a52-3d53-4c0e-9d0b-00000000000e';
const keyId = 'bench';
/** The id of the same key, endorsed for another channel. */
export const otherChannelsKeyId = 'web-chat';
const hour = 3600;

export async function startIdentity(): Promise<Identity> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicKey = createPublicKey(privateKey);
  const key = { ...publicKey.export({ format: 'jwk' }), use: 'sig' };
  let keysAsked = 0;
  let keysAre: 'there' | 'silent' | 'broken' = 'there';
  const server = createServer((request, response) => {
    if (request.url === '/openid') {
      keysAsked += 1;
      if (keysAre === 'silent') return;
      if (keysAre === 'broken') response.statusCode = 500;
      if (keysAre === 'broken') return void response.end();
    }
    const { pathname, searchParams } = new URL(request.url ?? '', url());
    const answers: Readonly<Record<string, object>> = {
      '/openid': { issuer, jwks_uri: `${url()}/keys`, id_token_signing_alg_values_supported: ['RS256'] },
      '/keys': {
        keys: [
          { kty: 'EC', kid: 'of-another-kind' },
          { ...key, kid: keyId, endorsements: ['webchat', 'msteams'] },
          { ...key, kid: otherChannelsKeyId, endorsements: ['webchat'] },
        ],
      },
      // As a managed identity is asked on App Service.
      '/token': {
        access_token: 'a-token-of-the-bot',
        token_type: 'Bearer',
        resource: searchParams.get('resource'),
        expires_on: String(seconds() + hour),
      },
    };
    const answer = answers[pathname] ?? (pathname.startsWith('/v1.0/users/') ? { userType: 'Member' } : undefined);
    response.writeHead(answer === undefined ? 404 : 200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(answer ?? {}));
  });
  const url = () => {
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
  };
  await once(server.listen(0, '127.0.0.1'), 'listening');
  // Read from the environment by Azure's own library, which settles with its first token where all others come from.
  const asked = { IDENTITY_ENDPOINT: `${url()}/token`, IDENTITY_HEADER: 'bench' };
  Object.assign(process.env, asked);

  return {
    settings: {
      MicrosoftAppType: 'UserAssignedMSI',
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: ourTenant,
      BOT_OPENID_METADATA: `${url()}/openid`,
      GRAPH_URL: url(),
      ...asked,
    },
    authorization(serviceUrl, claims = {}, header = {}, key = privateKey) {
      const right = { iss: issuer, aud: appId, serviceurl: serviceUrl, nbf: seconds(), exp: seconds() + hour };
      const signed = [
        { alg: 'RS256', typ: 'JWT', kid: keyId, ...header },
        { ...right, ...claims },
      ]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      return `Bearer ${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
    },
    publicKey,
    get keysAsked() {
      return keysAsked;
    },
    keysAre(state) {
      keysAre = state;
    },
    close() {
      for (const name of Object.keys(asked)) delete process.env[name];
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Of the public cloud. */
const issuer = 'https://api.botframework.com';

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
