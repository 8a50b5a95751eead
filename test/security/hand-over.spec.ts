import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { createStoreVault } from '../../bot/secrets/store-vault.ts';
import type { Vault } from '../../bot/secrets/vault.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import { storeUnavailable } from '../../bot/store/unavailable.ts';
import { passwordGiven } from '../flow/customer.ts';
import { fillInNewTenant } from '../flow/fill-in.ts';
import { codeMailedTo, takeCredentials } from '../flow/hand-over.ts';
import { type Product, type ProductOptions, startProduct } from '../flow/start-product.ts';
import { fieldsOf } from './browser.ts';

const ann = 'ann@abccorp.com';
const minutes = 60_000;

const Kept = z.looseObject({
  id: z.string(),
  signInLink: z.looseObject({ to: z.string(), until: z.number(), wrongCodes: z.number() }),
  timeline: z.array(z.looseObject({ kind: z.string() })),
});

interface Answer {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
}

describe('the customer’s link to a new tenant’s sign-in', () => {
  let product: Product;
  let link: string;
  let password: string;
  afterEach(() => product.close());

  const start = async (options?: ProductOptions) => {
    product = await startProduct(options);
    const { rep, manager } = product;
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await rep.until(/^The tenant of ABC Corp is there/);
    password = passwordGiven(product);
    await rep.press('Hand over to Ann Carter', {}, rep.news().at(-1));
    link = await linkMailed();
  };
  const linkMailed = async (not = 'x') => {
    for (;;) {
      const { text } = await product.mailTo(ann, /\/hand-over\//);
      const [found = ''] = /http\S+/.exec(text) ?? [];
      if (found !== not) return found;
    }
  };
  // A bot that was restarted knows nothing of a connection from before.
  const headers = { Connection: 'close' };
  const get = async (at = link): Promise<Answer> => {
    const response = await fetch(at, { headers });
    return { status: response.status, headers: response.headers, html: await response.text() };
  };
  const post = async (fields: Record<string, string>, at = link): Promise<Answer> => {
    const response = await fetch(at, { method: 'POST', headers, body: new URLSearchParams(fields) });
    return { status: response.status, headers: response.headers, html: await response.text() };
  };
  const keyOf = async (at = link) => fieldsOf((await get(at)).html).key ?? '';
  const askCode = async () => {
    await post({ key: await keyOf(), do: 'code' });
    return codeMailedTo(product, ann);
  };
  const guess = async (code: string) => post({ key: await keyOf(), do: 'open', code });
  const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  const record = () => {
    const [row] = inStore(`SELECT body FROM documents WHERE kind = 'onboarding'`);
    return Kept.parse(JSON.parse(String(row?.body)));
  };
  const happened = (kind: string) => record().timeline.filter((entry) => entry.kind === kind).length;
  /** What somebody does who can write into the store. */
  const inStore = (sql: string, ...values: string[]) => {
    const database = new DatabaseSync(product.settings.SQLITE_FILE ?? '');
    try {
      return database.prepare(sql).all(...values);
    } finally {
      database.close();
    }
  };
  const put = (kept: object) =>
    inStore(
      `UPDATE documents SET body = ?, due_at = 1, written = written + 1000 WHERE kind = 'onboarding'`,
      JSON.stringify(kept),
    );
  const showsNothing = ({ html }: Answer, why: string) => {
    for (const secret of [password, 'admin@abccorp']) assert.ok(!html.includes(secret), `${why}: ${secret}`);
  };

  it('may be opened by scanners as often as they like: nothing is used up, mailed or noted', async () => {
    await start();
    await product.rep.until(/^Link mailed to Ann Carter/);
    const { signInLink: before, timeline } = record();
    for (const method of ['GET', 'GET', 'HEAD', 'OPTIONS']) await fetch(link, { method });
    for (const more of ['?do=code', '?do=open&code=123456']) await get(link + more);
    // Some press every button, without what the page gave them.
    for (const what of ['code', 'open', 'stored']) showsNothing(await post({ do: what, code: '123456' }), what);
    assert.deepEqual([record().signInLink, record().timeline], [before, timeline]);
    assert.equal((await product.mails()).length, 1);
    assert.ok((await guess(await askCode())).html.includes(password));
  });

  it('is the same to who guesses: there is none, not this one, or not any more', async () => {
    await start();
    const { pathname, origin } = new URL(link);
    const [, , onboarding = '', token = ''] = pathname.split('/');
    const [id = '', signature = ''] = token.split('.');
    const guesses = [
      `/hand-over/${onboarding}/${id}.${'x'.repeat(43)}`,
      `/hand-over/${onboarding}/${id}.${another(signature.slice(0, 6))}${signature.slice(6)}`,
      `/hand-over/${onboarding}/${id}`,
      `/hand-over/${onboarding}/.${signature}`,
      `/hand-over/${onboarding}/${'x'.repeat(22)}.${signature}`,
      `/hand-over/00000000-0000-4000-8000-000000000000/${token}`,
      `/hand-over/x/${'y'.repeat(99)}`,
      `/hand-over/${onboarding}/${token}x`,
    ];
    const answers = await Promise.all(guesses.map((path) => get(origin + path)));
    await product.rep.press('Send again to Ann Carter');
    const newer = await linkMailed(link);
    answers.push(await get(), await post({ key: await keyOf(newer), do: 'code' }));
    link = newer;
    for (const { status, html } of answers) {
      assert.deepEqual([status, html], [404, answers[0]?.html]);
      assert.ok(!/ABC Corp|Robin|Northwind/.test(html));
    }
    assert.equal((await get()).status, 200);
  });

  it('is told alike wherever it was cut or changed, by whatever method, and what was asked for is not repeated', async () => {
    await start();
    const { pathname, origin } = new URL(link);
    const [, , onboarding = '', token = ''] = pathname.split('/');
    const gone = await get(`${origin}/hand-over/x/y`);
    const wrong: [path: string, method?: string][] = [
      ['/hand-over'],
      [`/hand-over/${onboarding}`],
      [`/hand-over/${onboarding}%2f${token}`],
      [`/hand-over//${onboarding}/${token}`],
      [`//hand-over/${onboarding}/${token}`],
      [`/HAND-OVER/${onboarding}/${token}`],
      [`/%68and-over/${onboarding}/${token}`],
      [`${pathname}%00`],
      [`/hand-over/${onboarding}/%`],
      [`/hand-over/${onboarding}/${'é'.repeat(20)}`],
      [`${pathname}/more`],
      [pathname, 'PUT'],
      [pathname, 'DELETE'],
      [pathname, 'OPTIONS'],
    ];
    for (const [path, method = 'GET'] of wrong) {
      const response = await fetch(origin + path, { method });
      assert.deepEqual([response.status, await response.text()], [404, gone.html], `${method} ${path}`);
      for (const name of ['content-type', 'cache-control', 'referrer-policy', 'content-security-policy'])
        assert.equal(response.headers.get(name), gone.headers.get(name), `${method} ${path} ${name}`);
    }
    assert.equal((await fetch(link, { method: 'HEAD' })).status, 200);
  });

  it('opens for nobody who has only the link, or only the code', async () => {
    await start();
    const code = await askCode();
    showsNothing(await get(), 'the link alone');
    const { origin } = new URL(link);
    showsNothing(await post({ key: await keyOf(), do: 'open', code }, `${origin}/hand-over/x/y.z`), 'the code alone');
    assert.ok((await guess(code)).html.includes(password));
  });

  it('takes five guesses at the code, of fifty at once too, and of several processes together', async () => {
    await start();
    const code = await askCode();
    const key = await keyOf();
    showsNothing(await guess(another(code)), 'a wrong code');
    await product.stopBot();
    await product.startBot();
    const wrong = Array.from({ length: 50 }, (_, nth) => String((Number(code) + 1 + nth) % 1_000_000).padStart(6, '0'));
    const answers = await Promise.all(wrong.map((each) => post({ key, do: 'open', code: each })));
    for (const answer of answers) showsNothing(answer, 'a guess');
    assert.deepEqual([record().signInLink.wrongCodes, happened('sign-in-code-wrong')], [5, 5]);
    const locked = await guess(code);
    showsNothing(locked, 'the right code, too late');
    assert.match(locked.html, /This link is locked/);
    await product.rep.until(/^Somebody typed 5 wrong codes at the link to the sign-in of ABC Corp/);
    await product.rep.press('Hand over to Ann Carter', {}, product.rep.news().at(-1));
    link = await linkMailed(link);
    await post({ key: await keyOf(), do: 'code' });
    assert.ok((await guess(await codeMailedTo(product, ann, code))).html.includes(password));
  });

  it('counts nothing that can be no code, however long, and reads no form beyond its size', async () => {
    await start();
    const code = await askCode();
    for (const typed of ['', '12345', '1234567', 'abcdef', '１２', '-1', '1e5', '0x1234', code.repeat(400)]) {
      const { html } = await guess(typed);
      assert.match(html, /Type the 6 digits/, typed.slice(0, 10));
    }
    await post({ key: await keyOf(), do: 'open', code: '1'.repeat(100_000) });
    assert.equal(record().signInLink.wrongCodes, 0);
    assert.ok((await guess(code)).html.includes(password));
  });

  it('mails a code a minute, five in all; a code that is too old is not tried', async () => {
    await start();
    const key = await keyOf();
    const first = await askCode();
    const soon = await post({ key, do: 'code' });
    assert.match(soon.html, /A code was mailed just now/);
    product.later(11 * minutes);
    assert.match((await guess(first)).html, /The code is too old/);
    for (let nth = 2; nth <= 6; nth++) {
      await post({ key, do: 'code' });
      product.later(minutes);
    }
    assert.match((await post({ key, do: 'code' })).html, /No more codes are mailed/);
    await product.untilLogged(/"sign-in-code-sent"/, 5);
    const codes = (await product.mails()).filter(({ text }) => /code is/.test(text));
    assert.equal(codes.length, 5);
    assert.equal(record().signInLink.wrongCodes, 0);
  });

  it('has pages that no other site frames, finds, keeps or learns of, and that load nothing of others', async () => {
    await start();
    for (const { headers, html } of [await get(), await get(`${link}x`), await guess(await askCode())]) {
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.match(headers.get('x-robots-tag') ?? '', /noindex/);
      assert.equal(
        headers.get('content-security-policy'),
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      assert.ok(!/(?:src|href)="https?:/.test(html.replace('href="https://admin.microsoft.com"', '')));
      assert.ok(!/ style=|<style| on\w+=/.test(html));
    }
  });

  it('goes to nobody, and opens for nobody, by what somebody writes into the store', async () => {
    await start();
    await product.stopBot();
    const honest = record();
    const { signInLink } = honest;
    const changes: [why: string, change: object][] = [
      ['another address', { to: 'thief@evil.example' }],
      ['a longer time', { until: signInLink.until + 1 }],
      ['another link', { id: 'of-their-own' }],
      ['a grant of their own', { grant: 'x'.repeat(43) }],
    ];
    for (const [why, change] of changes) {
      put({ ...honest, signInLink: { ...signInLink, ...change, sentAt: null }, tasks: [] });
      await product.startBot();
      const seen = await get();
      assert.equal(seen.status, 404, why);
      showsNothing(seen, why);
      await product.stopBot();
    }
    put({
      ...honest,
      account: {
        ...Object(honest.account),
        contacts: [{ firstName: 'T', lastName: 'T', email: 'thief@evil.example', phone: '' }],
      },
      signInLink: { ...signInLink, to: 'thief@evil.example', sentAt: null },
      tasks: [
        {
          ...Object(Object(honest.tasks)[0]),
          id: 'forged',
          idempotencyKey: 'forged',
          kind: 'send-sign-in-link',
          dueAt: 1,
          attempts: 0,
          lease: null,
        },
      ],
    });
    await product.startBot();
    await product.untilLogged(/is not the one that its rep sent|link-not-granted/);
    assert.ok((await product.mails()).every(({ to }) => to === ann));
  });

  it('is ended by the rep who takes the credentials in another window', async () => {
    await start();
    const code = await askCode();
    await takeCredentials(product.rep);
    const late = await guess(code);
    assert.equal(late.status, 404);
    showsNothing(late, 'taken meanwhile');
  });

  it('shows what was opened again for minutes, after a restart too; then every byte is gone', async () => {
    await start();
    const code = await askCode();
    const [row] = inStore(`SELECT body FROM documents WHERE kind = 'secret' AND id LIKE 'credentials-%'`);
    const { value } = JSON.parse(String(row?.body));
    const tabs = await Promise.all([guess(code), guess(code)]);
    for (const { html } of tabs) assert.ok(html.includes(password), 'two tabs at once');
    assert.equal(happened('sign-in-opened'), 1);
    await product.stopBot();
    product.later(5 * minutes);
    await product.startBot();
    assert.ok((await guess(code)).html.includes(password), 'the page may not have come through');
    const wrong = await guess(another(code));
    showsNothing(wrong, 'a wrong code shows nothing again');
    assert.match(wrong.html, /It was opened on .*If it was not you who opened it, tell <b>Robin Reyes<\/b> at once/);
    for (let nth = 2; nth <= 5; nth++) showsNothing(await guess(another(code)), 'nor do more');
    const closed = await guess(code);
    showsNothing(closed, 'who guesses has five tries, before and after');
    assert.match(closed.html, /no code shows it again/);
    await product.stopBot();
    product.later(15 * minutes);
    await product.startBot();
    await product.untilLogged(/"forget-credentials".*task carried out/);
    const late = await guess(code);
    showsNothing(late, 'after its time');
    assert.match(late.html, /It was shown on .*If it was not you who opened it, tell <b>Robin Reyes<\/b> at once/);
    await product.stopBot();
    await product.startBot();
    assert.ok(!product.stored().includes(value.sealed));
    assert.ok(!product.logged().includes(password));
  });

  it('says that it does not work now while vault or store is down, to a right code and a wrong one', async () => {
    let isVaultDown = false;
    let isStoreDown = false;
    const underneath = openSqliteStore({ file: ':memory:' });
    const store = new Proxy(underneath, {
      get: (target, name) => {
        const is = Reflect.get(target, name);
        if (typeof is !== 'function') return is;
        return (...values: unknown[]) => {
          if (isStoreDown) throw storeUnavailable(new Error('down'));
          return Reflect.apply(is, target, values);
        };
      },
    });
    const kept = createStoreVault({ store: underneath, key: Buffer.alloc(32, 7) });
    const vault: Vault = {
      ...kept,
      get: async (name) => (isVaultDown ? Promise.reject(storeUnavailable(new Error('down'))) : kept.get(name)),
    };
    await start({ store, vault });
    const code = await askCode();
    const key = await keyOf();
    const down = async () => {
      for (const each of [code, another(code)]) {
        const answer = await post({ key, do: 'open', code: each });
        assert.equal(answer.status, 503);
        assert.match(answer.html, /Nothing is lost/);
        showsNothing(answer, 'down');
      }
    };
    isVaultDown = true;
    await down();
    isVaultDown = false;
    isStoreDown = true;
    await down();
    isStoreDown = false;
    assert.ok((await guess(code)).html.includes(password));
  });
});
