import assert from 'node:assert/strict';
import { chained } from '../../onboarding/chain.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { type OrderShown, TimelineEntry } from '../../onboarding/timeline.ts';
import { openLinkIn } from '../flow/customer.ts';
import { fillInNewTenant } from '../flow/fill-in.ts';
import { takeCredentials } from '../flow/hand-over.ts';
import { people } from '../flow/start-product.ts';
import { day, KeptRecord, startWithFile, type WithFile } from './start-with-file.ts';

describe('a record whose deal was changed in the store after it was approved', () => {
  let product: WithFile['product'];
  let records: WithFile['records'];
  let kept: WithFile['kept'];
  let put: WithFile['put'];
  const started = async (settings = {}) => {
    ({ product, records, kept, put } = await startWithFile(settings));
  };
  afterEach(() => product.close());

  const stranger = '99999999-0000-4000-8000-000000000000';
  const promotion = { name: '', plan: '', percent: 1, until: '', seats: null, isAutomatic: false, isConfirmed: true };
  const dearer = { term: 'P3Y', billing: 'triennial', currency: 'USD', cost: 50400, suggested: 63000 };
  const firstLine = (change: (line: Onboarding['lines'][number]) => object) => (record: KeptRecord) => ({
    lines: record.lines.map((line, place) => (place === 0 ? { ...line, ...change(line) } : line)),
  });
  const contract = (change: object) => (record: KeptRecord) => ({ contract: { ...record.contract, ...change } });
  const adatum = () =>
    product.simulator.state.customers.find(({ companyName }) => companyName === 'Adatum')?.id ?? assert.fail();
  const forgedSubscription = {
    id: 'another',
    lastDay: null,
    state: 'drifted',
    changedTo: null,
    wasExtended: false,
  };
  const forgedChange = ({ requester }: KeptRecord) => ({
    ...{ by: requester, why: '', since: 1, until: 10 ** 13, approverIds: [], approverNames: [], reached: [] },
    ...{ lines: [{ line: 0, seats: 0, title: '', before: 1 }], refused: [] },
    approvedBy: { ...requester, id: people.manager.aadObjectId, name: people.manager.name },
  });
  type Attack = readonly [what: string, change: (record: KeptRecord) => object, said: RegExp];
  const order = /the order is not the one that was submitted/;
  const customer = /the customer is not the one that the timeline names/;
  const toAnother: Attack = [
    'another tenant',
    (record) => ({ customer: { ...record.customer, customerId: adatum() } }),
    customer,
  ];
  const dearerProduct: Attack = [
    'a dearer product',
    firstLine(({ product }) => ({ product: { ...product, productId: 'CFQ7TTC0LFLZ', skuId: '0002' }, plan: dearer })),
    order,
  ];
  const attacks: readonly Attack[] = [
    toAnother,
    dearerProduct,
    ['another domain', (record) => ({ customer: { ...record.customer, domain: 'evil.onmicrosoft.com' } }), customer],
    ['three years', firstLine(({ plan }) => ({ plan: { ...plan, term: 'P3Y' } })), order],
    ['another sku', firstLine(({ product }) => ({ product: { ...product, skuId: '0009' } })), order],
    ['a cost', firstLine(({ plan }) => ({ plan: { ...plan, cost: 1 } })), order],
    ['another end of the term', firstLine(() => ({ endOfTerm: 'extend' })), order],
    ['a promotion', firstLine(() => ({ promotion: { ...promotion, id: 'P2' } })), order],
    ['an early end', firstLine(() => ({ customTermEndDate: '2026-12-31T00:00:00' })), order],
    ['payment terms', contract({ paymentTerms: 'net-60' }), order],
    ['a start', contract({ startDate: '2020-01-01' }), order],
    ['a provider', () => ({ providerId: 'another' }), order],
    ['a name', (record) => ({ company: { ...record.company, legalName: 'Other Corp' } }), order],
    ['a requester', (record) => ({ requester: { ...record.requester, id: stranger } }), /the requester, or who had/],
    [
      'an approver',
      (record) => ({ stage: { ...record.stage, approvedBy: { ...record.requester, name: 'Max Moreno' } } }),
      /not approved by whom the timeline names/,
    ],
    ['an approval', (record) => ({ stage: { ...record.stage, approvedBy: null } }), /not approved by whom/],
    ['a stage', () => ({ stage: { kind: 'drafting', rejection: null } }), /does not stand where the timeline ends/],
    [
      'an order',
      (record) => ({ order: { ...record.order, placed: { at: 1, orderIds: ['forged'] } } }),
      /the order at Partner Center is not the one/,
    ],
    [
      'a subscription',
      (record) => ({ order: { ...record.order, subscriptions: [forgedSubscription] } }),
      /the subscriptions are not those/,
    ],
    ['a change of the order', (record) => ({ change: forgedChange(record) }), /what is taken back of the order is not/],
  ];

  const approvedAndWaiting = async () => {
    await started({ OPERATORS: people.secondManager.aadObjectId });
    await fillInNewTenant(product.rep);
    await product.rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
    await product.manager.press('Approve');
    await product.rep.until(/^The tenant of ABC Corp is there/);
    await takeCredentials(product.rep);
    await product.rep.until(/^Link mailed to the customer/);
  };
  const accepted = async () => {
    const page = await openLinkIn(await product.mailTo('ann@abccorp.com'));
    await page.submit({ customer: 'abccorp.onmicrosoft.com' });
    product.later(60 * 60_000);
  };

  it('is found by the command, whatever was changed', async () => {
    await approvedAndWaiting();
    await product.stopBot();
    const honest = kept('ABC Corp');
    for (const [what, change, expected] of attacks) {
      put(KeptRecord.parse({ ...honest, ...change(honest) }));
      const { code, said } = await records('verify');
      assert.deepEqual([code, expected.test(said)], [1, true], `${what}: ${said}`);
    }
    put(honest);
    assert.equal((await records('verify')).code, 0);
    // Before a deal is approved, its approval is put in by hand.
    const waiting = honest.timeline.slice(0, 1 + honest.timeline.findIndex(({ kind }) => kind === 'submitted'));
    put({ ...honest, timeline: waiting, stage: { kind: 'provisioning', since: 1, approvedBy: null } });
    assert.match((await records('verify')).said, /does not stand where the timeline ends/);
  });

  for (const [what, change, expected] of [toAnother, dearerProduct]) {
    it(`is not ordered, and operators hear of it: ${what}`, async () => {
      await approvedAndWaiting();
      const operator = product.teams.window(people.secondManager);
      await operator.open();
      await product.stopBot();
      const honest = kept('ABC Corp');
      put(KeptRecord.parse({ ...honest, ...change(honest) }));
      assert.match((await records('verify')).said, expected);
      await product.startBot();
      await accepted();
      await operator.until(/is not what was submitted and approved: somebody changed it/);
      assert.equal(product.simulator.state.orders.length, 0);
      assert.ok(product.simulator.state.carts.length === 0, 'not even a cart');
    });
  }

  const orderedAgain: readonly (readonly [string, (order: KeptRecord['order']) => object])[] = [
    ['that it was', () => ({ cartId: null, placed: null, refused: [], watched: [] })],
    [
      'that it holds a line',
      (order) => ({
        ...order,
        refused: [{ line: 0, problem: { key: 'errors.tasks.quoted', values: { text: '' } } }],
      }),
    ],
    // The other may be a cancelled one, the lines of which may be ordered again.
    [
      'which order holds it',
      (order) => ({ ...order, watched: order.watched.map((each) => ({ ...each, orderId: 'another' })) }),
    ],
  ];
  for (const [forgotten, change] of orderedAgain) {
    it(`is not ordered a second time because somebody made the bot forget ${forgotten}`, async () => {
      await approvedAndWaiting();
      const init = { method: 'POST', body: JSON.stringify({ orderCompletedMs: day }) };
      assert.equal((await fetch(`${product.simulator.url}/_switches`, init)).status, 200);
      await accepted();
      await product.rep.until(/Microsoft to set up/);
      await product.stopBot();
      const honest = kept('ABC Corp');
      put(KeptRecord.parse({ ...honest, order: { ...honest.order, ...change(honest.order) } }));
      assert.match((await records('verify')).said, /the order at Partner Center is not the one/);
      await product.startBot();
      product.later(60 * 60_000);
      await product.untilLogged(/"task":"(check-order|create-cart)".*a task failed and waits for a person/);
      assert.deepEqual([product.simulator.state.orders.length, product.simulator.state.carts.length], [1, 1]);
    });
  }

  it('is not cancelled by a request that nobody made, approved as it says, and operators hear of it', async () => {
    await approvedAndWaiting();
    const operator = product.teams.window(people.secondManager);
    await operator.open();
    await accepted();
    await product.untilLogged(/"result":"end-of-term-settled"/);
    await product.stopBot();
    const honest = kept('ABC Corp');
    const tasks = honest.tasks.map((task) => ({ ...task, kind: 'change-order', dueAt: 0 }));
    put(KeptRecord.parse({ ...honest, change: forgedChange(honest), tasks }));
    await product.startBot();
    await operator.until(/is not what was submitted, approved and ordered: somebody changed it/);
    assert.equal(product.simulator.state.orders[0]?.lineItems[0]?.stopped, undefined);
  });

  it('is not told another end of its term after the order, and operators hear of it', async () => {
    await approvedAndWaiting();
    const operator = product.teams.window(people.secondManager);
    await operator.open();
    await accepted();
    await product.untilLogged(/"result":"end-of-term-settled"/);
    await product.stopBot();
    const honest = kept('ABC Corp');
    const tasks = honest.tasks.map((task) => ({ ...task, kind: 'set-end-of-term', dueAt: 0 }));
    const forged = { ...honest, ...firstLine(() => ({ endOfTerm: 'renew' }))(honest), tasks };
    const subscriptions = honest.order.subscriptions.map((one) => ({ ...one, state: 'drifted' }));
    put(KeptRecord.parse({ ...forged, order: { ...honest.order, endOfTermSettled: false, subscriptions } }));
    await product.startBot();
    await operator.until(/is not what was submitted, approved and ordered: somebody changed it/);
    assert.equal(product.simulator.state.orders[0]?.lineItems[0]?.autoRenewEnabled, false);
  });

  it('is found too where a cost moved that nobody has approved', async () => {
    await approvedAndWaiting();
    await fetch(`${product.simulator.url}/_price-changes`, { method: 'POST', body: '{"percent":12}' });
    await accepted();
    await product.manager.until(/cost was \$5\.04, is now \$5\.65/);
    await product.stopBot();
    const honest = kept('ABC Corp');
    assert.equal((await records('verify')).code, 0);
    const agreed = { kind: 'provisioning', since: 1, approvedBy: null };
    const asBefore = firstLine(({ plan }) => ({ plan: { ...plan, cost: 504 } }));
    const forgeries: readonly Attack[] = [
      ['its old cost', asBefore, order],
      ['both', (record) => ({ ...asBefore(record), stage: agreed }), order],
      ['the stage', () => ({ stage: agreed }), /does not stand where the timeline ends/],
    ];
    for (const [what, change, expected] of forgeries) {
      put(KeptRecord.parse({ ...honest, ...change(honest) }));
      assert.match((await records('verify')).said, expected, what);
    }
  });

  it('though an honest one is ordered, also when its timeline is of before all of that was written down', async () => {
    await approvedAndWaiting();
    await product.stopBot();
    const honest = kept('ABC Corp');
    const plainly = (shown: OrderShown | null) =>
      shown && {
        currency: shown.currency,
        discountPercent: shown.discountPercent,
        lines: shown.lines.map(({ title, quantity, sellingPrice, endOfTerm }) => {
          return { title, quantity, sellingPrice, autoRenew: endOfTerm === 'renew' };
        }),
      };
    const older = honest.timeline.map((entry) => {
      if (entry.kind === 'submitted') {
        return { ...entry, after: plainly(entry.after), customerId: undefined, reasons: undefined };
      }
      if (entry.kind === 'approved') return { ...entry, order: plainly(entry.order) };
      return entry.kind === 'tenant-created' ? { ...entry, tenantId: undefined } : entry;
    });
    const timeline = chained(
      honest.id,
      older.map((entry) => TimelineEntry.parse({ ...entry, hash: '' })),
      () => 'salt',
    );
    put({ ...honest, timeline });
    const verified = await records('verify');
    assert.equal(verified.code, 0, verified.said);
    put({ ...honest, timeline, ...firstLine(() => ({ endOfTerm: 'extend' }))(honest) });
    assert.match((await records('verify')).said, /the order is not the one that was submitted/);
    put({ ...honest, timeline });
    await product.startBot();
    await accepted();
    await product.rep.until(/[Tt]he order( for ABC Corp)? is placed/);
  });
});
