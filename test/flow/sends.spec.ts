import assert from 'node:assert/strict';
import type { Window } from '../teams/chat-window.ts';
import type { BlockedBy } from '../teams/connector.ts';
import { agreementAlreadySigned, annCarter, fillInNewTenant, startAccount } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

const minutes = 60_000;

/** How Teams says that nothing reaches a person any more (Microsoft Learn, "Build conversational capability"). */
const unreachable: readonly BlockedBy[] = [
  { status: 403, code: 'BotNotInConversationRoster' },
  { status: 403, code: 'ConversationBlockedByUser' },
  { status: 403, code: 'BotDisabledByAdmin' },
  { status: 403, code: 'ForbiddenOperationException' },
  {
    status: 403,
    code: 'Forbidden',
    message: '{"errorCode":209,"message":"{\\"subCode\\":\\"MessageWritesBlocked\\"}"}',
  },
  { status: 404, code: 'ConversationNotFound' },
];

describe('what the bot sends to Teams', () => {
  let product: Product;
  let rep: Window;
  let manager: Window;
  beforeEach(async () => {
    product = await startProduct();
    ({ rep, manager } = product);
  });
  afterEach(() => product.close());

  const connector = () => product.teams.connector;
  const submit = async () => {
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await rep.press('Submit for approval');
  };
  const secondApprover = async () => {
    const window = product.teams.window(people.secondManager);
    await window.open();
    return window;
  };

  for (const refusal of unreachable) {
    const name = refusal.message === undefined ? refusal.code : 'MessageWritesBlocked within another error';
    it(`to an approver who cannot be reached (${name}) is told to the rep, and there when they are back`, async () => {
      const second = await secondApprover();
      connector().block(second.conversationId, refusal);
      await submit();
      await manager.until(/Approval wanted/);
      assert.match(
        await rep.until(/could not be reached in Teams/),
        /^Max Moreno could not be reached in Teams about ABC Corp\..* The other approvers were asked\.$/,
      );
      assert.equal(connector().blocked, 1, 'they are left alone from then on');

      connector().block(second.conversationId, undefined);
      assert.ok(!second.texts().includes('Approval wanted'));
      await second.say('help');
      await second.until(/^Approval wanted$/);
      await second.press('Approve');
      await rep.until(/^Max Moreno approved ABC Corp/);
      await second.say('help');
      assert.equal(requestsShownTo(second), 1, 'shown once');
    });
  }

  it('to a rep who blocked the bot waits for them, and the onboarding does not', async () => {
    await submit();
    await manager.until(/Approval wanted/);
    connector().block(rep.conversationId, { status: 403, code: 'ConversationBlockedByUser' });
    await manager.press('Approve');
    await product.untilLogged(/nobody hears us in a chat/);
    await product.untilLogged(/"task":"set-end-of-term".*"result":"end-of-term-settled"/);
    assert.equal(product.simulator.state.orders.length, 1);
    assert.equal(connector().blocked, 1, 'they are left alone after the first refusal');
    const before = rep.texts().length;
    connector().block(rep.conversationId, undefined);
    await rep.say('help');
    await rep.until(/^Order placed/);
    await rep.until(/goes on below$/);
    const shown = rep.texts().length;
    assert.ok(rep.card().buttons.some(({ title }) => title === 'Open credentials'));
    await rep.say('gibberish');
    const answer = ['sentence', 'its button'];
    assert.equal(rep.texts().length, shown + answer.length, `shown once:\n${rep.texts().slice(before).join('\n')}`);
  });

  it('to somebody who removed the app waits until they add it again, also over a restart', async () => {
    const second = await secondApprover();
    await second.install('remove');
    await submit();
    await rep.until(/^Max Moreno could not be reached/);
    assert.equal(connector().blocked, 0, 'nothing was even tried');
    await product.stopBot();
    await product.startBot();
    await second.install('add');
    assert.equal(requestsShownTo(second), 1);
    await second.press('Approve');
    await rep.until(/^Max Moreno approved ABC Corp/);
  });

  it('as a card is sent anew when its message is gone', async () => {
    await submit();
    await manager.until(/Approval wanted/);
    connector().remove(rep.conversationId, rep.card().messageId);
    await manager.press('Approve');
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    await rep.until(/^Order placed$/);
    assert.ok(rep.card().buttons.some(({ title }) => title === 'Open credentials'));
  });

  it('in a turn is repeated when Teams has certainly not taken it', async () => {
    connector().refuse(429, 1, { method: 'POST', retryAfterSeconds: 1 });
    const before = performance.now();
    await rep.say('onboard ABC Corp');
    assert.ok(performance.now() - before >= 1000, 'as late as Teams asked');
    assert.equal(cardsOf(rep, 'ABC Corp'), 1);
    connector().refuse(412, 1, { method: 'POST' });
    await rep.say('onboard Fabrikam');
    assert.equal(cardsOf(rep, 'Fabrikam'), 1);
  });

  it('in a turn is not said twice when its answer is lost', async () => {
    connector().refuse(502, 1, { method: 'POST', taken: true });
    await rep.say('onboard ABC Corp');
    assert.equal(cardsOf(rep, 'ABC Corp'), 1);
    assert.equal(connector().refusals, 1);
    assert.ok(
      rep.texts().some((text) => /please try again in a moment/.test(text)),
      'they are told what to do',
    );
  });

  it('as an edit is repeated after any passing trouble', async () => {
    await startAccount(rep, 'ABC Corp', annCarter);
    connector().refuse(503, 2, { method: 'PUT', taken: false });
    await rep.press('Yes, create a new tenant');
    assert.equal(connector().refusals, 2);
    assert.ok(!/could not be edited/.test(product.logged()));
  });

  it('first keeps the pace that Teams sets, and answers go ahead', async () => {
    await submit();
    await manager.until(/Approval wanted/);
    const started = performance.now();
    for (let times = 0; times < 8; times++) await rep.say('help');
    assert.ok(performance.now() - started < 1000, 'nobody waits for an answer');
    await manager.press('Approve');
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    const news = connector()
      .chat(rep.conversationId)
      .find(({ summary }) => summary.startsWith('Morgan Lee approved'));
    assert.ok((news?.at ?? 0) - started >= 2000, 'eight messages within two seconds, and no ninth');
  });

  it('as news whose answer is lost comes at least once, and is recognised when it comes twice', async () => {
    await submit();
    await manager.until(/Approval wanted/);
    connector().refuse(504, 1, { method: 'POST', taken: true });
    await manager.press('Approve');
    await product.untilLogged(/task failed and is tried again/);
    product.later(5 * minutes);
    await rep.until(/^Sent again: it may not have reached you the first time\.$/);
    const told = rep.news().filter(({ toast }) => toast.startsWith('Morgan Lee approved ABC Corp'));
    assert.equal(told.length, 2);
    assert.equal(new Set(told.map(({ toast }) => toast)).size, 1, 'in the same words');
  });
});

function requestsShownTo(window: Window): number {
  return window.texts().filter((text) => text === 'Approval wanted' || text.startsWith('ABC Corp · Entered by')).length;
}

function cardsOf(window: Window, account: string): number {
  return window.texts().filter((text) => text === account).length;
}
