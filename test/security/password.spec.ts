import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { PassThrough } from 'node:stream';
import { z } from 'zod';
import { readConfig } from '../../bot/config.ts';
import { createLogger } from '../../bot/log/log.ts';
import { recordsCommand } from '../../bot/records/command.ts';
import { startBot } from '../../bot/start-bot.ts';
import { fillInNewTenant } from '../flow/fill-in.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import { fieldsOf, openBrowser, type Seen } from './browser.ts';
import { type Account, type Entra, pageApp, startEntra } from './entra-double.ts';

const minutes = 60_000;
const fromOurPage = { 'sec-fetch-site': 'same-origin' };

const Kept = z.object({
  requester: z.unknown(),
  timeline: z.array(z.object({ kind: z.string(), by: z.object({ name: z.string() }).optional() })),
});

describe('a new tenant’s password', () => {
  let product: Product;
  let entra: Entra;
  let ahead: number;
  let password: string;

  beforeEach(async () => {
    ahead = 0;
    entra = await startEntra(() => Date.now() + ahead);
    product = await startProduct({
      settings: { ...entra.settings, SECRETS_KEY: randomBytes(32).toString('base64') },
    });
    const { rep, manager } = product;
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await rep.until(/The tenant of ABC Corp is there/);
    const answers = Object.values(product.simulator.state.answers).map(({ body }) => body ?? '');
    password = answers.map((body) => /"password":"([^"]+)"/.exec(body)?.[1]).find((found) => found !== undefined) ?? '';
    assert.ok(password.length > 5);
  });
  afterEach(async () => {
    await product.close();
    entra.close();
  });

  const later = (milliseconds: number) => {
    ahead += milliseconds;
    product.later(milliseconds);
  };

  const newLink = async (of = product.rep) => {
    await of.say('status ABC Corp');
    await of.press('Open credentials');
    return of.card().buttons.find(({ title }) => title === 'Show credentials')?.url ?? assert.fail('no link');
  };

  /** The page behind a link, for somebody who has signed in. */
  const openAs = async (person: Account, link: string) => {
    const browser = openBrowser();
    entra.account = person;
    return { browser, page: await browser.signIn(await browser.get(link)) };
  };

  /** What Teams' dialog does: each request says who it is. */
  const inTeams = async (link: string, token: string, fields?: Record<string, string>): Promise<Seen> => {
    const headers = { authorization: `Bearer ${token}`, ...fromOurPage };
    const body = fields && new URLSearchParams(fields);
    const response = await fetch(link, body ? { method: 'POST', headers, body } : { headers });
    return { url: link, status: response.status, html: await response.text() };
  };

  /** Nobody is told anything: neither what there is, nor whose. */
  const showsNothing = ({ html }: Seen, why: string) => {
    for (const secret of [password, 'ABC Corp', 'abccorp', 'Robin Reyes', 'value="show"', 'value="stored"']) {
      assert.ok(!html.includes(secret), `${why}: ${secret}`);
    }
  };

  /** The onboarding as it is kept. */
  const record = () => {
    const [row] = inStore(`SELECT body FROM documents WHERE kind = 'onboarding'`);
    return Kept.parse(JSON.parse(String(row?.body)));
  };
  const looks = () => record().timeline.filter(({ kind }) => kind === 'viewed-credentials');

  /** What somebody does who can write into the store. */
  const inStore = (sql: string, ...values: string[]) => {
    const database = new DatabaseSync(product.settings.SQLITE_FILE ?? '');
    try {
      return database.prepare(sql).all(...values);
    } finally {
      database.close();
    }
  };

  const isStillTheirs = async (link?: string) => {
    const { browser, page } = await openAs(people.rep, link ?? (await newLink()));
    assert.ok((await browser.press(page)).html.includes(password), 'the honest requester is not hindered');
  };

  it('is shown to the requester after they have signed in, until they say that it is stored', async () => {
    const link = await newLink();
    const browser = openBrowser();
    const asked = await browser.get(link);
    assert.equal(asked.status, 401);
    showsNothing(asked, 'before the sign-in');
    entra.account = people.rep;
    const page = await browser.signIn(asked);
    assert.equal(page.url, link, 'Entra leads back to where one was');
    assert.ok(page.html.includes('ABC Corp') && !page.html.includes(password));
    const shown = await browser.press(page);
    assert.ok(shown.html.includes(`<code>${password}</code>`));
    assert.deepEqual(
      looks().map(({ by }) => by?.name),
      ['Robin Reyes'],
    );
    assert.match((await browser.press(shown)).html, /is deleted/);
    await product.rep.until(/^Taken by Robin Reyes/);
    for (const cookie of browser.cookies) assert.match(cookie, /; HttpOnly; SameSite=Lax/);
  });

  it('is asked for again after a quarter of an hour', async () => {
    const { browser, page } = await openAs(people.rep, await newLink());
    assert.equal(page.status, 200);
    later(16 * minutes);
    const link = await newLink();
    assert.equal((await browser.get(link)).status, 401);
    assert.equal((await openAs(people.rep, link)).page.status, 200);
  });

  it('behind a link that was passed on is shown to nobody else', async () => {
    const link = await newLink();
    const others = [people.secondRep, people.manager, { ...people.rep, tenantId: people.stranger.tenantId }];
    for (const other of others) {
      const { browser, page } = await openAs(other, link);
      showsNothing(page, other.aadObjectId);
      const { key = '' } = fieldsOf(page.html);
      for (const what of ['show', 'stored']) {
        showsNothing(await browser.post(link, { key, do: what }, fromOurPage), `${other.aadObjectId} ${what}`);
        showsNothing(await inTeams(link, await entra.tokenInTeams(other), { do: what }), `${what} in Teams`);
      }
    }
    showsNothing(await openBrowser().post(link, { do: 'show' }, fromOurPage), 'nobody signed in');
    assert.deepEqual(looks(), []);
    const refused = record().timeline.filter(({ kind }) => kind === 'refused');
    assert.deepEqual(
      refused.map(({ by }) => by?.name),
      ['Sam Stone', 'Morgan Lee'],
      'each who tried is on record',
    );
    await isStillTheirs();
  });

  it('is shown inside Teams by the token that Teams gives, and by no other', async () => {
    const link = await newLink();
    const { rep } = people;
    const seconds = Math.floor(Date.now() / 1000);
    const { origin } = new URL(entra.url);
    const wrong: [why: string, token: string][] = [
      ['for another application', await entra.tokenInTeams(rep, { aud: '00000003-0000-0000-c000-000000000000' })],
      ['for another host', await entra.tokenInTeams(rep, { aud: `api://elsewhere.example/${pageApp.id}` })],
      ['of another issuer', await entra.tokenInTeams(rep, { iss: `${origin}/${people.stranger.tenantId}/v2.0` })],
      ['of another tenant', await entra.tokenInTeams({ ...rep, tenantId: people.stranger.tenantId })],
      ['too old', await entra.tokenInTeams(rep, { exp: seconds - 1 })],
      ['that never ends', await entra.tokenInTeams(rep, { exp: undefined })],
      ['signed by somebody else', await entra.tokenInTeams(rep, {}, 'somebody else')],
      ['of a program', await entra.tokenInTeams(rep, { scp: undefined, roles: ['access_as_user'] })],
      ['that only says who signed in', await entra.idToken(rep)],
      ['without a signature', unsigned(await entra.tokenInTeams(rep))],
      ['of 9 KB', await entra.tokenInTeams(rep, { more: 'x'.repeat(9000) })],
      ['that is none', 'x'.repeat(43)],
    ];
    for (const [why, token] of wrong) {
      showsNothing(await inTeams(link, token), why);
      showsNothing(await inTeams(link, token, { do: 'show' }), why);
    }
    assert.equal(entra.keysAsked, 1, 'the keys are asked for once');
    const aud = `api://${new URL(product.botUrl).hostname}/${pageApp.id}`;
    for (const claims of [{}, { aud }]) {
      const token = await entra.tokenInTeams(rep, claims);
      assert.match((await inTeams(link, token)).html, /ABC Corp/);
      assert.ok((await inTeams(link, token, { do: 'show' })).html.includes(password));
    }
  });

  it('is not shown to a form that another site sends, not even with the requester’s cookies', async () => {
    const link = await newLink();
    const { browser, page } = await openAs(people.rep, link);
    const fields = fieldsOf(page.html);
    const elsewhere: Record<string, string>[] = [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { origin: new URL(link).origin, 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of elsewhere) {
      const { status, html } = await browser.post(link, fields, headers);
      assert.equal(status, 403, JSON.stringify(headers));
      showsNothing({ url: link, status, html }, JSON.stringify(headers));
    }
    const another = await openAs(people.rep, link);
    for (const key of [undefined, '', 'x'.repeat(43), fieldsOf(another.page.html).key]) {
      const stolen = { ...(key === undefined ? {} : { key }), do: 'show' };
      showsNothing(await browser.post(link, stolen, fromOurPage), `key ${key}`);
    }
    assert.deepEqual(looks(), []);
    assert.ok((await browser.press(page)).html.includes(password));
  });

  it('is not shown to who has somebody else’s sign-in brought to an end in their browser, or makes a cookie', async () => {
    const link = await newLink();
    entra.account = people.rep;
    const leg = await fetch(`${product.botUrl}/sign-in?to=${encodeURIComponent(link)}`, { redirect: 'manual' });
    const back = await fetch(leg.headers.get('location') ?? '', { redirect: 'manual' });
    const callback = back.headers.get('location') ?? '';
    assert.equal((await openBrowser().get(callback)).status, 400, 'a browser that did not begin it');
    const session = Buffer.from(
      JSON.stringify({
        until: Date.now() * 2,
        value: { id: people.rep.aadObjectId, tenantId: product.settings.ALLOWED_TENANTS },
      }),
    ).toString('base64url');
    const [, begun = ''] = /sign-in=([^;]+)/.exec(leg.headers.get('set-cookie') ?? '') ?? [];
    for (const cookie of [`session=${session}.`, `session=${session}.${'x'.repeat(43)}`, `session=${begun}`]) {
      const response = await fetch(link, { headers: { cookie } });
      assert.equal(response.status, 401, cookie);
    }
    for (const to of [
      'https://elsewhere.example/',
      '//elsewhere.example',
      '/\\elsewhere.example',
      'javascript:alert(1)',
    ]) {
      const { status } = await fetch(`${product.botUrl}/sign-in?to=${encodeURIComponent(to)}`, { redirect: 'manual' });
      assert.equal(status, 400, to);
    }
    await isStillTheirs();
  });

  it('is behind the newest link only, and behind that for five minutes', async () => {
    const [old, newest] = [await newLink(), await newLink()];
    const token = await entra.tokenInTeams(people.rep);
    for (const what of [undefined, { do: 'show' }]) showsNothing(await inTeams(old, token, what), 'an older link');
    assert.ok((await inTeams(newest, token, { do: 'show' })).html.includes(password));
    later(5 * minutes);
    showsNothing(await inTeams(newest, token, { do: 'show' }), 'an old link');
    await isStillTheirs();
  });

  it('is still there after the connection was lost while it was shown', async () => {
    const link = await newLink();
    const token = await entra.tokenInTeams(people.rep);
    const { hostname, port, pathname, host } = new URL(link);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\nSec-Fetch-Site: same-origin\r\n` +
        'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 7\r\n\r\ndo=show',
    );
    await once(socket, 'data');
    socket.destroy();
    assert.equal(looks().length, 1, 'it was shown');
    assert.ok((await inTeams(link, token, { do: 'show' })).html.includes(password));
    later(24 * 60 * minutes);
    await product.rep.until(/You looked at the administrator credentials of ABC Corp and have not said yet/);
    await isStillTheirs();
  });

  it('does not open by what somebody writes into the store', async () => {
    const token = 'a-token-of-their-own';
    const digest = createHash('sha256').update(token).digest('hex');
    const genuine = await newLink();
    const [id = ''] = new URL(genuine).pathname.split('/').slice(2);
    const link = `${product.botUrl}/credentials/${id}/${token}`;
    const [row] = inStore(`SELECT body FROM documents WHERE kind = 'hand-over'`);
    const ticket = JSON.parse(String(row?.body));
    const thief = { id: people.secondRep.aadObjectId, tenantId: product.settings.ALLOWED_TENANTS, name: 'Sam Stone' };
    const forgeries: [why: string, row: object, link: string, who: { aadObjectId: string }][] = [
      ['their token for the requester', { ...ticket, token: digest }, link, people.rep],
      ['their token for themselves', { ...ticket, token: digest, person: thief }, link, people.secondRep],
      ['the requester’s token for themselves', { ...ticket, person: thief }, genuine, people.secondRep],
      ['a longer time', { ...ticket, until: ticket.until + 1 }, genuine, people.rep],
      ['no signature', { ...ticket, signature: '' }, genuine, people.rep],
      ['no ticket', { hello: 'there' }, genuine, people.rep],
    ];
    for (const [why, body, at, who] of forgeries) {
      inStore(`UPDATE documents SET body = ? WHERE kind = 'hand-over'`, JSON.stringify(body));
      showsNothing(await inTeams(at, await entra.tokenInTeams(who), { do: 'show' }), why);
    }
    // They make themselves the requester, and ask for a link of their own.
    const repsTeams = product.teams.window(people.rep, 'teams');
    await repsTeams.say('status ABC Corp');
    const { requester } = record();
    const makeRequester = (person: unknown) =>
      inStore(
        `UPDATE documents SET body = json_set(body, '$.requester', json(?)), written = written + 1000
         WHERE kind = 'onboarding'`,
        JSON.stringify(person),
      );
    makeRequester(thief);
    const theirs = await product.teams
      .window(people.secondRep, 'teams')
      .openDialog('Open credentials', repsTeams.card());
    const { status, html } = await inTeams(theirs, await entra.tokenInTeams(people.secondRep), { do: 'show' });
    assert.deepEqual([status, html.includes(password)], [403, false]);
    assert.deepEqual(looks(), [], 'nobody is said to have looked');
    makeRequester(requester);
    await isStillTheirs(await repsTeams.openDialog('Open credentials', repsTeams.card()));
  });

  it('leaves no byte behind once it is stored elsewhere', async () => {
    const [row] = inStore(`SELECT body FROM documents WHERE kind = 'secret' AND id LIKE 'credentials-%'`);
    const { wrapped, value } = JSON.parse(String(row?.body));
    const traces = [wrapped.sealed, value.sealed, value.iv];
    for (const trace of traces) assert.ok(product.stored().includes(trace));
    const { browser, page } = await openAs(people.rep, await newLink());
    await browser.press(await browser.press(page));
    await product.rep.until(/^Taken by Robin Reyes/);
    await product.stopBot();
    await product.startBot();
    for (const trace of traces) assert.ok(!product.stored().includes(trace));
    assert.ok(!product.logged().includes(password));
  });

  it('is shown after SECRETS_KEY was changed, with the former one beside it, and the signing key deleted', async () => {
    await newLink();
    await product.stopBot();
    const signing = () => inStore(`SELECT id FROM documents WHERE kind = 'secret' AND id = 'signing-key'`).length;
    assert.equal(signing(), 1);
    const log = createLogger({ level: 'silent' });
    const config = () => readConfig(product.settings);
    assert.equal(await recordsCommand(['end-links'], { config, log, out: new PassThrough() }), 0);
    assert.equal(signing(), 0);
    const settings = { ...product.settings, SECRETS_KEY: randomBytes(32).toString('base64') };
    const start = (more: Record<string, string>) => startBot(readConfig({ ...settings, ...more }), log);
    const bot = await start({ SECRETS_KEY_OLD: product.settings.SECRETS_KEY ?? '' });
    await isStillTheirs();
    await bot.stop();
  });
});

function unsigned(token: string): string {
  const header = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
  return `${header}.${token.split('.')[1]}.`;
}
