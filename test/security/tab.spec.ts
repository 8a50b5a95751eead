import assert from 'node:assert/strict';
import { UnsecuredJWT } from 'jose';
import { z } from 'zod';
import { createLogger } from '../../bot/log/log.ts';
import { createOnboardings } from '../../bot/store/onboardings.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { demoToken } from '../../bot/tab/api/who-looks.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import { onboardingAt } from '../sample-records.ts';
import { type AtTab, atTab } from '../tab/ask-tab.ts';
import { ourTenant } from '../teams/chat-window.ts';
import { type Account, type Entra, pageApp, startEntra } from './entra-double.ts';

const operator = { name: 'Olga Operator', aadObjectId: '0a1b0000-0000-4000-8000-0000000000a1' };
const auditor = { name: 'Aldo Auditor', aadObjectId: '0a1b0000-0000-4000-8000-0000000000a2' };
const { rep, secondRep, manager, nobody, stranger } = people;
const settings = {
  REPS: [rep.aadObjectId, secondRep.aadObjectId].join(),
  OPERATORS: operator.aadObjectId,
  AUDITORS: auditor.aadObjectId,
};
const holder = { id: rep.aadObjectId, tenantId: ourTenant, name: rep.name };
/** Names that would be markup, or lead elsewhere. */
const hostile = '<img src=x onerror=alert(1)>';
/** Kept as it came, it would turn the reading direction around. */
const turned = '\u202E';

/** One that waits for its approval, and a draft, both of the rep. */
async function storeOfTwo(): Promise<Store> {
  const store = openSqliteStore({ file: ':memory:' });
  const onboardings = createOnboardings(store, createLogger({ level: 'silent' }));
  const waiting = onboardingAt('awaiting-approval');
  const stage =
    waiting.stage.kind === 'awaiting-approval'
      ? { ...waiting.stage, approverIds: [manager.aadObjectId] }
      : waiting.stage;
  await onboardings.create({
    ...waiting,
    id: 'waits',
    accountName: `${turned}${hostile}`,
    requester: holder,
    stage,
    tasks: [],
  });
  await onboardings.create({ ...onboardingAt('account'), id: 'draft', requester: holder, tasks: [] });
  // A bot that is stopped leaves it to the next.
  return { ...store, close: async () => undefined };
}

describe('the API of the tab', () => {
  let product: Product;
  let entra: Entra;
  const at = (account: Account, token?: string): AtTab => atTab(product, entra, account, token);
  before(async () => {
    entra = await startEntra(() => product.now());
    product = await startProduct({ store: await storeOfTwo(), settings: { ...entra.settings, ...settings } });
  });
  after(async () => {
    await product.close();
    entra.close();
  });

  it('believes nobody but Entra about who looks, and tells those it does not believe nothing', async () => {
    const right = await entra.tokenInTeams(rep);
    const [head = '', claims = '', signature = ''] = right.split('.');
    const changed = Buffer.from(claims, 'base64url').toString().replace(rep.aadObjectId, operator.aadObjectId);
    const minute = 60;
    const past = Math.floor(product.now() / 1000) - minute;
    const forged: Readonly<Record<string, string>> = {
      'somebody else’s key': await entra.tokenInTeams(rep, {}, 'somebody else'),
      'another tenant': await entra.tokenInTeams(stranger),
      'another tenant that calls itself ours': await entra.tokenInTeams(stranger, { tid: ourTenant }),
      'another audience': await entra.tokenInTeams(rep, { aud: '00000003-0000-0000-c000-000000000000' }),
      'another issuer': await entra.tokenInTeams(rep, { iss: 'https://sts.windows.net/somewhere/' }),
      expired: await entra.tokenInTeams(rep, { exp: past }),
      'without an end': await entra.tokenInTeams(rep, { exp: undefined }),
      'not yet': await entra.tokenInTeams(rep, { nbf: past + 10 * minute }),
      'no scope': await entra.tokenInTeams(rep, { scp: undefined }),
      'another scope': await entra.tokenInTeams(rep, { scp: 'User.Read' }),
      'of a program': await entra.tokenInTeams(rep, { scp: undefined, roles: ['access_as_user'] }),
      'of a sign-in': await entra.idToken(rep),
      'changed on its way': [head, Buffer.from(changed).toString('base64url'), signature].join('.'),
      'without a signature': new UnsecuredJWT({ oid: rep.aadObjectId, tid: ourTenant, scp: 'access_as_user' })
        .setAudience(pageApp.id)
        .setExpirationTime('1h')
        .encode(),
      oversized: `${right}${'x'.repeat(8 * 1024)}`,
      'of a desk': demoToken(holder),
      'no token at all': 'x',
    };
    for (const [what, token] of Object.entries(forged)) {
      const answer = await at(rep, token).ask('/api/tab/me');
      assert.deepEqual([answer.status, answer.failure.code], [401, 'token-refused'], what);
      assert.ok(!answer.text.includes(rep.name), what);
    }
    for (const headers of [{}, { authorization: 'Basic eDp5' }, { cookie: `session=${right}` }]) {
      const answer = await fetch(`${product.botUrl}/api/tab/me`, { headers });
      assert.equal(answer.status, 401);
      assert.equal(answer.headers.get('set-cookie'), null);
    }
    const lower = await fetch(`${product.botUrl}/api/tab/me`, { headers: { authorization: `bearer ${right}` } });
    assert.equal(lower.status, 200);
    assert.equal((await fetch(`${product.botUrl}/tab/host/token?person=${rep.aadObjectId}`)).status, 404);
  });

  it('shows each role what is theirs, and what we pay to nobody else', async () => {
    const everybody = [rep, secondRep, manager, operator, auditor, nobody];
    const routes = [
      ['/api/tab/work', {}, [200, 200, 403, 403, 403, 403]],
      ['/api/tab/approvals', {}, [200, 200, 200, 200, 200, 403]],
      ['/api/tab/approvals/:id', { id: 'waits' }, [403, 403, 200, 403, 403, 403]],
      ['/api/tab/deals', {}, [200, 200, 200, 200, 200, 403]],
      ['/api/tab/deals/:id', { id: 'waits' }, [200, 403, 200, 200, 200, 403]],
      ['/api/tab/deals/:id', { id: 'gone' }, [404, 404, 404, 404, 404, 403]],
      ['/api/tab/deals/:id/actions/:verb', { id: 'waits', verb: 'approve' }, [403, 403, 200, 403, 403, 403]],
      ['/api/tab/people', {}, [403, 403, 200, 200, 200, 403]],
      ['/api/tab/operations', {}, [403, 403, 403, 200, 200, 403]],
      ['/api/tab/operations/causes/:cause', { cause: 'x' }, [403, 403, 403, 200, 200, 403]],
      ['/api/tab/figures', {}, [403, 403, 200, 200, 200, 403]],
    ] as const;
    for (const [path, params, statuses] of routes) {
      for (const [place, who] of everybody.entries()) {
        const answer = await at(who).ask(path, params);
        assert.equal(answer.status, statuses[place], `${path} ${who.name} ${answer.text}`);
        assert.equal(answer.headers.get('cache-control'), 'no-store');
        const seesCosts = answer.status === 200 && (path.endsWith('/:id') || path === '/api/tab/approvals');
        if (!seesCosts) assert.doesNotMatch(answer.text, /"cost"|margin/i, `${path} ${who.name}`);
      }
    }
    const own = async (who: Account) => (await at(who).ask('/api/tab/deals', { owner: rep.aadObjectId })).body.total;
    assert.deepEqual([await own(rep), await own(secondRep), await own(manager)], [2, 0, 2]);
    const { timeline } = (await at(rep).ask('/api/tab/deals/:id', { id: 'waits' })).body;
    assert.ok(!timeline.some(({ text }) => /not allowed/.test(text)), 'a page that asks by itself blames nobody');
    assert.match((await at(rep).ask('/api/tab/me')).text, /"operations":false/);
  });

  it('does for nobody what the table does not let them, and keeps that on the deal', async () => {
    const press = (who: Account, verb: string, inputs = {}) =>
      at(who).do('/api/tab/deals/:id/actions', { id: 'waits' }, { verb, revision: 0, inputs });
    assert.equal((await press(rep, 'approve')).failure.code, 'self-approval');
    assert.equal((await press(secondRep, 'cancel')).failure.code, 'not-yours');
    assert.equal((await press(auditor, 'cancel')).failure.code, 'not-yours');
    assert.equal((await press(operator, 'approve')).failure.code, 'not-approver');
    assert.equal((await press(nobody, 'approve')).failure.code, 'no-role');
    assert.equal((await press(manager, 'open-credentials')).failure.code, 'not-yours');
    const retry = { cause: 'x' };
    assert.equal((await at(auditor).do('/api/tab/operations/retry', {}, retry)).status, 403);
    assert.equal((await press(manager, 'submit')).failure.code, 'not-yours');
    const chat = ['offer-cancel-order', 'attention', 'approve-listed', 'undo-listed', 'save-account'];
    for (const verb of [...chat, 'constructor', '__proto__', '']) {
      const { status, failure } = await press(manager, verb);
      assert.deepEqual([status, failure.code], [422, chat.includes(verb) ? 'not-here' : 'no-such-verb'], verb);
    }
    const mistakes = [
      await press(manager, 'reject', { reason: 'x'.repeat(501) }),
      await press(manager, 'pass-on', { reason: 'Away' }),
      await press(operator, 'reassign'),
    ];
    assert.deepEqual(
      mistakes.map(({ status, failure }) => [status, ...Object.keys(failure.errors ?? {})]),
      [
        [422, 'reason'],
        [422, 'person'],
        [422, 'rep'],
      ],
    );
    const { body } = await at(operator).ask('/api/tab/deals/:id', { id: 'waits' });
    const told = body.timeline.map(({ text }) => text);
    for (const { name } of [rep, operator]) assert.ok(told.includes(`${name} was not allowed to approve it`), name);
    assert.equal(body.stage.kind, 'awaiting-approval');
  });

  it('takes nothing but what it asked for, in bounds', async () => {
    const odd = [
      '..',
      '../draft',
      '%2e%2e',
      'waits ',
      '<script>',
      'a'.repeat(400),
      '__proto__',
      "' OR 1=1 --",
      'waits\u0000',
    ];
    for (const id of odd) {
      const { status, text } = await at(operator).ask('/api/tab/deals/:id', { id });
      assert.ok([400, 404].includes(status), `${id} ${status}`);
      assert.doesNotMatch(text, /<script>|SQL|at .*\.ts/);
    }
    const filters = [
      { stage: 'drafting,nothing' },
      { minAmount: '-1' },
      { minDays: 'NaN' },
      { limit: '1000' },
      { left: 'drafting:2026-13' },
      { text: 'x'.repeat(101) },
      { sort: 'body' },
    ];
    for (const filter of filters) {
      assert.equal((await at(operator).ask('/api/tab/deals', filter)).status, 400, JSON.stringify(filter));
    }
    const after = { after: '["x"]', text: '%_"\'--', owner: "' OR ''='" };
    assert.equal((await at(operator).ask('/api/tab/deals', after)).body.total, 0);
    const sought = ['onerror src', '!!!', '&', '😀', ' '];
    const found = await Promise.all(sought.map((text) => at(operator).ask('/api/tab/deals', { text })));
    assert.deepEqual(
      found.map(({ body }) => body.total),
      [1, 0, 0, 0, 2],
    );
    assert.equal((await at(rep).ask('/api/tab/work', { group: 'waiting', text: '!!!' })).body.groups[0]?.total, 0);
    const token = await entra.tokenInTeams(manager);
    for (const [method, path] of [
      ['GET', '/api/tab/nothing'],
      ['GET', '/api/tab/deals/waits/actions'],
      ['PUT', '/api/tab/me'],
      ['DELETE', '/api/tab/<script>'],
    ] as const) {
      const answer = await fetch(`${product.botUrl}${path}`, { method, headers: { authorization: `Bearer ${token}` } });
      const failure = { code: 'no-such-question', text: 'This could not be read. Load the page again.' };
      assert.deepEqual([answer.status, await answer.json()], [404, failure], path);
    }
    const send = async (body: string, headers = {}) => {
      const url = `${product.botUrl}/api/tab/deals/waits/actions`;
      const type = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      return (await fetch(url, { method: 'POST', body, headers: { ...type, ...headers } })).status;
    };
    assert.equal(await send('{"verb":'), 400);
    assert.equal(await send('['.repeat(5000)), 400);
    assert.equal(await send(JSON.stringify({ verb: 'approve', revision: 1, requestId: 'again' })), 400);
    assert.equal(await send('{}', { 'content-type': 'text/plain' }), 415);
    assert.equal(await send('x', { 'content-encoding': 'gzip' }), 415);
    assert.equal(await send(`"${'x'.repeat(40_000)}"`), 413);
  });

  it('gives a hostile name as the text that it is, as JSON that no page takes for another', async () => {
    const answer = await at(rep).ask('/api/tab/deals/:id', { id: 'waits' });
    assert.equal(answer.body.name, hostile);
    assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8');
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  });

  it('forgets a role that is lost in the middle of work, and a deal that is gone', async () => {
    const known = await at(secondRep).ask('/api/tab/deals');
    assert.equal(known.status, 200);
    await product.stopBot();
    await product.startBot({ REPS: rep.aadObjectId });
    const etag = known.headers.get('etag') ?? '';
    assert.equal((await at(secondRep).ask('/api/tab/deals', {}, { 'if-none-match': etag })).status, 403);
  });

  it('lets one person ask so often, and no more', async () => {
    const asking = at(auditor);
    const token = await entra.tokenInTeams(auditor);
    const again = () => fetch(`${product.botUrl}/api/tab/people`, { headers: { authorization: `Bearer ${token}` } });
    for (let asked = 0; asked < 300; asked++) await (await again()).arrayBuffer();
    const refused = await asking.ask('/api/tab/me');
    assert.deepEqual([refused.status, refused.failure.code], [429, 'limit-reached']);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    assert.equal((await at(operator).ask('/api/tab/me')).status, 200, 'nobody else pays for it');
  });
});

describe('the tab of a bot without an identity', () => {
  it('believes people of its own machine who they say they are, and no token of anybody', async () => {
    const entra = await startEntra(Date.now);
    const product = await startProduct();
    try {
      const given = await fetch(`${product.botUrl}/tab/host/token?person=${rep.aadObjectId}`);
      const { token } = z.object({ token: z.string() }).parse(await given.json());
      const me = await atTab(product, entra, rep, token).ask('/api/tab/me');
      assert.deepEqual([me.status, me.body.person.name], [200, rep.name]);
      assert.equal((await atTab(product, entra, rep).ask('/api/tab/me')).status, 401);
    } finally {
      await product.close();
      entra.close();
    }
  });
});
