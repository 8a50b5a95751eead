import assert from 'node:assert/strict';
import { createLogger } from '../../bot/log/log.ts';
import { createOnboardings, type Onboardings } from '../../bot/store/onboardings.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { isAsSubmitted } from '../../onboarding/as-told.ts';
import { writeApproved } from '../crash/approved-record.ts';
import { newCustomer } from '../crash/customers.ts';
import type { Window } from '../teams/chat-window.ts';
import { agreementAlreadySigned, fillInCompany, fillInNewTenant } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

const operator = { name: 'Olga Operator', aadObjectId: '0a1b0000-0000-4000-8000-0000000000a1' };
const auditor = { name: 'Audrey Auditor', aadObjectId: '0a1b0000-0000-4000-8000-0000000000a2' };

/** Refused for good: an address that Microsoft does not find, and a limit of the sandbox. */
const address = '400-2007';
const limit = '400-800018';

const hour = 60 * 60_000;

describe('what needs attention', () => {
  let product: Product;
  let olga: Window;
  let store: Store;
  let onboardings: Onboardings;
  beforeEach(async () => {
    product = await startProduct({
      settings: { OPERATORS: operator.aadObjectId, AUDITORS: auditor.aadObjectId, REPS: people.rep.aadObjectId },
    });
    olga = product.teams.window(operator);
    store = openSqliteStore({ file: product.settings.SQLITE_FILE ?? '' });
    onboardings = createOnboardings(store, createLogger({ level: 'silent' }));
  });
  afterEach(async () => {
    await store.close();
    await product.close();
  });

  const refuse = (fault: string, times = 1) => {
    const [status = 0, code = 0] = fault.split('-').map(Number);
    return product.trouble('POST /v1/customers', 'refuse', { status, code, times });
  };
  const areTold = /"tell-operators".*"done"/;
  const titles = (window: Window) => window.card().buttons.map(({ title }) => title);
  const created = () => product.simulator.state.customers.filter(({ joinedBy }) => joinedBy === 'creation').length;
  const submit = async (name: string) => {
    await fillInNewTenant(product.rep, { name, agreement: agreementAlreadySigned });
    await product.rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
    await product.manager.press('Approve');
  };
  /** Onboardings of reps who are not there, each of which is refused. */
  const stuck = async (fault: string, keys: readonly string[]) => {
    const before = product.logged().split(areTold).length - 1;
    await refuse(fault, keys.length);
    for (const key of keys) {
      await writeApproved(
        { onboardings, simulator: product.simulator },
        newCustomer(product, 'new tenant, agreement signed', key),
        people.rep.aadObjectId,
      );
    }
    product.later(0);
    await product.untilLogged(areTold, before + keys.length);
  };

  it('is grouped by cause, the longest first, and all of one cause go on with one press', async () => {
    const numbered = (start: string, count: number) => Array.from({ length: count }, (_, nth) => `${start}${nth}x`);
    await stuck(limit, numbered('r', 18));
    product.later(hour);
    await stuck(address, numbered('p', 12));
    await olga.open();
    await olga.say('attention');
    const texts = olga.card().texts.join(' ');
    assert.match(
      texts,
      /limit of the Partner Center sandbox.*18 onboardings.*cannot find this address.*12 onboardings/,
    );
    assert.match(texts, /Robin Reyes · creating the tenant · since /);
    assert.match(texts, /Correlation id [0-9a-f-]{36}/);
    assert.equal(titles(olga).filter((title) => title === 'Cancel').length, 4, 'two of each');
    const before = olga.card();

    await olga.press('Show all');
    assert.match(olga.card().texts.join(' '), /\b1 to 5 of 18\b/);
    await olga.press('More');
    assert.match(olga.card().texts.join(' '), /\b6 to 10 of 18\b/);
    await olga.press('Retry');
    assert.match(olga.card().texts.join(' '), /of 17\b/);

    await olga.press('Retry all', {}, before);
    assert.ok(olga.card().texts.includes('17 go on.'));
    assert.doesNotMatch(olga.card().texts.join(' '), /limit of the Partner Center sandbox/);
    await olga.press('Retry all', {}, before);
    assert.ok(olga.card().texts.includes('None of these waits any more: they have been seen to.'));
    await product.untilLogged(/"create-customer".*customer-created/, 18);
    assert.equal(created(), 18);
    assert.match(olga.card().texts.join(' '), /12 onboardings/);

    const cause = 'errors.partnerCenter.fault-400-2007';
    const [damaged] = (await onboardings.needingAttention(cause)).items;
    const kept = await store.get('onboarding', damaged?.id ?? '');
    assert.ok(kept);
    const index = { attention: `${cause} ${damaged?.attention?.since}` };
    await store.replace({ ...kept, body: 'lost', index, summary: damaged }, kept.etag);
    await olga.press('Retry all');
    assert.ok(olga.card().texts.includes('11 go on. One could not be tried again.'));
  });

  it('is mended by the rep where they can, and nobody has to approve it again', async () => {
    const { rep, manager } = product;
    await refuse(address);
    await submit('ABC Corp');
    await rep.until(/^⚠ This needs you$/);
    assert.deepEqual(
      titles(rep).filter((title) => title === 'Retry'),
      [],
    );
    await rep.press('Edit company details');
    await fillInCompany(rep, { 'Postal code': '98053' });
    assert.match(rep.texts().join(' '), /Morgan Lee approved this on .* goes on as soon as you submit it/);
    await rep.press('Submit');
    await rep.until(/^The tenant of ABC Corp is there/);
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    assert.equal(product.logged().split(/"ask-approvers".*"approvers-asked"/).length - 1, 1, 'one request');
    await manager.until(/^✓ Approved by Morgan Lee/);
    const record = (await onboardings.get('abc'))?.record;
    const kept = record?.timeline
      .filter((entry) => entry.kind === 'submitted')
      .map((entry) => entry.approvalKept?.name);
    assert.deepEqual(kept, [undefined, 'Morgan Lee']);
    assert.ok(record && isAsSubmitted(record));
  });

  it('is with the operators where they alone can help, who open it from where they read of it', async () => {
    const { rep } = product;
    await olga.open();
    await refuse(limit);
    await submit('ABC Corp');
    await rep.until(/^⚠ This is with the operators$/);
    assert.ok(
      !rep.news().some(({ toast }) => /ABC Corp (needs you|cannot go on)/.test(toast)),
      'it is on the card alone',
    );
    assert.ok(!titles(rep).includes('Retry'));
    await olga.until(/^ABC Corp: The limit of the Partner Center sandbox/);
    await olga.press('Open');
    await olga.press('Retry');
    await rep.until(/^The tenant of ABC Corp is there/);
    await olga.say('attention');
    assert.deepEqual(titles(olga), ['Look again']);
  });

  it('tells what has failed for an hour and is tried again, and of a provider that lets us do nothing', async () => {
    const { simulator } = product;
    await product.trouble('POST /v1/customers', '500', { times: 1000 });
    for (const key of ['f1x', 'f2x', 'f3x']) {
      const customer = newCustomer(product, 'new tenant, agreement signed', key);
      await writeApproved({ onboardings, simulator }, customer, people.rep.aadObjectId);
    }
    product.later(0);
    await product.untilLogged(/a task failed and is tried again/, 3);
    await olga.say('attention');
    assert.deepEqual(titles(olga), ['Look again'], 'it has only just failed');
    product.later(2 * hour);
    await olga.until(/It has failed for more than an hour, for Customer f\dx/);
    await olga.press('What needs attention');
    assert.match(olga.card().texts.join(' '), /Failing for more than an hour.* Customer f\dx .*creating the tenant/);
    assert.match(olga.card().texts.join(' '), /Customer f\dx .*Partner Center did not confirm the request/);
    assert.deepEqual(titles(olga), ['Open', 'Show all', 'Look again']);
    await olga.press('Show all');
    assert.deepEqual(titles(olga), ['Open', 'Open', 'Open', 'All causes', 'Look again']);

    await fetch(`${simulator.url}/_sign-outs`, { method: 'POST' });
    await fetch(`${simulator.url}/_faults`, { method: 'DELETE' });
    product.later(2 * hour);
    await olga.until(/lets us do nothing any more/);
    await olga.press('What needs attention');
    assert.match(olga.card().texts.join(' '), /Microsoft Partner Center lets us do nothing at the moment: The refresh/);
  });

  it('is looked at by auditors, and by nobody else; nor is it for those who read along', async () => {
    const { rep, teams } = product;
    await stuck(address, ['p1x']);
    const audrey = teams.window(auditor);
    await audrey.say('attention');
    assert.deepEqual(titles(audrey), ['Open', 'Look again']);
    const press = (verb: string, id = '', revision = 0) =>
      ({ onboarding: { verb, id, revision, name: 'errors.partnerCenter.fault-400-2007' } }) as const;
    assert.match((await audrey.forge(press('retry-cause'))) ?? '', /^That is not part of what you do here/);
    const [one] = (await onboardings.every()).items;
    const listed = press('retry-listed', one?.id, one?.revision);
    assert.match((await audrey.forge(listed)) ?? '', /^Only Robin Reyes/);
    await rep.say('attention');
    assert.match(rep.texts().at(-1) ?? '', /^That is not part of what you do here/);
    assert.match((await rep.forge(press('attention'))) ?? '', /^That is not part/);
    assert.match((await rep.forge(press('retry-cause'))) ?? '', /^That is not part/);
    const group = teams.window(operator, 'teams', '19:with-customers@thread.v2');
    await group.say('attention');
    assert.match(group.texts().at(-1) ?? '', /^Olga Operator: Others read along here\. Type “attention”/);
    assert.match((await group.forge(press('retry-cause'))) ?? '', /^Others read along here/);
    assert.equal((await onboardings.attentionCauses(9)).length, 1);
    assert.equal(created(), 0);
  });
});
