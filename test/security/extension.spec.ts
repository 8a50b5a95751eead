import assert from 'node:assert/strict';
import { fillInNewTenant } from '../flow/fill-in.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import type { TeamsPerson } from '../teams/chat-window.ts';
import { dealsIn, onboardFrom, searched } from '../teams/extension.ts';

const operator = { name: 'Olga Operator', aadObjectId: '0a1b0000-0000-4000-8000-0000000000a1' };
const auditor = { name: 'Aldo Auditor', aadObjectId: '0a1b0000-0000-4000-8000-0000000000a2' };
const settings = {
  REPS: [people.rep.aadObjectId, people.secondRep.aadObjectId].join(),
  OPERATORS: operator.aadObjectId,
  AUDITORS: auditor.aadObjectId,
};
const query = 'composeExtension/query';
const link = 'composeExtension/queryLink';

describe('what the message extension shares', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct({ settings });
  });
  afterEach(() => product.close());

  const chatOf = (person: TeamsPerson) => product.teams.window(person, 'teams', '19:with-customers@thread.v2');
  const unfolds = async (person: TeamsPerson, url = `${product.botUrl}/deals/abc`) =>
    dealsIn(await chatOf(person).invoke(link, { url })).length === 1;
  const finds = async (person: TeamsPerson) =>
    /"title":"ABC Corp"/.test(JSON.stringify(await chatOf(person).invoke(query, { parameters: [] })));

  it('is found by and unfolds for who may open or approve it, and nobody else, at each stage', async () => {
    const sharing = async () => {
      const able: string[] = [];
      for (const person of [...Object.values(people), operator, auditor]) {
        const found = await finds(person).catch(() => false);
        assert.equal(await unfolds(person).catch(() => false), found, person.name);
        if (found) able.push(person.name);
      }
      return able;
    };
    await fillInNewTenant(product.rep);
    const ours = ['Robin Reyes', 'Olga Operator', 'Aldo Auditor'];
    assert.deepEqual(await sharing(), ours);
    await product.rep.press('Submit for approval');
    assert.deepEqual(await sharing(), ['Robin Reyes', 'Morgan Lee', 'Max Moreno', 'Olga Operator', 'Aldo Auditor']);
    await product.rep.press('Cancel onboarding');
    await product.rep.press('Yes, cancel');
    assert.deepEqual(await sharing(), ours);
    assert.match(product.logged(), /"look-up"/, 'who has no role and searches stands in the log');
  });

  it('holds no amount, product, cost, address or person of the customer, and nothing that went wrong', async () => {
    await fillInNewTenant(product.rep);
    const [found] = await searched(chatOf(people.rep), 'abc');
    const url = `${product.botUrl}/deals/abc`;
    const [unfolded] = dealsIn(await chatOf(people.rep).invoke(link, { url }));
    for (const { card } of [found, unfolded].map((one) => one ?? assert.fail('it is there'))) {
      assert.doesNotMatch(JSON.stringify(card), /\$\d|USD|Business|Ann|Carter|@abccorp|Redmond|Way|margin/i);
    }
  });

  it('is the same for who presses it and has a role, and nothing for who has none or is from elsewhere', async () => {
    await product.rep.say('onboard ABC Corp');
    const onboarding = { verb: 'see-shared', id: 'abc', revision: 1 };
    const seen = async (person: TeamsPerson) => {
      const window = chatOf(person);
      await window.forge({ onboarding }).catch(() => undefined);
      return JSON.stringify(await window.answer()) ?? '';
    };
    for (const person of [people.rep, people.secondRep, people.manager, operator, auditor]) {
      assert.match(await seen(person), /ABC Corp.*Being filled in/s, person.name);
    }
    for (const person of [people.nobody, people.stranger]) assert.doesNotMatch(await seen(person), /ABC/);
  });

  it('is no link of ours but one of a deal, as we write it', async () => {
    await product.rep.say('onboard ABC Corp');
    assert.ok(await unfolds(people.rep));
    const elsewhere = ['https://evil.example/deals/abc', `${product.botUrl}@evil.example/deals/abc`, '//deals/abc'];
    const others = [
      '/deals/',
      '/deals/abc/',
      '/deals/../deals/abc',
      '/deals/%',
      '/deals/%E0%A4',
      '/deals/abc?x',
      '/x/abc',
    ];
    for (const url of [...elsewhere, ...others.map((path) => `${product.botUrl}${path}`), 'x'.repeat(100_000), '']) {
      assert.equal(await unfolds(people.rep, url), false, url.slice(0, 60));
      if (url.startsWith(`${product.botUrl}/`)) {
        const { status, headers } = await fetch(url, { redirect: 'manual' });
        assert.ok(status === 200 || status === 404 || status === 400, `${status} ${url}`);
        assert.equal(headers.get('location'), null);
      }
    }
  });

  it('begins nothing for who is no rep, which stands in the log', async () => {
    for (const person of [people.manager, operator, auditor, people.nobody]) {
      const own = product.teams.window(person);
      await own.open();
      const before = own.texts().length;
      const answer = JSON.stringify(await onboardFrom(chatOf(person), 'Ann Carter<br>ABC Corp<br>ann@abccorp.com'));
      assert.match(answer, /"type":"message","value":"(Only sales reps|I bring new customers)/, person.name);
      assert.equal(own.texts().length, before);
    }
    assert.match(product.logged(), /"verb":"begin"/);
    assert.equal(await finds(operator), false);
  });

  it('is answered whatever a client sends', async () => {
    await product.rep.say('onboard ABC Corp');
    const odd: readonly unknown[] = [
      ...[undefined, null, 5, 'x', [], {}, { parameters: 5 }, { parameters: [null, 5, { name: 'name' }] }],
      { parameters: [{ name: 'name', value: { toString: 1 } }], queryOptions: { skip: -1, count: 1e9 } },
      { parameters: [{ name: 'name', value: 'x'.repeat(50_000) }], queryOptions: { skip: 'x', count: null } },
      { parameters: [{ name: '__proto__', value: '\u0000' }], queryOptions: [] },
      { url: { href: 1 } },
    ];
    for (const value of odd) {
      const answer = await chatOf(people.rep).invoke(query, value);
      assert.match(JSON.stringify(answer), /"composeExtension":\{"type":"(result|message)"/);
      assert.deepEqual(dealsIn(await chatOf(people.rep).invoke(link, value)), []);
      const begun = await chatOf(people.rep).invoke('composeExtension/fetchTask', { messagePayload: value });
      assert.match(JSON.stringify(begun), /"task":\{"type":"message"/);
    }
    assert.deepEqual(await searched(chatOf(people.rep), '', { skip: 200, count: 25 }), []);
    assert.doesNotMatch(product.logged(), /a turn failed/);
  });

  it('shows a name as it is: no link, no formatting, no expression, no mention', async () => {
    const name = `<at>All</at> **B** [x](y) ${'$'}{1+1}`;
    await product.rep.say(`onboard ${name}`);
    const [found] = await searched(chatOf(people.rep), '');
    const blocks = JSON.stringify(found?.card.body).match(/\{"type":"TextBlock"[^}]*\}/g) ?? [];
    assert.ok(blocks.every((block) => !block.includes('<at>')));
    assert.ok(JSON.stringify(found?.card.body).includes(JSON.stringify(name)));
    assert.equal(found?.card.msteams, undefined);
  });
});
