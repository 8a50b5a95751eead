import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { leaseTime } from '../../bot/tasks/claim-task.ts';
import { kill, startProcess } from './bot-process.ts';
import { agreementAlreadySigned, annCarter, fillInCompany, fillInNewTenant, startAccount } from './fill-in.ts';
import { assertOneOfEach, stoppedWhileSettingUp } from './journeys.ts';
import { type Product, people, startProduct } from './start-product.ts';

describe('a restart', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  it('in the middle of the conversation is not noticed', async () => {
    const { rep } = product;
    await startAccount(rep);
    const question = rep.card();
    await product.stopBot();
    await product.startBot();
    await rep.say('yes');
    assert.ok('Legal name' in rep.values(), 'a typed answer is still one to the same question');
    await product.stopBot();
    await product.startBot();
    await fillInCompany(rep);
    assert.ok(
      rep.texts().includes('Address: Verified by Microsoft, spelled as the postal service does'),
      'the card on the screen still works',
    );
    await rep.press('No, they have a tenant', {}, question);
    assert.ok(rep.texts().includes('⚠ This card was out of date. Here is how it stands now; please look again.'));
    await rep.say('resume');
    assert.ok('Product' in rep.values());
  });

  it('right after a start keeps the sign-in at Partner Center, whose refresh token is good for one use', async () => {
    const { state } = product.simulator;
    await product.stopBot();
    const issued = state.refreshTokens.length;
    await product.startBot();
    while (state.refreshTokens.length === issued) await turnOfTheLoop();
    await product.stopBot();
    await product.startBot();
    await startAccount(product.rep);
    assert.doesNotMatch(product.logged(), /could not be saved|refresh-token-expired/);
  });

  it('while the customer is being set up goes on where it stopped', () => stoppedWhileSettingUp(product));
});

describe('a bot process', () => {
  let product: Product;
  let child: ChildProcess | undefined;
  beforeEach(async () => {
    product = await startProduct();
    await product.stopBot();
    child = await startProcess(product.settings);
    await fillInNewTenant(product.rep, { agreement: agreementAlreadySigned });
    await product.rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
  });
  afterEach(async () => {
    await kill(child);
    await product.close();
  });

  /** The next process works on the same files, once the claims of the dead one have run out. */
  const goOnAfterKill = async () => {
    await kill(child);
    product.later(leaseTime);
    await product.startBot();
    await product.rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    await product.rep.until(/^Order placed$/);
    assertOneOfEach(product);
    assert.ok(product.rep.card().buttons.some(({ title }) => title === 'Open credentials'));
  };

  const untilArrived = async (path: RegExp) => {
    const { requests } = product.simulator;
    while (!requests.some((request) => request.method === 'POST' && path.test(request.path))) await turnOfTheLoop();
  };

  for (const [moment, match, arrived] of [
    ['the tenant is being created', 'POST /v1/customers', /^\/v1\/customers$/],
    ['the order is being placed', 'POST /v1/customers/*/carts/*/checkout', /\/checkout$/],
  ] as const) {
    it(`killed while ${moment} ends with one of everything, and no word of a conversation is lost`, async () => {
      const other = product.teams.window(people.secondRep);
      await startAccount(other, 'Second Customer', { ...annCarter, 'E-mail': 'ann@second.example' });
      await product.trouble(match, 'slow', { delayMs: 500 });
      await product.manager.press('Approve');
      await untilArrived(arrived);
      await goOnAfterKill();
      await other.say('no');
      assert.ok(other.texts().includes('There is no Microsoft tenant for second.example.'));
    });
  }

  it('asked to stop finishes what is under way first', async () => {
    await product.trouble('POST /v1/customers', 'slow', { delayMs: 500 });
    await product.manager.press('Approve');
    await untilArrived(/^\/v1\/customers$/);
    assert.ok(child);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null]);
    await product.startBot();
    await product.rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    assertOneOfEach(product);
  });
});
