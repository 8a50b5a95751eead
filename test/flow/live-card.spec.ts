import assert from 'node:assert/strict';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import { countAccesses } from '../store/counting-store.ts';
import type { TeamsPerson, Window } from '../teams/chat-window.ts';
import { readCard, type ShownCard } from '../teams/shown-card.ts';
import { fillInNewTenant } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

const operator = { name: 'Olga Operator', aadObjectId: '0a1b0000-0000-4000-8000-0000000000a1' };
const guest = { name: 'Gus Guest', aadObjectId: '0a1b0000-0000-4000-8000-0000000000a9' };
const group = '19:abc-corp@thread.v2';

describe('the live card of a deal in a group', () => {
  let product: Product;
  let rep: Window;
  const start = async (options: Parameters<typeof startProduct>[0] = {}) => {
    const reps = [people.rep, people.secondRep].map(({ aadObjectId }) => aadObjectId).join();
    const settings = { OPERATORS: operator.aadObjectId, REPS: reps, ...options.settings };
    product = await startProduct({ ...options, settings });
    for (const person of [people.rep, people.manager, operator]) await product.teams.window(person, 'teams').open();
    rep = inGroup(people.rep);
  };
  afterEach(() => product.close());

  const inGroup = (person: TeamsPerson, client: 'teams' | 'playground' = 'teams') =>
    product.teams.window(person, client, group);
  const messages = () => product.teams.connector.chat(group);
  const live = () => messages().filter(({ card }) => JSON.stringify(card ?? '').includes('"refresh"'));
  const base = () => readCard(live().at(-1)?.card);
  const titles = ({ buttons }: Pick<ShownCard, 'buttons'>) => buttons.map(({ title }) => title);
  const seenBy = async (person: TeamsPerson) =>
    (await inGroup(person).look()) ?? assert.fail(`none for ${person.name}`);
  /** Everything that was ever sent to the group. */
  const sentToGroup = () =>
    product.teams.connector.received.filter((sent) => sent.includes(`"conversation":{"id":"${group}"}`)).join('\n');
  const submitted = async () => {
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
  };

  it('is one message, and for each who reads it what is theirs to do', async () => {
    await start();
    await submitted();
    assert.equal(live().length, 1);
    assert.deepEqual(titles(base()), ['My view', 'Open']);
    const mine = await seenBy(people.rep);
    assert.ok(titles(mine).includes('Cancel onboarding'), titles(mine).join());
    const theirs = await seenBy(people.manager);
    assert.ok(titles(theirs).includes('Approve') && titles(theirs).includes('Send back'), titles(theirs).join());
    assert.match(theirs.texts.join('\n'), /margin/i);
    const looksAfter = await seenBy(operator);
    assert.ok(!titles(looksAfter).includes('Approve') && titles(looksAfter).includes('Give to another rep'));
    assert.equal(await inGroup(people.secondRep).look(), undefined, 'who has no part in it is not asked for');
    const other = inGroup(people.secondRep);
    await other.press('My view');
    assert.deepEqual(titles(other.card()), ['My view', 'Open']);
    assert.ok(base().texts.includes('Morgan Lee to approve'), base().texts.join('\n'));
  });

  it('says to nobody else what the deal costs, what is earned by it, or why it was sent back', async () => {
    await start();
    await submitted();
    await seenBy(people.manager);
    const approver = inGroup(people.manager);
    await approver.look();
    await approver.press('Send back', { 'Comment, reason or question': 'Ask for a better price' });
    assert.match(approver.card().texts.join('\n'), /Sent back/);
    await product.rep.until(/Ask for a better price/);
    await product.teams.until(() => (/being filled in/i.test(base().texts.join()) ? true : undefined), 'the message');
    assert.match((await seenBy(people.rep)).texts.join('\n'), /Ask for a better price/);
    assert.doesNotMatch(sentToGroup(), /margin|5\.04|better price|Ann Carter|Microsoft Way|abccorp\.com/i);
  });

  it('is approved where it stands, whoever of several looks, and follows', async () => {
    await start({ settings: { UNDO_SECONDS: '60' } });
    await product.teams.window(people.secondManager, 'teams').open();
    await submitted();
    const approver = inGroup(people.manager);
    await approver.look();
    await approver.press('Approve');
    assert.match(approver.card().texts.join('\n'), /Approved by Morgan Lee/);
    assert.deepEqual(titles(await seenBy(people.manager)), ['Undo'], 'wherever they look');
    assert.match((await seenBy(people.secondManager)).texts.join('\n'), /Morgan Lee has decided on it/);
    product.later(60_000);
    await product.manager.until(/Approved by Morgan Lee/);
    await product.teams.until(
      () => (base().texts.includes('Done') || base().texts.includes('4 of 6 steps done') ? 1 : undefined),
      'it',
    );
    assert.equal(live().length, 1);
  });

  it('is read, never written, by what asks for a view: one read, and nothing is sent', async () => {
    const store = countAccesses(openSqliteStore({ file: ':memory:' }));
    await start({ store });
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    for (const person of [people.rep, people.manager, operator, people.secondRep]) {
      const before = store.accesses;
      const sent = product.teams.connector.received.length;
      await inGroup(person).forge({ onboarding: { verb: 'see-deal', id: 'abc', revision: 0 } });
      const { reads, writes } = store.accesses;
      assert.deepEqual([reads - before.reads, writes - before.writes], [1, 0], person.name);
      assert.equal(product.teams.connector.received.length, sent);
    }
    const before = store.accesses;
    assert.match(
      (await inGroup(guest).forge({ onboarding: { verb: 'see-deal', id: 'abc', revision: 1 } })) ?? '',
      /no part/,
    );
    assert.deepEqual(store.accesses, before);
  });

  it('asks for the views of sixty at most, and not for who is in the channel', async () => {
    const many = Array.from(
      { length: 100 },
      (_, at) => `0a1b0000-0000-4000-8000-${String(at + 1000).padStart(12, '0')}`,
    );
    await start({ settings: { OPERATORS: many.join() } });
    await rep.say('onboard ABC Corp');
    const card = live().at(-1)?.card;
    const { refresh } = Object(card);
    assert.ok(refresh.userIds.length > 50 && refresh.userIds.length <= 60, `${refresh.userIds.length}`);
    assert.equal(refresh.userIds[0], `29:${people.rep.aadObjectId}`);
    const added = inGroup({ name: 'Late Operator', aadObjectId: many.at(-1) ?? '' });
    await added.press('My view');
    assert.ok(titles(added.card()).includes('Cancel onboarding'), titles(added.card()).join());
  });

  it('is filled in by its rep where clients ask for no view, one press further', async () => {
    await start();
    const plain = inGroup(people.rep, 'playground');
    await fillInNewTenant(plain);
    assert.ok(titles(plain.card()).includes('Submit for approval'));
    assert.deepEqual(titles(base()), ['My view', 'Open']);
    assert.ok(base().texts.includes('2 of 6 steps done'), base().texts.join('\n'));
  });

  it('follows what its rep does in their own chat', async () => {
    await start();
    await fillInNewTenant(rep);
    await product.rep.say('status ABC Corp');
    await product.rep.press('Submit for approval');
    await product.teams.until(() => (base().texts.includes('Morgan Lee to approve') ? 1 : undefined), 'the message');
  });

  it('says what is so as long as nobody edits it: no age, and for whom it waits', async () => {
    await start();
    await submitted();
    assert.doesNotMatch(base().texts.join('\n'), /just now/);
    const approver = inGroup(people.manager);
    await approver.look();
    await approver.press('Ask', { 'Comment, reason or question': 'Is it urgent?' });
    assert.ok(base().texts.includes('Robin Reyes to answer the approver'), base().texts.join('\n'));
    await rep.look();
    await rep.press('Cancel onboarding');
    await rep.press('Yes, cancel');
    assert.ok(base().texts.includes('Stopped') && !base().texts.includes('In progress'), base().texts.join('\n'));
  });

  it('stays the one when it is given to another rep, and comes up for who has a part in it', async () => {
    await start();
    await product.teams.window(people.secondRep, 'teams').open();
    await submitted();
    const looksAfter = inGroup(operator);
    await looksAfter.say('status ABC Corp');
    await inGroup(people.manager).say('status ABC Corp');
    const before = messages().filter(({ card }) => readCard(card).texts.includes('ABC Corp · goes on below'));
    assert.deepEqual([live().length, before.length], [1, 2]);
    await looksAfter.look();
    await looksAfter.press('Give to another rep');
    await looksAfter.press('Give it to them', { Rep: people.secondRep.name });
    assert.ok(titles(looksAfter.chatCard()).includes('Cancel onboarding'), looksAfter.chatCard().texts.join('\n'));
    await product.teams.until(() => (base().texts.join().includes('Rep: Sam Stone') ? 1 : undefined), 'the message');
    assert.equal(live().length, 1);
    const given = inGroup(people.secondRep);
    await given.look();
    await given.press('Submit for approval');
    assert.ok(base().texts.includes('3 of 6 steps done'), base().texts.join('\n'));
    assert.equal(await rep.look(), undefined, 'who had it has no part in it any more');
  });

  it('tells the rep in their own chat, as it is told there, while the bot is out of it, and follows when it is back', async () => {
    await start();
    await submitted();
    product.teams.connector.block(group, { status: 403, code: 'BotNotInConversationRoster' });
    await product.manager.press('Approve');
    await product.rep.until(/Hand its sign-in over/);
    assert.ok(product.rep.news().some((news) => titles(news).includes('Hand over to Ann Carter')));
    assert.doesNotMatch(product.rep.texts().join('\n'), /<at>/);
    product.teams.connector.block(group, undefined);
    await inGroup(people.rep).install('add');
    await product.teams.until(() => (base().texts.includes('4 of 6 steps done') ? 1 : undefined), 'the message');
  });

  it('answers what its rep types, and what that came to them alone: in their own chat, where Teams has nothing else', async () => {
    await start();
    await fillInNewTenant(rep);
    await rep.press('Edit agreement');
    await rep.say('already signed');
    const own = product.teams.window(people.rep, 'teams');
    assert.match(own.card().texts.join('\n'), /How is it signed\?/);
    assert.ok(rep.texts().includes('It goes on in your own chat with me.'));
    assert.doesNotMatch(sentToGroup(), /How is it signed/);
    await rep.say('nudge');
    assert.match(own.texts().at(-1) ?? '', /^ABC Corp: Nothing that we mailed/);
    assert.equal(live().length, 1, 'and no card is sent for what is said to one alone');
    await rep.say('cancel');
    assert.doesNotMatch(sentToGroup(), /Cancel this onboarding|Yes, cancel/);
    await own.press('Yes, cancel');
    assert.equal(own.texts().includes('Cancel this onboarding?'), false);
    await product.teams.until(() => (base().texts.some((text) => /^Cancelled on/.test(text)) ? 1 : undefined), 'it');
  });

  it('says once an hour, and not at each try, that something is not theirs to do', async () => {
    await start();
    await rep.say('onboard ABC Corp');
    for (const text of ['status', 'onboard Fabrikam', 'cancel']) await inGroup(guest).say(text);
    for (const text of ['status', 'my work', 'cancel']) await inGroup(people.secondRep).say(text);
    const said = messages().flatMap(({ text }) => (text === undefined || /mentions me/.test(text) ? [] : [text]));
    const [toGuest, toRep, ...more] = said.filter((text) => text !== '');
    assert.match(toGuest ?? '', /^Gus Guest: .*no part in that/);
    assert.match(toRep ?? '', /^Sam Stone: Others read along here/);
    assert.deepEqual(more, []);
  });

  it('says once that the bot has to be mentioned', async () => {
    await start();
    for (const text of ['help', 'onboard ABC Corp', 'help']) await rep.say(text);
    await inGroup(people.secondRep).say('help');
    await product.teams.until(() => (rep.texts().some((text) => /mentions me/.test(text)) ? 1 : undefined), 'it');
    assert.equal(rep.texts().filter((text) => /mentions me/.test(text)).length, 1);
  });

  it('tells the rep alone where Teams can, and in their own chat where it cannot', async () => {
    await start({ settings: { TARGETED_MESSAGES: 'on' } });
    product.teams.connector.targeted = [];
    await submitted();
    const approver = inGroup(people.manager);
    await approver.look();
    await approver.press('Send back', { 'Comment, reason or question': 'Ask for a better price' });
    const told = await product.teams.until(() => product.teams.connector.targeted?.at(0), 'it');
    assert.match(told, /Ask for a better price/);
    assert.equal(JSON.parse(told).recipient.id, `29:${people.rep.aadObjectId}`);
    assert.ok(!product.rep.texts().join().includes('better price'));
    product.teams.connector.targeted = undefined;
    await rep.look();
    await rep.press('Submit for approval');
    await approver.look();
    await approver.press('Send back', { 'Comment, reason or question': 'Still too much' });
    await product.rep.until(/Still too much/);
  });
});
