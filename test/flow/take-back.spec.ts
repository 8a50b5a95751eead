import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atDesk } from '../tab/ask-tab.ts';
import type { Window } from '../teams/chat-window.ts';
import { acceptContract, agreementAlreadySigned, endsThen, fillInCompany, startAccount } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
const why = 'Why, in one line';
const taskLogged = (task: string, result: string) => new RegExp(`"task":"${task}".*"result":"${result}"`);
const settled = taskLogged('set-end-of-term', 'end-of-term-settled');
const scheduled = taskLogged('remind-of-take-back', 'still-waiting');
const looked = taskLogged('remind-of-take-back', 'take-back-seen');
const delivered = taskLogged('notify-requester', 'done');
const changed = taskLogged('change-order', 'order-changed');

describe('what was ordered', () => {
  let product: Product;
  let rep: Window;
  afterEach(() => product.close());

  /** Ten seats, and four of an add-on to them, by a rep in Berlin. */
  const ordered = async (settings = {}) => {
    product = await startProduct({ settings });
    // Whoever is stopped as it rolls its token goes on with the one before, as Microsoft says it may.
    const body = JSON.stringify({ usedRefreshToken: 'accepted' });
    await fetch(`${product.simulator.url}/_switches`, { method: 'POST', body });
    rep = product.teams.window({ ...people.rep, locale: 'en-GB', timeZone: 'Europe/Berlin' });
    await startAccount(rep);
    await rep.press('Yes, create a new tenant');
    await fillInCompany(rep);
    await agreementAlreadySigned(rep);
    await acceptContract(rep);
    await rep.press('Show prices', { Product: 'Microsoft 365 Business Basic' });
    await rep.press('Add another', { 'When the term is over': endsThen, 'Seats (1 to 300)': '10' });
    await rep.press('Show prices', { 'Add another product': 'Microsoft Teams Phone Standard' });
    await rep.press('Add and review', { 'When the term is over': endsThen, 'Seats (1 to 10000)': '4' });
    await rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
    await product.manager.press('Approve');
    await product.untilLogged(settled);
    await product.untilLogged(scheduled);
    await rep.say('status ABC Corp');
  };
  const reminders = () => rep.news().filter(({ toast }) => / the order can still be /.test(toast));
  /** Seats of each subscription at Partner Center; what is cancelled has none. */
  const seats = () =>
    product.simulator.state.orders.flatMap(({ lineItems }) =>
      lineItems.map(({ quantity, seatChanges, stopped }) =>
        stopped?.status === 'deleted' ? 0 : seatChanges.reduce((sum, change) => sum + change.seats, quantity),
      ),
    );
  const patches = () =>
    product.simulator.requests.filter(({ method, status }) => method === 'PATCH' && status === 200).length;
  const field = (label: RegExp) => rep.card().fields.find((one) => label.test(one.label))?.label ?? assert.fail();
  const askToCancelAll = async () => {
    await rep.press('Cancel the order');
    await rep.press('Ask for approval', { [why]: 'Ordered twice' });
    await product.manager.until(/^Cancelling wanted$/);
  };
  const inBerlin = (at: number) => new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' });
  /** When it is so late there on a day. */
  const berlin = (date: number, time: string) => {
    const shown = `${new Date(date).toISOString().slice(0, 10)} ${time}`;
    const candidates = [1, 2].map((ahead) => Date.parse(`${shown.replace(' ', 'T')}Z`) - ahead * hour);
    return candidates.find((at) => inBerlin(at) === shown) ?? assert.fail();
  };
  /** When the order can be taken back no more, and the day of that there. */
  const end = () => {
    const over = (product.simulator.state.orders[0]?.createdAt ?? assert.fail()) + 7 * day;
    return { over, lastDay: Date.parse(inBerlin(over).slice(0, 10)) };
  };
  const until = (at: number) => product.later(at - product.now());
  /** What runs is through when it has stopped. */
  const restart = async () => {
    await product.stopBot();
    await product.startBot();
  };

  it('can be taken back: the rep hears it on day 5 and on the last morning by their own clock, and no more', async () => {
    await ordered();
    assert.match(rep.card().texts.join('\n'), /\nCancel until\n\d+ \w+ \d{4}, \d\d:\d\d\. Afterwards the customer/);
    const { over, lastDay } = end();
    const nine = berlin(lastDay, '09:00:00');
    const told: string[][] = [];
    const messages = product
      .logged()
      .split('\n')
      .filter((line) => delivered.test(line)).length;
    for (const due of [berlin(lastDay - 2 * day, '09:00:00'), nine < over ? nine : berlin(lastDay - day, '18:00:00')]) {
      until(due - 60_000);
      await rep.say('status ABC Corp');
      assert.equal(reminders().length, told.length, 'not a minute before');
      until(due + 1000);
      await product.untilLogged(looked, told.length + 1);
      await product.untilLogged(delivered, messages + told.length + 1);
      await restart();
      const { texts = [], buttons = [] } = reminders().at(-1) ?? {};
      told.push([...texts]);
      assert.equal(reminders().length, told.length);
      assert.match(
        texts.join('\n'),
        /cancelled or reduced until .*\n10 × .*Basic\nUntil .*\n4 × .*Phone Standard\nUntil /,
      );
      assert.deepEqual(
        buttons.map(({ title }) => title),
        ['Cancel the order', 'Reduce seats', 'Open'],
      );
    }
    until(over);
    await restart();
    await rep.press('Cancel the order', {}, reminders().at(-1));
    assert.equal(reminders().length, 1, 'what was pressed is the card of the onboarding by now');
    assert.match(rep.card().texts.join('\n'), /The time in which Microsoft takes this back is over\./);
    assert.match(rep.card().texts.join('\n'), /\nCancel until\nNo longer since /);
    assert.deepEqual(
      rep.card().buttons.filter(({ title }) => /Cancel|Reduce/.test(title)),
      [],
    );
  });

  it('is told to nobody who wants to hear little, nor once it is past: what was down by then stays silent', async () => {
    await ordered();
    await rep.say('notifications');
    await rep.press('Only when I am needed');
    until(berlin(end().lastDay - 2 * day, '09:00:00') + 1000);
    await product.untilLogged(looked);
    await product.stopBot();
    product.later(4 * day);
    await product.startBot();
    await product.untilLogged(/"task":"(remind-of-take-back|watch-end-of-term)".*"result":"(done|ends-of-term-seen)"/);
    await restart();
    assert.deepEqual(reminders(), []);
  });

  it('gets fewer seats as soon as an approver who is not the rep lets it, once for however many presses', async () => {
    await ordered({ APPROVERS: `${people.rep.aadObjectId},${people.manager.aadObjectId}` });
    await rep.press('Reduce seats');
    await rep.press('Ask for approval');
    assert.deepEqual(Object.values(rep.mistakes()), [
      'Enter fewer seats at one product at least.',
      'The reason is missing.',
    ]);
    await rep.press('Ask for approval', { [field(/Basic/)]: '3', [why]: 'Five people fewer' });
    assert.match(rep.card().texts.join('\n'), /Phone Standard needs as many seats of its base as it has, and only 3/);
    await rep.press('Ask for approval', { [field(/Basic/)]: '5', [why]: 'Five people fewer' });
    assert.match(rep.card().texts.join('\n'), /from 10 to 5 seats: “Five people fewer”\. It has to be decided until /);
    assert.match((await rep.forge(pressed('approve-change'))) ?? '', /somebody else has to decide/);
    assert.deepEqual(seats(), [10, 4], 'nobody approves their own');

    await product.manager.until(/^Fewer seats wanted$/);
    await product.manager.say('approvals');
    assert.deepEqual(product.manager.texts().filter((text) => text === 'Fewer seats wanted').length, 1, 'in one card');
    for (const line of [
      /^Change: .* Basic from 10 to 5 seats$/m,
      /^Why: Five people fewer$/m,
      /^Decide until: /m,
      /^Whole term: \$\d+\.\d\d, \$378\.00 less$/m,
      /^Money back: Everything .* Microsoft charges each day .*, about \$\d+\.\d\d .*of our cost/m,
    ])
      assert.match(product.manager.card().texts.join('\n'), line);
    const card = product.manager.card();
    const before = patches();
    await product.manager.press('Approve');
    await product.manager.press('Approve', {}, card);
    await product.manager.redeliver();
    await rep.until(/^Done for ABC Corp: Microsoft 365 Business Basic from 10 to 5 seats\.$/);
    await product.untilLogged(settled, 2);
    assert.deepEqual(seats(), [5, 4]);
    assert.equal(patches() - before, 2, 'the seats, and the end of the term that they had deleted');
    await rep.say('status ABC Corp');
    assert.match(rep.card().texts.join('\n'), /5 × Microsoft 365 Business Basic/);
    await product.manager.until(/Basic from 10 to 5 seats: done at Partner Center on /);
  });

  it('is for the first step of a policy to let be reduced, and for nobody of another', async () => {
    const { manager: first, secondManager: other } = people;
    const steps = [first, other].map(({ name, aadObjectId }) => ({ name, who: [aadObjectId] }));
    const file = join(mkdtempSync(join(tmpdir(), 'policy-')), 'policy.json');
    writeFileSync(file, JSON.stringify({ steps, bands: [{ from: 0, ask: [first.name] }] }));
    await ordered({ APPROVAL_POLICY_FILE: file, APPROVERS: '' });
    const deeds = '/api/tab/deals/:id/actions';
    const [atTab, decides] = [atDesk(product, people.rep), atDesk(product, first)];
    const id = (await atTab.ask('/api/tab/deals')).body.rows[0]?.id ?? assert.fail();
    const { actions, revision } = (await atTab.ask('/api/tab/deals/:id', { id })).body;
    const reduce = actions.find(({ verb }) => verb === 'ask-reduce-seats') ?? assert.fail();
    assert.deepEqual(
      reduce.inputs?.map(({ id: input, kind, value }) => [input, kind, value]),
      [
        ['seats-0', 'number', '10'],
        ['seats-1', 'number', '4'],
        ['why', 'text', ''],
      ],
    );
    const asking = (inputs: Record<string, string>) => atTab.do(deeds, { id }, { verb: reduce.verb, revision, inputs });
    const mistaken = await asking({ 'seats-0': '10', 'seats-1': '11' });
    assert.deepEqual([mistaken.status, Object.keys(mistaken.failure.errors ?? {})], [422, ['seats-1', 'why']]);
    assert.match((await asking({ 'seats-0': '3', why: 'Fewer' })).failure.text, /as many seats of its base/);
    assert.equal((await asking({ 'seats-0': '5', why: 'Five people fewer' })).body.text, 'An approver is asked.');
    await product.manager.until(/^Fewer seats wanted$/);
    await rep.until(/from 10 to 5 seats: “Five people fewer”/);
    const window = product.teams.window(other);
    const said = (await window.forge(pressed('approve-change'))) ?? JSON.stringify(await window.answer());
    assert.match(said, /waits for somebody else/);
    assert.deepEqual(seats(), [10, 4]);
    const [row] = (await decides.ask('/api/tab/approvals')).body.rows;
    assert.deepEqual([row?.about, row?.actions], ['change', []], 'it is read first');
    const { body: review } = await decides.ask('/api/tab/approvals/:id', { id });
    assert.deepEqual(
      [review.facts.find(({ name }) => name === 'Why')?.value, review.actions.map(({ verb }) => verb)],
      ['Five people fewer', ['approve-change', 'reject-change']],
    );
    assert.match(
      review.facts.find(({ name }) => name === 'Whole term')?.value ?? '',
      /^US\$882\.00, US\$378\.00 less$/,
    );
    assert.equal(review.commitment, null, 'what it binds to is told as it will be');
    const sure = review.actions[0]?.confirm?.items.join('\n') ?? '';
    assert.match(sure, /from 10 to 5 seats\n.*Microsoft charges each day/, 'one press is not enough');
    const approve = { verb: 'approve-change', revision: review.revision };
    assert.equal((await decides.do(deeds, { id }, approve)).status, 200);
    await rep.until(/^Done for ABC Corp: /);
    assert.deepEqual(seats(), [5, 4]);
  });

  it('is cancelled subscription by subscription: a lost answer is looked for, a refusal ends it, no base goes without its add-on', async () => {
    await ordered();
    await askToCancelAll();
    await product.trouble('PATCH /v1/customers/*/subscriptions/*', 'refuse', { code: 900311, times: 1 });
    const approval = product.manager.card();
    await product.manager.press('Approve');
    await rep.until(
      /^Microsoft did not take it back for ABC Corp\. 4 × .*Phone Standard: .* 10 × .*Basic: It stays because/,
    );
    assert.deepEqual(seats(), [10, 4], 'the add-on goes first, and was refused');
    await product.manager.press('Approve', {}, approval);
    const refused = /Microsoft did not do it: 4 × .*Phone Standard: .* changed too often\. .* 10 × .*Basic: It stays/;
    assert.match(product.manager.card().texts.join('\n'), refused);
    await rep.say('status ABC Corp');
    assert.match(rep.card().texts.join('\n'), refused);
    assert.ok(!rep.card().texts.includes('⚠ This needs you'));
    await product.untilLogged(scheduled, 2);
    await product.trouble('PATCH /v1/customers/*/subscriptions/*', 'drop-after', { times: 1 });
    await askToCancelAll();
    await product.manager.press('Approve');
    await product.untilLogged(changed, 2);
    assert.deepEqual(seats(), [0, 0]);
    await rep.until(/^Order cancelled$/);
    const texts = rep.card().texts.join('\n');
    assert.match(texts, /Basic: Cancelled after the order/);
    assert.doesNotMatch(texts, /Cancel until/);
    const { body: list } = await atDesk(product, people.rep).ask('/api/tab/deals');
    const [row] = list.rows;
    assert.deepEqual([row?.stands, row?.stage.label], ['Order cancelled', 'Order cancelled']);
    const { body: deal } = await atDesk(product, people.rep).ask('/api/tab/deals/:id', { id: row?.id ?? '' });
    assert.deepEqual(
      [deal.stage.label, deal.steps.at(-1)?.state, deal.total, deal.commitment],
      ['Order cancelled', 'problem', null, null],
    );
    product.later(7 * day);
    await restart();
    assert.deepEqual(reminders(), []);
  });

  it('that nobody decides on in time stays, which the rep hears once, and a press that comes later too', async () => {
    await ordered();
    await askToCancelAll();
    const card = product.manager.card();
    product.later(7 * day);
    await rep.until(/^Nobody decided in time what of the order of ABC Corp is taken back\./);
    await product.manager.press('Approve', {}, card);
    await product.manager.until(/^Nobody decided until /);
    await restart();
    assert.deepEqual(seats(), [10, 4]);
    assert.equal(rep.news().filter(({ toast }) => /Nobody decided/.test(toast)).length, 1);
  });

  it('that Microsoft takes back no more when it is carried out says that plainly', async () => {
    await ordered();
    await askToCancelAll();
    const ahead = { method: 'POST', body: JSON.stringify({ hours: 168 }) };
    await fetch(`${product.simulator.url}/_clock`, ahead);
    await product.manager.press('Approve');
    const told = await rep.until(/^Microsoft did not take it back for ABC Corp\./);
    assert.match(told, /4 × Microsoft Teams Phone Standard: The hours .* 10 × Microsoft 365 Business Basic: It stays /);
    assert.deepEqual(seats(), [10, 4]);
    await rep.say('status ABC Corp');
    assert.ok(!rep.card().texts.includes('⚠ This needs you'));
  });

  const pressed = (verb: string) => {
    const { data } = rep.card().buttons.find(({ title }) => title === 'Take that request back') ?? assert.fail();
    return { onboarding: { ...(data.onboarding as object), verb } };
  };
});
