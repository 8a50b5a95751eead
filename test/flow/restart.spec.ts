import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { leaseTime } from '../../bot/effects/claim-effect.ts';
import { agreementAlreadySigned, annCarter, fillInCompany, fillInNewTenant, startAccount } from './fill-in.ts';
import { type Product, startProduct } from './start-product.ts';

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
    assert.ok(rep.texts().includes('Address: Verified by Microsoft'), 'the card on the screen still works');
    await rep.press('No, they have a tenant', {}, question);
    assert.ok(rep.texts().includes('⚠ This card was out of date. Here is how it stands now; please look again.'));
    await rep.say('resume');
    assert.ok('How is it signed?' in rep.values());
  });

  it('while the customer is being set up goes on where it stopped', async () => {
    const { rep, manager } = product;
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await product.trouble('POST /v1/customers', 'drop-after');
    await product.trouble('POST /v1/customers/*/carts/*/checkout', 'drop-after');
    await manager.press('Approve');
    for (const time of [1, 2]) {
      await product.untilLogged(/effect failed/, time);
      await product.stopBot();
      await product.startBot();
      product.later(5 * 60_000);
    }
    await rep.until(/The order for ABC Corp is placed/);
    assertOneOfEach(product);
  });
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
    await product.rep.until(/The order for ABC Corp is placed/);
    await product.rep.until(/^Order placed$/);
    assertOneOfEach(product);
    assert.ok(product.rep.card().buttons.some(({ title }) => title === 'Open credentials'));
  };

  const untilArrived = async (path: RegExp) => {
    const { requests } = product.simulator;
    while (!requests.some((request) => request.method === 'POST' && path.test(request.path))) await turnOfTheLoop();
  };

  it('killed right after the approval ends with one of everything', async () => {
    await product.manager.press('Approve');
    await goOnAfterKill();
  });

  for (const [moment, match, arrived] of [
    ['the tenant is being created', 'POST /v1/customers', /^\/v1\/customers$/],
    ['the order is being placed', 'POST /v1/customers/*/carts/*/checkout', /\/checkout$/],
  ] as const) {
    it(`killed while ${moment} ends with one of everything`, async () => {
      await product.trouble(match, 'slow', { delayMs: 500 });
      await product.manager.press('Approve');
      await untilArrived(arrived);
      await goOnAfterKill();
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
    await product.rep.until(/The order for ABC Corp is placed/);
    assertOneOfEach(product);
  });

  it('killed between two words of a conversation loses none', async () => {
    const { rep } = product;
    await rep.say('onboard Second Customer');
    await rep.press('Continue', { ...annCarter, 'E-mail': 'ann@second.example' });
    await kill(child);
    await product.startBot();
    await rep.say('no');
    assert.ok(rep.texts().includes('There is no Microsoft tenant for second.example.'));
    await product.manager.press('Approve');
    await rep.until(/The order for ABC Corp is placed/);
  });
});

/** The bot as `npm run bot` starts it, once it listens. */
async function startProcess(settings: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['bot/index.ts'], {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  while (!said.includes('listening on')) await once(child.stdout, 'data');
  return child;
}

async function kill(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function assertOneOfEach({ simulator, rep }: Product): void {
  const { customers, orders } = simulator.state;
  const created = customers.filter(({ joinedBy }) => joinedBy === 'creation');
  assert.equal(created.length, 1);
  assert.equal(created[0]?.confirmations.length, 1);
  assert.equal(orders.length, 1);
  const told = rep
    .texts()
    .filter((text) => /^(The tenant of|The Microsoft Customer Agreement of|The order for)/.test(text));
  assert.equal(told.length, 3, told.join('\n'));
}
