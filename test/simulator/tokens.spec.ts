import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type Partner, startPartner } from './partner.ts';

const dayMs = 24 * 60 * 60 * 1000;

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

    await partner.send('POST', '/_switches', { body: { usedRefreshToken: 'accepted' } });
    const anyway = await partner.token({ ...grant, refresh_token: rolled });
    assert.equal(anyway.status, 200);
  });

  it('hands out a refresh token only to who asks for offline_access, and no token without the partner’s tenant', async () => {
    const grant = { grant_type: 'refresh_token', refresh_token: 'simulator-refresh-token' };
    const scope = 'https://api.partnercenter.microsoft.com/.default';
    const forgotten = await partner.token({ ...grant, scope });
    const common = await partner.token(grant, '/common/oauth2/v2.0/token');
    assert.deepEqual([forgotten.status, forgotten.at('refresh_token')], [200, undefined]);
    assert.deepEqual([common.status, common.at('error_codes.0')], [400, 50059]);
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

  it('takes a pricing token for the price sheet only', async () => {
    const scope = 'https://api.partner.microsoft.com/.default';
    const pricing = await partner.token({ grant_type: 'client_credentials', scope });
    const headers = { Authorization: `Bearer ${pricing.at('access_token')}` };
    const sheet = "/v1.0/sales/pricesheets(Market='US',PricesheetView='updatedlicensebased')/$value";
    const prices = await partner.send('GET', sheet, { headers });
    const profile = await partner.send('GET', '/v1/profiles/legalbusiness', { headers });
    const usual = await partner.send('GET', sheet);
    assert.deepEqual([prices.status, usual.status], [200, 200]);
    assert.deepEqual([profile.status, profile.at('code')], [401, 900420]);
  });

  it('ends refresh tokens after 90 days, by a sign-out of everything, and never by a restart', async () => {
    const grant = { grant_type: 'refresh_token' };
    const one = await partner.token({ ...grant, refresh_token: 'simulator-refresh-token' });
    const two = await partner.token({ ...grant, refresh_token: 'simulator-refresh-token' });
    partner.wait(89 * dayMs);
    const inTime = await partner.token({ ...grant, refresh_token: String(one.at('refresh_token')) });
    partner.wait(dayMs);
    const late = await partner.token({ ...grant, refresh_token: String(two.at('refresh_token')) });
    const signedOut = await partner.send('POST', '/_sign-outs');
    const afterwards = await partner.token({ ...grant, refresh_token: String(inTime.at('refresh_token')) });
    const first = await partner.token({ ...grant, refresh_token: 'simulator-refresh-token' });

    assert.deepEqual([inTime.status, signedOut.status], [200, 204]);
    assert.deepEqual(
      [late, afterwards, first].map(({ at }) => [at('error'), at('error_codes.0')]),
      [
        ['invalid_grant', 70008],
        ['invalid_grant', 50173],
        ['invalid_grant', 50173],
      ],
    );
  });

  it('answers version 1 with numbers as text', async () => {
    const reply = await partner.token(
      { grant_type: 'client_credentials', resource: 'https://api.partnercenter.microsoft.com' },
      '/partner/oauth2/token',
    );
    const { access_token: _, ...body } = JSON.parse(reply.text);
    const now = Date.parse('2026-03-02T09:00:00Z') / 1000;
    assert.deepEqual(body, {
      token_type: 'Bearer',
      expires_in: '3600',
      ext_expires_in: '3600',
      expires_on: String(now + 3600),
      not_before: String(now),
      resource: 'https://api.partnercenter.microsoft.com',
    });
  });

  it('sends the organization profile behind a byte order mark', async () => {
    const bytes = await partner.bytes('/v1/profiles/organization', {});
    assert.deepEqual([...bytes.subarray(0, 4)], [0xef, 0xbb, 0xbf, 0x7b]);
  });
});

describe('simulator: the sign-in page', () => {
  const redirectUri = 'https://bot.example/signed-in';
  const verifier = 'a-verifier-of-at-least-forty-three-characters-000';
  const query = new URLSearchParams({
    client_id: 'client',
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'https://api.partnercenter.microsoft.com/user_impersonation offline_access',
    state: 'a state',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const path = `/partner/oauth2/v2.0/authorize?${query}`;

  let partner: Partner;
  beforeEach(async () => {
    partner = await startPartner();
  });
  afterEach(() => partner.close());

  /** Presses a button; where the browser is sent. */
  const press = async (outcome: string) => {
    const init = { method: 'POST', body: new URLSearchParams({ outcome }), redirect: 'manual' } as const;
    const { headers } = await fetch(`${partner.simulator.url}${path}`, init);
    return new URL(headers.get('location') ?? '');
  };
  const redeem = (code: string | null, more: Record<string, string> = {}) => {
    const given = { redirect_uri: redirectUri, code_verifier: verifier, ...more };
    return partner.token({ grant_type: 'authorization_code', code: code ?? '', ...given });
  };

  it('lets a person sign in, and the application redeem the code once', async () => {
    const page = await partner.send('GET', path);
    const target = await press('mfa');
    const code = target.searchParams.get('code');
    const tokens = await redeem(code);
    const again = await redeem(code);
    const rolled = await partner.token({
      grant_type: 'refresh_token',
      refresh_token: String(tokens.at('refresh_token')),
    });
    const Authorization = `Bearer ${rolled.at('access_token')}`;
    const profile = await partner.send('GET', '/v1/profiles/mpn', { headers: { Authorization } });

    assert.match(page.text, /with MFA<\/button>/);
    assert.equal(target.origin + target.pathname, redirectUri);
    assert.equal(target.searchParams.get('state'), 'a state');
    assert.deepEqual([tokens.status, profile.status], [200, 200]);
    assert.deepEqual([again.at('error'), again.at('error_codes.0')], ['invalid_grant', 54005]);
  });

  it('gives no token for another address, another verifier, or too late', async () => {
    const code = (await press('mfa')).searchParams.get('code');
    const replies = [
      await redeem(code, { redirect_uri: 'https://elsewhere.example/' }),
      await redeem(code, { code_verifier: 'another' }),
      await redeem('another'),
    ];
    partner.wait(10 * 60_000);
    replies.push(await redeem(code));
    assert.deepEqual(
      replies.map(({ at }) => [at('error'), at('error_codes.0')]),
      [
        ['invalid_grant', 500112],
        ['invalid_grant', 501481],
        ['invalid_grant', 70000],
        ['invalid_grant', 70008],
      ],
    );
  });

  it('remembers a sign-in without MFA, which Partner Center refuses', async () => {
    const tokens = await redeem((await press('no-mfa')).searchParams.get('code'));
    const refresh_token = String(tokens.at('refresh_token'));
    const rolled = await partner.token({ grant_type: 'refresh_token', refresh_token });
    const headers = { Authorization: `Bearer ${rolled.at('access_token')}`, ValidateMfa: 'true' };
    const refused = await partner.send('GET', '/v1/profiles/mpn', { headers });
    await partner.send('POST', '/_switches', { body: { mfa: 'reported' } });
    const reported = await partner.send('GET', '/v1/profiles/mpn', { headers });
    const asBefore = await partner.send('GET', '/v1/profiles/mpn', { headers: { ValidateMfa: 'true' } });

    assert.deepEqual([refused.status, refused.at('code')], [401, 900421]);
    assert.deepEqual([reported.status, reported.headers.get('ismfacompliant')], [200, 'false']);
    assert.equal(asBefore.headers.get('ismfacompliant'), 'true');
  });

  it('tells the application that the person refused', async () => {
    const target = await press('refuse');
    assert.equal(target.searchParams.get('error'), 'access_denied');
    assert.equal(target.searchParams.get('code'), null);
    assert.equal(target.searchParams.get('state'), 'a state');
  });

  it('does not begin without an address to return to', async () => {
    const reply = await partner.send('GET', path.replace(/redirect_uri=[^&]*&/, ''));
    assert.equal(reply.status, 400);
    assert.match(reply.text, /redirect_uri/);
  });
});
