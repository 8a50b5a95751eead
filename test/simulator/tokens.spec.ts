import assert from 'node:assert/strict';
import { type Partner, startPartner } from './partner.ts';

describe('simulator: tokens', () => {
  let partner: Partner;
  beforeEach(async () => {
    partner = await startPartner();
  });
  afterEach(() => partner.close());

  it('rolls the refresh token: each works once, the first of all always', async () => {
    const grant = { grant_type: 'refresh_token' };
    const first = await partner.token({ ...grant, refresh_token: 'simulator-refresh-token' });
    const rolled = String(first.at('refresh_token'));
    const next = await partner.token({ ...grant, refresh_token: rolled });
    const again = await partner.token({ ...grant, refresh_token: rolled });

    assert.equal(first.at('expires_in'), 3600);
    assert.equal(next.status, 200);
    assert.notEqual(next.at('refresh_token'), rolled);
    assert.deepEqual([again.status, again.at('error')], [400, 'invalid_grant']);
  });

  it('refuses an app-only token where a user must stand behind it', async () => {
    const asApp = await partner.send('GET', '/v1/profiles/mpn', { kind: 'app' });
    const asUser = await partner.send('GET', '/v1/profiles/mpn', { kind: 'user' });
    assert.deepEqual([asApp.status, asApp.at('code')], [403, 900329]);
    assert.equal(asUser.status, 200);
  });

  it('refuses a missing, forged, expired or wrongly addressed token with 401', async () => {
    const path = '/v1/profiles/legalbusiness';
    const foreign = await partner.token({
      grant_type: 'client_credentials',
      scope: 'https://graph.windows.net/.default',
    });
    const replies = await Promise.all(
      ['', 'Bearer a.b.c', `Bearer ${foreign.at('access_token')}`].map((Authorization) =>
        partner.send('GET', path, { headers: { Authorization } }),
      ),
    );
    partner.wait(3_600_000);
    replies.push(await partner.send('GET', path));
    assert.deepEqual(
      replies.map(({ status, at }) => [status, at('code')]),
      [
        [401, 400],
        [401, 400],
        [401, 900420],
        [401, 400],
      ],
    );
  });

  it('sends the organization profile behind a byte order mark', async () => {
    const { url } = partner.simulator;
    const token = await partner.token({ grant_type: 'refresh_token', refresh_token: 'simulator-refresh-token' });
    const headers = { Authorization: `Bearer ${token.at('access_token')}` };
    const bytes = new Uint8Array(await (await fetch(`${url}/v1/profiles/organization`, { headers })).arrayBuffer());
    assert.deepEqual([...bytes.subarray(0, 4)], [0xef, 0xbb, 0xbf, 0x7b]);
  });
});
