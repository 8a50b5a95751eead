import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { createLogger } from '../../bot/log/log.ts';
import { createOnboardings } from '../../bot/store/onboardings.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { natures } from '../../onboarding/tasks.ts';
import { writeApproved } from '../crash/approved-record.ts';
import { newCustomer } from '../crash/customers.ts';
import type { Window } from '../teams/chat-window.ts';
import { agreementAlreadySigned, fillInNewTenant, startAccount } from './fill-in.ts';
import { runConnect } from './run-connect.ts';
import { type Product, people, startProduct } from './start-product.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const inFlight = 20;
const heldUp = /a task waits for its provider/;

/** All wait for the provider, and nobody is at any of them. */
async function untilHeldUp(records: () => Promise<readonly (Onboarding | undefined)[]>): Promise<void> {
  const isHeldUp = (record: Onboarding | undefined) =>
    record?.tasks.every(
      ({ kind, attempts, heldSince }) => natures[kind] === 'message' || (attempts === 0 && heldSince),
    );
  while (!(await records()).every(isHeldUp)) await turnOfTheLoop();
}

describe('a sign-in that has ended', () => {
  let product: Product;
  let operators: Window;
  let store: Store;
  beforeEach(async () => {
    const chat = '19:operators@thread.v2';
    product = await startProduct({ settings: { OPERATORS: chat } });
    operators = product.teams.window(people.nobody, 'teams', chat);
    await operators.open();
    store = openSqliteStore({ file: product.settings.SQLITE_FILE ?? '' });
  });
  afterEach(async () => {
    await store.close();
    await product.close();
  });

  const signOut = async () => {
    await fetch(`${product.simulator.url}/_sign-outs`, { method: 'POST' });
    product.later(2 * 60 * minute);
  };
  const signIns = () => product.simulator.requests.filter(({ path }) => path.endsWith('/token')).length;
  const alarms = () => operators.texts().filter((text) => /lets us/.test(text));

  it('for a week, with many in flight, is one alarm, and all go on by themselves once it is mended', async () => {
    const { rep, simulator } = product;
    const onboardings = createOnboardings(store, createLogger({ level: 'silent' }));
    await signOut();
    const ids: string[] = [];
    const reps: Window[] = [];
    for (let nth = 0; nth < inFlight; nth++) {
      const aadObjectId = randomUUID();
      // Of their own: one chat takes only so many messages.
      const theirs = product.teams.window({ name: 'Robin Reyes', aadObjectId });
      await theirs.open();
      reps.push(theirs);
      const customer = newCustomer(product, 'new tenant, agreement signed', `k${nth}x`);
      ids.push(await writeApproved({ onboardings, simulator }, customer, aadObjectId));
    }
    const records = () => Promise.all(ids.map(async (id) => (await onboardings.get(id))?.record));

    product.later(0);
    assert.match(await operators.until(/lets us do nothing any more/), /npm run connect.*nobody has to press Retry/);
    await product.untilLogged(/the provider stays paused/);
    await untilHeldUp(records);
    for (let passed = 1; passed <= 7; passed++) {
      const before = product.logged().split(heldUp).length - 1;
      product.later(day);
      await product.untilLogged(heldUp, before + inFlight);
      await product.untilLogged(/the provider stays paused/, 1 + passed);
      await untilHeldUp(records);
    }
    for (const record of await records()) assert.equal(record?.attention, null);
    for (const theirs of reps) assert.ok(!theirs.texts().some((text) => /needs you|lets us/.test(text)));
    const [one] = reps;
    await one?.say('status');
    assert.ok(one?.card().texts.some((text) => /it goes on by itself once that is mended/.test(text)));

    const before = signIns();
    await startAccount(rep, 'ABC Corp');
    await rep.press('Yes, create a new tenant');
    assert.ok(rep.card().texts.some((text) => /lets us do nothing at the moment.* goes on by itself/.test(text)));
    assert.equal(signIns(), before, 'a rep who fills in asks nobody for a token');
    assert.deepEqual(alarms().slice(1), []);

    await runConnect(product, 'mfa');
    product.later(minute);
    await operators.until(/lets us in again/);
    product.later(minute);
    for (const theirs of reps) await theirs.until(/^The order for .* is placed/);
    assert.deepEqual(alarms().slice(2), []);
    const created = simulator.state.customers.filter(({ joinedBy }) => joinedBy === 'creation');
    assert.deepEqual([created.length, simulator.state.orders.length], [inFlight, inFlight]);
    for (const record of await records()) assert.equal(record?.stage.kind, 'completed');
  });

  it('for want of MFA, mended at Microsoft alone, goes on without npm run connect', async () => {
    const { rep, manager, simulator } = product;
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    for (const asked of ['GET /v1/profiles/organization', 'POST /v1/customers/*/agreements']) {
      await product.trouble(asked, '401-mfa', { times: 1000 });
    }
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await operators.until(/lets us do nothing any more\. Partner Center wants a sign-in with multi-factor/);
    await product.untilLogged(heldUp);
    await product.untilLogged(/the provider stays paused/);
    await fetch(`${simulator.url}/_faults`, { method: 'DELETE' });
    product.later(minute);
    await rep.until(/The order for ABC Corp is placed/);
    assert.ok(!rep.texts().some((text) => /needs you/.test(text)));
  });

  it('of a sign-in without MFA that is still taken, is known at the start, once, before anything fails', async () => {
    const { simulator } = product;
    const post = (path: string, body: string) => fetch(`${simulator.url}${path}`, { method: 'POST', body });
    await product.untilLogged(/"isSatisfied":true/);
    await post('/_switches', '{"mfa":"reported"}');
    for (const token of simulator.state.refreshTokens) token.mfa = false;
    for (let looks = 1; looks <= 4; looks++) {
      product.later(7 * 60 * minute);
      await product.untilLogged(/"isSatisfied":false/, looks);
      // A token that ran out under way would be another fault.
      await product.untilLogged(/webhooks come to us already/, looks);
    }
    assert.match(await operators.until(/without multi-factor/), /npm run connect -- partner-center\.$/);
    assert.equal(operators.texts().filter((text) => /without multi-factor/.test(text)).length, 1);
  });

  it('is not what a redeployment without the refresh token brings about', async () => {
    const { rep, manager } = product;
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await product.stopBot();
    await product.startBot({ PARTNER_CENTER_REFRESH_TOKEN: '' });
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await rep.until(/The order for ABC Corp is placed/);
    assert.deepEqual(alarms(), []);
  });
});
