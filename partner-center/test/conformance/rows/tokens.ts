import assert from 'node:assert/strict';
import { createClient, startScriptedServer, whoSignedIn } from '../../scripted-server.ts';
import type { Call } from '../client-proof.ts';
import type { Proof, Row } from '../row.ts';
import { shows } from '../simulator-proof.ts';

const jwt = whoSignedIn.id_token;

/** Through MSAL, which asks the second version's endpoint: what it says is used, and the rolled token is kept. */
function isUsed(call: Call, kept: readonly string[]): Proof {
  return {
    async prove({ text }) {
      const server = await startScriptedServer();
      try {
        server.on('POST /the-tenant/oauth2/v2.0/token', { body: text.replaceAll('<jwt>', jwt) });
        server.on('GET /v1/customers/c1', { status: 404 });
        server.on('GET /v1/profiles/mpn', { body: { mpnId: '1' } });
        const { partnerCenter, vault } = createClient(server);
        await call(partnerCenter);
        await call(partnerCenter);
        assert.equal(server.tokenRequests.length, 1, 'it is kept for its lifetime');
        const used = server.received.map(({ headers }) => headers.authorization);
        assert.deepEqual(used, [`Bearer ${jwt}`, `Bearer ${jwt}`]);
        assert.deepEqual(vault.saved, kept);
      } finally {
        await server.close();
      }
    },
  };
}

const asApp = isUsed((p) => p.getCustomer('c1'), []);
const asUser = isUsed((p) => p.mpnProfile(), ['<new refresh token>']);
const resource = 'https://api.partnercenter.microsoft.com';
const refresh = { grant_type: 'refresh_token', refresh_token: 'simulator-refresh-token' };

function row(example: string, client: Proof, form: Record<string, string>, path?: string): Row {
  return { example, operation: 'sign-in', client, simulator: shows({ ask: (partner) => partner.token(form, path) }) };
}

const firstVersion = '/partner/oauth2/token';
export const tokenRows: readonly Row[] = [
  row('app-only-token-v1.response-200.json', asApp, { grant_type: 'client_credentials', resource }, firstVersion),
  row('refresh-token-v1.response-200.json', asUser, { ...refresh, resource }, firstVersion),
  row('refresh-token-v2.response-200.json', asUser, refresh),
];
