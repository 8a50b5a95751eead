import assert from 'node:assert/strict';
import { setEndOfTerm } from '../../bot/tasks/set-end-of-term.ts';
import { type LineSubscription, notThereYet, type WatchedOrder } from '../../onboarding/facts.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import { createClient, startScriptedServer } from '../../partner-center/test/scripted-server.ts';
import { ofEachTest } from '../of-each-test.ts';
import * as abc from '../onboarding/abc-corp.ts';
import { completed, taskOf } from '../onboarding/story.ts';

const hour = 60 * 60_000;
const path = '/v1/customers/abc-tenant/subscriptions';
const offerId = 'CFQ7TTC0LH18:0001:A1';
const basic = {
  offerId,
  quantity: 10,
  termDuration: 'P1Y',
  billingCycle: 'monthly',
  orderId: 'order-1',
  status: 'active',
};
const renewing = (id: string, more = {}) => ({ ...basic, id, autoRenewEnabled: true, ...more });
const ending = (id: string, more = {}) => ({
  ...basic,
  id,
  autoRenewEnabled: false,
  scheduledActions: [{ scheduleType: 'TermEnd', actionType: 'Cancel' }],
  ...more,
});

/** Its order, in which so many lines are set up. */
function holding({ order: { watched } }: Onboarding, count: number): WatchedOrder {
  const [order] = watched;
  assert.ok(order);
  return { ...order, lines: Array.from({ length: count }, (_, line) => ({ line, item: line, state: 'provided' })) };
}

describe('telling Partner Center of the end of a term', () => {
  const server = ofEachTest(startScriptedServer);

  /** One attempt, so long after the order. @returns what came of it, and whom it told */
  const attempt = async (
    lines: readonly Partial<SubscriptionLine>[],
    items: readonly object[],
    {
      later = 0,
      known = [],
      refused = {},
    }: { later?: number; known?: LineSubscription[]; refused?: Readonly<Record<string, object>> } = {},
  ) => {
    server.on(`GET ${path}`, { body: { items } });
    for (const id of ['s1', 's2', 's3']) {
      server.on(`PATCH ${path}/${id}`, refused[id] ?? { body: {} });
      server.on(`GET ${path}/${id}`, { body: ending(id) });
    }
    const { record: ordered, now } = completed();
    const record = {
      ...ordered,
      lines: lines.map((more) => abc.line(abc.businessBasic, more)),
      order: { ...ordered.order, subscriptions: known, watched: [holding(ordered, lines.length)] },
    };
    const task = taskOf(record, 'set-end-of-term');
    const ids = { requestId: task.idempotencyKey, correlationId: task.id };
    const parts = { ordering: createClient(server).partnerCenter, now: () => now + later };
    const result = await setEndOfTerm(parts, { record, task, ids, nextAt: 7 });
    const told = server.received.flatMap(({ method, path: asked }) =>
      method === 'PATCH' ? [asked.split('/').at(-1)] : [],
    );
    return { result, told };
  };

  it('tells one at a time, of several alike only as many as are to end, and is done when all read so', async () => {
    const lines = [{ endOfTerm: 'cancel' }, { endOfTerm: 'renew' }] as const;
    const first = await attempt(lines, [renewing('s1'), renewing('s2')]);
    assert.deepEqual([first.result.kind, first.told], ['still-waiting', ['s2']]);
    const again = await attempt(lines, [renewing('s1'), ending('s2')]);
    const { result } = again;
    assert.ok(result.kind === 'end-of-term-settled', result.kind);
    assert.deepEqual(
      result.subscriptions.map((one) => `${one?.id} ${one?.reads}`),
      ['s2 cancel', 's1 renew'],
    );
    assert.deepEqual(again.told, ['s2'], 'nobody else than before');
  });

  it('knows a subscription of the order by its product where its seats were changed, and none of another order', async () => {
    const changed = renewing('s1', { quantity: 12 });
    const { told } = await attempt([{ endOfTerm: 'cancel' }], [renewing('s2', { orderId: 'order-2' }), changed]);
    assert.deepEqual(told, ['s1']);
  });

  it('tells what an order of before was never told', async () => {
    const known = [{ ...notThereYet, id: 's1' }];
    assert.deepEqual((await attempt([{ endOfTerm: 'cancel' }], [renewing('s1')], { known })).told, ['s1']);
  });

  it('leaves alone what is theirs who changed it, what is gone, suspended or a trial', async () => {
    const known = (id: string, state: LineSubscription['state']) => {
      return { ...notThereYet, id, state };
    };
    const trial = { ...abc.businessBasic, isTrial: true };
    const lines = [
      { endOfTerm: 'cancel' },
      { endOfTerm: 'cancel' },
      { endOfTerm: 'cancel' },
      { endOfTerm: 'cancel', product: trial },
    ] as const;
    const items = [
      renewing('s1'),
      renewing('s2', { status: 'deleted' }),
      renewing('s3', { status: 'suspended' }),
      renewing('s4'),
    ];
    const { result, told } = await attempt(lines, items, {
      known: [known('s1', 'left'), known('s2', 'drifted'), known('s3', 'drifted'), known('s4', 'drifted')],
    });
    assert.deepEqual([result.kind, told], ['end-of-term-settled', []]);
  });

  it('that is refused is told the others all the same, and says what it is about and what happens instead', async () => {
    const lines = [{ endOfTerm: 'cancel' }, { endOfTerm: 'cancel', quantity: 20 }] as const;
    const refusal = { status: 400, body: { code: 3000, description: 'no' } };
    const items = [renewing('s1'), renewing('s2', { quantity: 20 })];
    const { told } = await attempt(lines, items, { refused: { s1: refusal } });
    assert.deepEqual(told, ['s1', 's2']);
    const others = attempt(lines, [renewing('s1'), ending('s2', { quantity: 20 })], { refused: { s1: refusal } });
    assert.partialDeepStrictEqual((await others).result, { subscriptions: [null, { id: 's2' }] });
    await assert.rejects(attempt([lines[0]], [renewing('s1')], { refused: { s1: refusal } }), {
      message: /end-of-term-refused .*10 × Microsoft 365 Business Basic.*"ordered":"cancel","reads":"renew"/,
    });
  });

  it('waits for a subscription that is not listed, and after a day needs a person', async () => {
    const lines = [{ endOfTerm: 'cancel' }] as const;
    assert.deepEqual((await attempt(lines, [], { later: 23 * hour })).result, { kind: 'still-waiting', nextAt: 7 });
    await assert.rejects(attempt(lines, [], { later: 25 * hour }), { code: 'partner-center-not-found' });
  });
});
