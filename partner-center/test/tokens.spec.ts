import assert from 'node:assert/strict';
import { ofEachTest } from '../../test/of-each-test.ts';
import { createClient, failure, said, startScriptedServer, unfold } from './scripted-server.ts';

const link = 'GET /v1/customers/relationshiprequests';
const answer = { body: { url: 'https://admin.microsoft.com/x' } };

describe('sign-in to Partner Center', () => {
  const server = ofEachTest(startScriptedServer);
  beforeEach(() => server.on(link, answer));

  it('asks the token endpoint as Entra documents it, and nothing else', async () => {
    await createClient(server).partnerCenter.relationshipLink();
    assert.equal(server.tokenRequests.length, 1);
    const form = Object.fromEntries(server.tokenRequests[0] ?? []);
    const documented = { grant_type: 'refresh_token', refresh_token: 'first', client_id: 'the-app' };
    assert.partialDeepStrictEqual(form, { ...documented, client_secret: 'the-client-secret' });
    const scopes = form.scope?.split(' ') ?? [];
    assert.ok(scopes.includes('https://api.partnercenter.microsoft.com/.default') && scopes.includes('offline_access'));
    assert.equal(server.received.length, 1);
  });

  it('saves each rolled refresh token and goes on with it and the new access token', async () => {
    const { partnerCenter, vault } = createClient(server);
    server.on(link, { status: 401 }, answer);
    await partnerCenter.relationshipLink();
    assert.deepEqual(vault.saved, ['rolled-1', 'rolled-2']);
    const used = server.received.map(({ headers }) => headers.authorization);
    assert.deepEqual(used, ['Bearer user-1', 'Bearer user-2']);
    const redeemed = server.tokenRequests.map((form) => form.get('refresh_token'));
    assert.deepEqual(redeemed, ['first', 'rolled-1']);
  });

  it('keeps a token until shortly before its hour is over, and the next one as long, over weeks', async () => {
    let now = Date.parse('2026-11-22T12:00:00Z');
    const minute = 60_000;
    const { partnerCenter, vault } = createClient(server, { now: () => now });
    const linkLater = async (minutes: number) => {
      now += minutes * minute;
      await partnerCenter.relationshipLink();
      return server.tokenRequests.length;
    };
    assert.equal(await linkLater(0), 1);
    assert.equal(await linkLater(54), 1);
    assert.equal(await linkLater(2), 2);
    for (let week = 1; week <= 4; week++) assert.equal(await linkLater(7 * 24 * 60), 2 + week);
    assert.equal(vault.token, 'rolled-6', 'the newest refresh token is kept');
  });

  it('redeems the refresh token once for callers that come together', async () => {
    const { partnerCenter, vault } = createClient(server);
    await Promise.all(Array.from({ length: 8 }, () => partnerCenter.relationshipLink()));
    assert.deepEqual(vault.saved, ['rolled-1']);
  });

  it('goes on with a rolled token that could not be saved', async () => {
    const { partnerCenter, logged } = createClient(server, {
      saveRefreshToken: () => Promise.reject(new Error('vault is closed')),
    });
    server.on(link, { status: 401 }, answer);
    await partnerCenter.relationshipLink();
    assert.equal(server.tokenRequests[1]?.get('refresh_token'), 'rolled-1');
    assert.match(logged.join('\n'), /vault is closed/);
  });

  it('takes the successor that another process saved when its own token is used up', async () => {
    server.refreshTokens.clear();
    server.refreshTokens.add('saved by another');
    const stored = ['first', 'saved by another'];
    const { partnerCenter } = createClient(server, { readRefreshToken: async () => stored.shift() });
    assert.ok(await partnerCenter.relationshipLink());
  });

  it('tells the operator what to do when the refresh token is no longer valid or missing', async () => {
    server.refreshTokens.clear();
    for (const readRefreshToken of [async () => 'first', async () => undefined]) {
      const { partnerCenter } = createClient(server, { readRefreshToken });
      const error = await failure(partnerCenter.relationshipLink());
      assert.equal(error.code, 'partner-center-sign-in');
      assert.match(said(error.says), /^sign-in-again refresh-token-(expired|missing)$/);
    }
    assert.equal(server.received.length, 0);
  });

  for (const [number, error, says] of [
    ['AADSTS7000222: The provided client secret keys are expired.', 'invalid_client', 'client-secret-expired'],
    ['AADSTS7000215: Invalid client secret provided.', 'invalid_client', 'app-not-accepted'],
    ['AADSTS65001: The user or administrator has not consented.', 'invalid_grant', 'sign-in-again consent-missing'],
    ['AADSTS50076: You must use multi-factor authentication.', 'interaction_required', 'sign-in-again mfa-wanted'],
    ['AADSTS53003: Blocked by Conditional Access.', 'access_denied', 'sign-in-again conditional-access'],
    ['AADSTS50057: The user account is disabled.', 'invalid_grant', 'sign-in-again user-disabled'],
    ['AADSTS50173: The grant has been revoked.', 'invalid_grant', 'sign-in-again refresh-token-expired'],
  ] as const) {
    it(`tells the operator what it is that Entra refuses: ${says}`, async () => {
      server.on('POST /the-tenant/oauth2/v2.0/token', { status: 400, body: { error, error_description: number } });
      const thrown = await failure(createClient(server).partnerCenter.relationshipLink());
      assert.equal(thrown.code, 'partner-center-sign-in');
      assert.equal(said(thrown.says), says);
    });
  }

  it('asks for prices on the other host of the public cloud, with a token for that host', async () => {
    const origins: string[] = [];
    const { partnerCenter } = createClient(server, {
      url: 'https://api.partnercenter.microsoft.com',
      loginUrl: 'https://login.microsoftonline.com',
      fetch: (input, init) => {
        const { origin, pathname } = new URL(String(input));
        origins.push(origin);
        return fetch(`${server.url}${pathname}`, init);
      },
    });
    await partnerCenter.prices('US');
    assert.deepEqual(origins, ['https://login.microsoftonline.com', 'https://api.partner.microsoft.com']);
    assert.match(server.tokenRequests[0]?.get('scope') ?? '', /^https:\/\/api\.partner\.microsoft\.com\/\.default/);
  });

  it('tells apart a wrong client secret and an Entra that is not there for a moment', async () => {
    const tokens = 'POST /the-tenant/oauth2/v2.0/token';
    const { partnerCenter } = createClient(server);
    server.on('GET /v1/customers/c1', { status: 404 });
    const token = { body: { token_type: 'Bearer', expires_in: 3600, access_token: 'app-x' } };
    server.on(tokens, { status: 503, body: '<html>' }, { lost: true }, token);
    assert.equal(await partnerCenter.getCustomer('c1'), undefined);

    server.on(tokens, { status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215' } });
    await assert.rejects(createClient(server).partnerCenter.getCustomer('c1'), (error: { code?: string }) => {
      assert.equal(error.code, 'partner-center-sign-in');
      assert.doesNotMatch(unfold(error), /the-client-secret/);
      return true;
    });
  });
});
