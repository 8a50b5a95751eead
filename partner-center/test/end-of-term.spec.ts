import assert from 'node:assert/strict';
import { ofEachTest } from '../../test/of-each-test.ts';
import { endOfTermOf } from '../end-of-term.ts';
import type { Subscription } from '../subscriptions.ts';
import { newIds, startPreparedPartner } from './fault-matrix/prepared-partner.ts';
import { createClient, startScriptedServer } from './scripted-server.ts';

describe('the end of a term', () => {
  const partner = ofEachTest(async () => {
    const prepared = await startPreparedPartner();
    return { ...prepared, close: () => prepared.simulator.close() };
  });

  const look = async (): Promise<Subscription> =>
    (await partner.client().subscription(partner.customerId, partner.subscription.id)) ?? assert.fail('it is gone');

  for (const outcome of ['cancel', 'extend', 'renew'] as const) {
    it(`is said and reads so: ${outcome}`, async () => {
      const other = outcome === 'cancel' ? 'extend' : 'cancel';
      await partner.client().setEndOfTerm(partner.customerId, await look(), other, newIds());
      const before = await look();
      assert.equal(endOfTermOf(before), other);
      await partner.client().setEndOfTerm(partner.customerId, before, outcome, newIds());
      const { autoRenewEnabled, scheduledActions, ...rest } = await look();
      assert.equal(endOfTermOf({ autoRenewEnabled, scheduledActions }), outcome);
      assert.deepEqual(
        { ...before, autoRenewEnabled, scheduledActions },
        { autoRenewEnabled, scheduledActions, ...rest },
      );
    });
  }

  it('is lost with a change in the middle of the term, and then says nothing', async () => {
    await partner.client().setEndOfTerm(partner.customerId, await look(), 'cancel', newIds());
    await partner.client().changeSubscription(partner.customerId, await look(), { quantity: 12 }, newIds());
    assert.equal(endOfTermOf(await look()), undefined);
  });

  it('is read in any case; what does not fit together says nothing, and a renewal as something else is one', () => {
    const reads = (autoRenewEnabled: boolean, actionType: string, scheduleType = 'termEnd') =>
      endOfTermOf({ autoRenewEnabled, scheduledActions: [{ scheduleType, actionType }] });
    assert.deepEqual(
      [reads(false, 'CANCEL'), reads(true, 'Cancel'), reads(true, 'Transition'), reads(false, 'Transition')],
      ['cancel', undefined, 'renew', undefined],
    );
    assert.deepEqual([reads(false, 'Cancel', 'CustomDate'), reads(true, 'Cancel', 'CustomDate')], [undefined, 'renew']);
  });
});

describe('an end of a term that is taken but not shown', () => {
  const server = ofEachTest(startScriptedServer);
  const path = '/v1/customers/c1/subscriptions/s1';
  const active = {
    id: 's1',
    quantity: 3,
    autoRenewEnabled: true,
    scheduledActions: [{ scheduleType: 'CustomDate', actionType: 'Cancel' }],
  };

  it('is looked for some seconds and then tried anew under another id, with what is scheduled for other days', async () => {
    const pauses: number[] = [];
    const { partnerCenter } = createClient(server, { pause: async (ms) => void pauses.push(ms) });
    server.on(`PATCH ${path}`, { body: active });
    server.on(`GET ${path}`, { body: active });
    const ids = newIds();
    await assert.rejects(partnerCenter.setEndOfTerm('c1', active, 'cancel', ids), ({ detail }) => {
      assert.deepEqual([detail.retryable, detail.answeredRequest], [true, ids.requestId]);
      return true;
    });
    assert.deepEqual(pauses, [1000, 2000, 4000]);
    assert.deepEqual(JSON.parse(server.received[0]?.text ?? ''), {
      ...active,
      autoRenewEnabled: false,
      scheduledActions: [...active.scheduledActions, { scheduleType: 'TermEnd', actionType: 'Cancel' }],
    });
  });
});
