import assert from 'node:assert/strict';
import type { Window } from '../teams/chat-window.ts';
import { agreementAlreadySigned, annCarter, fillInNewTenant, startAccount } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

const minute = 60_000;

describe('an activity that Teams delivers again', () => {
  let product: Product;
  let rep: Window;
  beforeEach(async () => {
    product = await startProduct();
    rep = product.rep;
  });
  afterEach(() => product.close());

  /** At once, several times at the same moment, a minute later, and after a restart. */
  const deliverAgain = async (window: Window): Promise<readonly unknown[]> => {
    const answers = [await window.redeliver()];
    answers.push(...(await Promise.all([window.redeliver(), window.redeliver(), window.redeliver()])));
    product.later(minute);
    answers.push(await window.redeliver());
    await product.stopBot();
    await product.startBot();
    answers.push(await window.redeliver());
    return answers;
  };

  it('as a click has one effect and gets the same answer', async () => {
    await rep.say('onboard ABC Corp');
    await rep.press('Continue', annCarter);
    const answer = await rep.answer();
    const sent = product.teams.connector.received.length;
    for (const again of await deliverAgain(rep)) assert.deepEqual(again, answer);
    assert.equal(product.teams.connector.received.length, sent, 'nothing was sent or edited again');

    // Also once the onboarding has gone on: who asks about the first click hears what the first click came to.
    const first = rep.redeliver;
    const other = product.teams.window(people.rep);
    await other.press('Yes, create a new tenant', {}, rep.card());
    assert.deepEqual(await first(), answer);
    assert.ok('Legal name' in other.values());
  });

  it('while it is still being worked on waits for the answer', async () => {
    await startAccount(rep);
    await product.trouble('GET /v1/countryvalidationrules/*', 'slow', { delayMs: 700 });
    const before = product.simulator.requests.length;
    const pressed = rep.press('Yes, create a new tenant');
    const again = await Promise.all([rep.redeliver(), rep.redeliver()]);
    await pressed;
    for (const answer of again) assert.deepEqual(answer, await rep.answer());
    const asked = product.simulator.requests.slice(before).filter(({ path }) => /countryvalidationrules/.test(path));
    assert.equal(asked.length, 1, 'the work was done once');
  });

  it('as a message is answered once', async () => {
    for (const text of ['onboard ABC Corp', 'help', 'gibberish']) {
      await rep.say(text);
      const texts = rep.texts();
      const again = await Promise.all([rep.redeliver(), rep.redeliver()]);
      for (const answer of again) assert.equal(answer, undefined);
      assert.deepEqual(rep.texts(), texts, text);
    }
  });

  it('as a message starts one onboarding, also after a restart', async () => {
    await rep.say('onboard ABC Corp');
    await deliverAgain(rep);
    assert.ok(!rep.texts().includes('This customer is here already'));
    await rep.say('my onboardings');
    assert.equal(rep.card().texts.filter((text) => text.startsWith('ABC Corp')).length, 1);
  });

  it('as a typed answer is answered by what it came to, also after a restart', async () => {
    await startAccount(rep);
    await rep.say('yes');
    await deliverAgain(rep);
    assert.ok('Legal name' in rep.values());
    assert.ok(!rep.texts().some((text) => text.startsWith('I did not understand')));
  });

  it('as a click of a client without Action.Execute has one effect', async () => {
    await rep.say('onboard ABC Corp');
    await rep.submit('Continue', annCarter);
    const texts = rep.texts();
    await deliverAgain(rep);
    assert.deepEqual(rep.texts(), texts);
  });

  it('as an installation welcomes once', async () => {
    const window = product.teams.window(people.secondManager);
    await window.install('add');
    const texts = window.texts();
    await Promise.all([window.redeliver(), window.redeliver()]);
    assert.deepEqual(window.texts(), texts);
  });

  it('after its turn failed is tried again', async () => {
    const { connector } = product.teams;
    connector.refuse(500, 2, { method: 'POST' });
    await assert.rejects(rep.say('onboard ABC Corp'), /HTTP 503/, 'not even the failure could be told');
    assert.equal(connector.refusals, 2);
    await rep.redeliver();
    assert.ok(rep.texts().some((text) => /ABC Corp/.test(text)));
    await rep.say('my onboardings');
    assert.equal(rep.card().texts.filter((text) => text.startsWith('ABC Corp')).length, 1);
  });

  it('leaves no one-time link behind', async () => {
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
    await product.manager.press('Approve');
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    await rep.until(/^Open credentials$|credentials/i);
    await rep.say('status ABC Corp');
    const card = rep.card();
    const inTeams = product.teams.window(people.rep, 'teams');
    await rep.press('Open credentials', {}, card);
    const links = [await rep.answer(), await rep.redeliver()].map(linkIn);
    await inTeams.say('status ABC Corp');
    links.push(linkIn(await inTeams.openDialog('Open credentials', inTeams.card())));
    for (const link of links) assert.ok(!product.stored().includes(link.slice(link.lastIndexOf('/') + 1)));
  });
});

describe('clicks at the same moment', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  it('of one person, each with an id of its own, count once', async () => {
    const { rep } = product;
    await rep.say('onboard ABC Corp');
    const card = rep.card();
    const windows = Array.from({ length: 10 }, () => product.teams.window(people.rep));
    await Promise.all(windows.map((window) => window.press('Continue', annCarter, card)));
    assert.ok(!rep.texts().some((text) => /out of date/.test(text)));
    assert.match(product.stored(), /"revision":2\b/);
    assert.doesNotMatch(product.stored(), /"revision":3\b/);
  });

  it('of two approvers are one decision, and both see it', async () => {
    const { rep, manager, teams } = product;
    const secondManager = teams.window(people.secondManager);
    await secondManager.open();
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await secondManager.until(/Approval wanted/);
    const [theirs, others] = [manager.card(), secondManager.card()];
    const clicks = Array.from({ length: 5 }, () => [
      teams.window(people.manager).press('Approve', {}, theirs),
      teams.window(people.secondManager).press('Approve', {}, others),
    ]);
    await Promise.all(clicks.flat());
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    const [notice = '', ...more] = rep.texts().filter((text) => / approved ABC Corp, /.test(text));
    assert.deepEqual(more, []);
    const decided = new RegExp(`^✓ Approved by ${notice.split(' approved ')[0]}`);
    await manager.until(decided);
    await secondManager.until(decided);
    assert.equal(product.simulator.state.customers.filter(({ joinedBy }) => joinedBy === 'creation').length, 1);
    assert.equal(product.simulator.state.orders.length, 1);
  });
});

describe('messages at the same moment in one chat', () => {
  it('are all answered, and the chat is about what the latest began', async () => {
    const product = await startProduct();
    try {
      const { rep } = product;
      const numbers = Array.from({ length: 50 }, (_, index) => index + 1);
      const start = Date.now() - 1000;
      await Promise.all(
        numbers.map((number) =>
          product.teams.window(people.rep).say(`onboard Customer ${number}`, new Date(start + number * 10)),
        ),
      );
      for (const number of numbers) assert.ok(rep.texts().includes(`Customer ${number}`), `Customer ${number}`);
      await rep.say('cancel');
      assert.ok(
        rep.card().texts.some((text) => /Customer 50\b/.test(text)),
        rep.card().texts.join('\n'),
      );
    } finally {
      await product.close();
    }
  });
});

function linkIn(answer: unknown): string {
  const [link] = /http:[^"]+\/credentials\/[\w-]+\/[\w-]+/.exec(JSON.stringify(answer)) ?? [];
  assert.ok(link, JSON.stringify(answer));
  return link;
}
