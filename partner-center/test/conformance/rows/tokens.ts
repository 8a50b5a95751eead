import assert from 'node:assert/strict';
import type { PartnerCenter } from '../../../partner-center.ts';
import { createClient, startScriptedServer } from '../../scripted-server.ts';
import type { Proof, Row } from '../row.ts';
import { shows } from '../simulator-proof.ts';

const base64 = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
const jwt = `${base64({ alg: 'none' })}.${base64({ oid: 'user', tid: 'the-tenant', preferred_username: 'u' })}.`;

/** Through MSAL, which asks the second version's endpoint: what it says is used, and the rolled token is kept. */
function isUsed(call: (partnerCenter: PartnerCenter) => Promise<unknown>, kept: readonly string[]): Proof {
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
        assert.deepEqual(
          server.received.map(({ headers }) => headers.authorization),
          [`Bearer ${jwt}`, `Bearer ${jwt}`],
        );
        assert.deepEqual(vault.saved, kept);
      } finally {
        await server.close();
      }
    },
  };
}

const rolled = ['<new refresh token>'];
const resource = 'https://api.partnercenter.microsoft.com';
const refresh = { grant_type: 'refresh_token', refresh_token: 'simulator-refresh-token' };

export const tokenRows: readonly Row[] = [
  {
    example: 'app-only-token-v1.response-200.json',
    operation: 'sign-in',
    client: isUsed((p) => p.getCustomer('c1'), []),
    simulator: shows({
      ask: (partner) => partner.token({ grant_type: 'client_credentials', resource }, '/partner/oauth2/token'),
    }),
  },
  {
    example: 'refresh-token-v1.response-200.json',
    operation: 'sign-in',
    client: isUsed((p) => p.mpnProfile(), rolled),
    simulator: shows({ ask: (partner) => partner.token({ ...refresh, resource }, '/partner/oauth2/token') }),
  },
  {
    example: 'refresh-token-v2.response-200.json',
    operation: 'sign-in',
    client: isUsed((p) => p.mpnProfile(), rolled),
    simulator: shows({ ask: (partner) => partner.token(refresh) }),
  },
];
