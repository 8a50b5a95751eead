import assert from 'node:assert/strict';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import { countAccesses } from '../store/counting-store.ts';
import { appId, startIdentity } from '../teams/channel-identity.ts';
import type { Window } from '../teams/chat-window.ts';
import { dealsIn, onboardFrom, searched } from '../teams/extension.ts';
import { readCard } from '../teams/shown-card.ts';
import { agreementAlreadySigned, fillInNewTenant } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

const operator = { name: 'Olga Operator', aadObjectId: '0a1b0000-0000-4000-8000-0000000000a1' };
const withCustomer = '19:rep_customer@unq.gbl.spaces';

describe('the message extension', () => {
  const settings = { OPERATORS: operator.aadObjectId };
  let product: Product;
  let rep: Window;
  const start = async (options = {}) => {
    product = await startProduct({ settings, ...options });
    rep = product.rep;
  };
  afterEach(() => product.close());

  const window = (person: { name: string; aadObjectId: string }, chat = withCustomer) =>
    product.teams.window(person, 'teams', chat);
  const names = async (person: { name: string; aadObjectId: string }, begins = '', page = {}) =>
    (await searched(window(person), begins, page)).map(({ title }) => title);

  it('finds a deal by how its name begins, for who may open it or is to approve it, page by page', async () => {
    await start();
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    for (const name of ['Abel Ltd', 'Contoso']) await rep.say(`onboard ${name}`);
    await product.teams.window(people.secondRep).say('onboard Abigail');
    assert.deepEqual(await names(people.rep), ['Contoso', 'Abel Ltd', 'ABC Corp'], 'the newest first');
    assert.deepEqual(await names(people.rep, 'ab'), ['ABC Corp', 'Abel Ltd']);
    assert.deepEqual(await names(people.rep, 'ab', { skip: 1, count: 1 }), ['Abel Ltd']);
    assert.deepEqual(await names(people.secondRep, 'ab'), ['Abigail']);
    assert.deepEqual(await names(people.manager), ['ABC Corp']);
    assert.deepEqual(await names(people.manager, 'ab'), ['ABC Corp']);
    assert.deepEqual(await names(operator, 'AB'), ['ABC Corp', 'Abel Ltd', 'Abigail']);
  });

  it('is answered in one read for a rep and for an operator, as is what asks how a deal stands now', async () => {
    const store = countAccesses(openSqliteStore({ file: ':memory:' }));
    await start({ store });
    await rep.say('onboard ABC Corp');
    for (const person of [people.rep, operator]) {
      const before = store.accesses;
      assert.deepEqual(await names(person, 'abc'), ['ABC Corp']);
      const { reads, writes } = store.accesses;
      assert.deepEqual([reads - before.reads, writes - before.writes], [1, 0], person.name);
    }
    const before = store.accesses;
    await window(people.secondRep).forge({ onboarding: { verb: 'see-shared', id: 'abc', revision: 1 } });
    const { reads, writes } = store.accesses;
    assert.deepEqual([reads - before.reads, writes - before.writes], [1, 0], 'how it stands now');
  });

  it('shares a card that says how the deal stands now to whoever asks it, and keeps itself so for who shared it', async () => {
    await start();
    await fillInNewTenant(rep);
    const [found] = await searched(window(people.rep), 'abc');
    assert.match(found?.subtitle ?? '', /^Being filled in · with Robin Reyes$/);
    const { refresh, ...card } = found?.card ?? assert.fail('it is there');
    await rep.press('Submit for approval');
    const shown = readCard(card);
    assert.deepEqual(
      shown.buttons.map(({ title }) => title),
      ['My view', 'Open'],
    );
    const { data } = shown.buttons[0] ?? assert.fail('it is there');
    const { action, userIds } = refresh ?? assert.fail('it is there');
    assert.deepEqual(userIds, [`29:${people.rep.aadObjectId}`]);
    assert.deepEqual(action.data, data);
    for (const person of [people.rep, people.secondRep]) {
      const pressed = window(person);
      await pressed.forge(data);
      assert.match(JSON.stringify(await pressed.answer()), /Waiting for approval since/);
    }
    assert.equal(product.teams.connector.chat(withCustomer).length, 0);
  });

  it('unfolds the link of a deal, which in a browser says where to look and in the bot’s chat opens it', async () => {
    await start();
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    const url = `${product.botUrl}/deals/abc`;
    const [unfolded] = dealsIn(await window(people.rep).invoke('composeExtension/queryLink', { url }));
    assert.equal(unfolded?.title, 'ABC Corp');
    assert.equal(unfolded.card.version, '1.3');
    assert.doesNotMatch(JSON.stringify(unfolded.card), /Execute|refresh/);
    const page = await (await fetch(url)).text();
    assert.match(page, /Paste this link into your chat with CSP Onboarding/);
    assert.equal(page, await (await fetch(`${product.botUrl}/deals/never-heard-of`)).text());
    await rep.say(url);
    assert.ok(rep.card().texts.includes('ABC Corp'));
    await product.manager.say(url);
    assert.ok(product.manager.card().buttons.some(({ title }) => title === 'Approve'));
  });

  it('onboards the customer who signs somebody’s message, in the own chat of whoever chose it', async () => {
    await start();
    const elsewhere = window(people.rep);
    const signed =
      '<p>Hi Robin,</p><p>we would like to start.</p><p>Best regards<br>Ann Carter<br>ABC Corp<br>ann@abccorp.com</p>';
    const answer = await onboardFrom(elsewhere, signed);
    assert.match(JSON.stringify(answer), /"type":"message","value":"It goes on in your own chat with me\."/);
    const values = { 'First name': 'Ann', 'Last name': 'Carter', 'E-mail': 'ann@abccorp.com' };
    const shown = rep.values();
    assert.deepEqual(Object.fromEntries(Object.keys(values).map((label) => [label, shown[label]])), values);
    assert.ok(rep.card().texts.includes('ABC Corp'));
    assert.equal(product.teams.connector.chat(withCustomer).length, 0);
    await rep.press('Continue');
    await rep.say('yes');
    assert.ok(
      rep.card().texts.some((text) => /Company/.test(text)),
      'what is typed there is about it',
    );
    const cards = () => product.teams.connector.chat(rep.conversationId).length;
    const before = cards();
    await elsewhere.redeliver();
    assert.equal(cards(), before);
  });

  it('asks in that chat for the name where nobody signs, and says that it has to be opened where it never was', async () => {
    await start();
    await onboardFrom(window(people.rep), 'Can you set up our new customer? Write to ann@abccorp.com.');
    await rep.until(/^What is the customer called\?|Which customer/);
    await rep.say('ABC Corp');
    assert.equal(rep.values()['E-mail'], 'ann@abccorp.com');
    const answer = await onboardFrom(window(people.secondRep), 'ABC Corp');
    assert.match(JSON.stringify(answer), /Open your chat with me once/);
  });

  it('leads into one’s own chat from everywhere: a link, a shared card, a message, what operators hear together', async () => {
    const identity = await startIdentity();
    const operators = '19:operators@thread.v2';
    try {
      await start({ identity, settings: { OPERATORS: `${operator.aadObjectId},${operators}` } });
      const chat = `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}`;
      const typed = `&message=${encodeURIComponent(`${product.botUrl}/deals/abc`)}`;
      await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
      const link = await fetch(`${product.botUrl}/deals/abc`, { redirect: 'manual' });
      assert.deepEqual([link.status, link.headers.get('location')], [302, chat + typed]);
      const noDeal = await fetch(`${product.botUrl}/deals/a%20b`, { redirect: 'manual' });
      assert.deepEqual([noDeal.status, noDeal.headers.get('location')], [200, null]);
      const [found] = await searched(window(people.rep), 'abc');
      assert.ok(JSON.stringify(found?.card).includes(`"Open","url":"${chat}${typed}"`));
      const begun = await onboardFrom(window(people.rep), 'Ann Lee<br>Contoso<br>ann@contoso.example');
      assert.ok(JSON.stringify(begun).includes(`"title":"Open the chat","url":"${chat}"`), JSON.stringify(begun));
      const together = product.teams.window(operator, 'teams', operators);
      await together.open();
      await product.trouble('POST /v1/customers', '401', { times: 2 });
      await rep.say(`${product.botUrl}/deals/abc`);
      await rep.press('Submit for approval');
      await product.manager.until(/Approval wanted/);
      await product.manager.press('Approve');
      await together.until(/does not accept our sign-in.*in your own chat with me/);
      const told = JSON.stringify(product.teams.connector.chat(operators));
      assert.ok(told.includes(`"url":"${chat}${typed}"`), told);
    } finally {
      identity.close();
    }
  });

  it('leaves alone what is known of people: in a chat of two the bot is no member', async () => {
    await start();
    await fillInNewTenant(rep);
    const chat = window(people.manager);
    await searched(chat, '').catch(() => 'nothing waits for them yet');
    await chat.forge({ onboarding: { verb: 'see-shared', id: 'abc', revision: 1 } });
    await rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
    assert.equal(product.teams.connector.chat(withCustomer).length, 0);
  });
});
