import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { partnerOfEachTest, type Reply } from './partner.ts';

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

  const partner = partnerOfEachTest();

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

  /** With a token that was had for the refresh token of a sign-in. */
  const signedIn = async (tokens: Reply) => {
    const refresh_token = String(tokens.at('refresh_token'));
    const rolled = await partner.token({ grant_type: 'refresh_token', refresh_token });
    return { Authorization: `Bearer ${rolled.at('access_token')}` };
  };

  it('lets a person sign in, and the application redeem the code once', async () => {
    const page = await partner.send('GET', path);
    const target = await press('mfa');
    const code = target.searchParams.get('code');
    const tokens = await redeem(code);
    const again = await redeem(code);
    const profile = await partner.send('GET', '/v1/profiles/mpn', { headers: await signedIn(tokens) });

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
    const codes = replies.map(({ at }) => at('error_codes.0'));
    assert.deepEqual(codes, [500112, 501481, 70000, 70008]);
    for (const { at } of replies) assert.equal(at('error'), 'invalid_grant');
  });

  it('does not begin without an address to return to', async () => {
    const reply = await partner.send('GET', path.replace(/redirect_uri=[^&]*&/, ''));
    assert.equal(reply.status, 400);
    assert.match(reply.text, /redirect_uri/);
  });
});
