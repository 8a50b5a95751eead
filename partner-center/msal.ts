import type { ConfidentialClientApplication, INetworkModule, NetworkResponse } from '@azure/msal-node';

/** An application, where it signs in, and by what it shows that it is itself. */
export type MsalApp = {
  /** e.g. `https://login.microsoftonline.com`. */
  readonly loginUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly fetch: typeof fetch;
} & ({ readonly clientSecret: string } | { readonly clientAssertion: () => Promise<string> });

const TIMEOUT_MS = 15_000;

/**
 * MSAL insists on https and on asking the authority about itself. Both are settled here: it is told everything about
 * the authority, and its single request, for the token, goes to `loginUrl` as it is, which may be http on loopback.
 *
 * Each exchange has a client of its own: MSAL would otherwise answer from its memory for a minute after one failure, and
 * would not tell which of several refresh tokens is the new one. The library is loaded with the first.
 */
export async function createMsal(app: MsalApp): Promise<ConfidentialClientApplication> {
  const { ConfidentialClientApplication } = await import('@azure/msal-node');
  const { loginUrl, tenantId, clientId, fetch } = app;
  const { host } = new URL(loginUrl);
  const authority = `https://${host}/${tenantId}`;
  return new ConfidentialClientApplication({
    auth: {
      clientId,
      ...('clientSecret' in app ? { clientSecret: app.clientSecret } : { clientAssertion: app.clientAssertion }),
      authority,
      knownAuthorities: [host],
      cloudDiscoveryMetadata: JSON.stringify({
        tenant_discovery_endpoint: `${authority}/v2.0/.well-known/openid-configuration`,
        metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
      }),
      authorityMetadata: JSON.stringify({
        issuer: `${authority}/v2.0`,
        authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
        token_endpoint: `${authority}/oauth2/v2.0/token`,
        jwks_uri: `${authority}/discovery/v2.0/keys`,
      }),
    },
    system: { networkClient: networkTo(loginUrl, fetch) },
  });
}

function networkTo(loginUrl: string, fetch: MsalApp['fetch']): INetworkModule {
  return {
    sendGetRequestAsync() {
      return Promise.reject(new Error('MSAL was told all that it could ask for'));
    },
    async sendPostRequestAsync<T>(url: string, request?: { headers?: Record<string, string>; body?: string }) {
      const response = await fetch(addressAt(loginUrl, url), {
        method: 'POST',
        headers: request?.headers ?? {},
        body: request?.body ?? '',
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      // MSAL would take such an answer for one without a token.
      if (response.status === 429 || response.status >= 500) throw new Error(`status ${response.status}`);
      const answer: NetworkResponse<T> = {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: JSON.parse(await response.text()),
      };
      return answer;
    },
  };
}

/** What MSAL believes to be on https, where it really is. */
export function addressAt(loginUrl: string, url: string): string {
  const { pathname, search } = new URL(url);
  return `${loginUrl.replace(/\/$/, '')}${pathname}${search}`;
}
