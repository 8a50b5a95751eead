import assert from 'node:assert/strict';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { ofEachTest } from '../../test/of-each-test.ts';
import type { Subscription } from '../subscriptions.ts';
import { newIds, startPreparedPartner } from './fault-matrix/prepared-partner.ts';

const week = 7 * 24 * 60 * 60_000;

describe('a subscription that is taken back', () => {
  const partner = ofEachTest(async () => {
    const prepared = await startPreparedPartner();
    return { ...prepared, close: () => prepared.simulator.close() };
  });

  const look = async (): Promise<Subscription> =>
    (await partner.client().subscription(partner.customerId, partner.subscription.id)) ?? assert.fail('it is gone');
  const reduce = async (quantity: number) =>
    partner.client().changeSubscription(partner.customerId, await look(), { quantity }, newIds());
  const cancel = async () => partner.client().cancelSubscription(partner.customerId, await look(), newIds());
  const codeOf = (work: Promise<void>) =>
    work.then(
      () => 'taken',
      (error: unknown) => (error instanceof OnboardingError ? error.detail.providerCode : String(error)),
    );

  it('says until when, gives seats back and keeps the rest, and is gone once it is cancelled', async () => {
    await reduce(12);
    const before = await look();
    const [until] = before.refundableQuantity?.details ?? [];
    const since = Date.parse(before.effectiveStartDate ?? '');
    assert.equal(Date.parse(before.cancellationAllowedUntilDate ?? ''), since + week);
    assert.ok(Date.parse(until?.allowedUntilDateTime ?? '') >= since + week, 'seats from their own purchase on');
    await reduce(2);
    const after = await look();
    assert.deepEqual([after.quantity, after.autoRenewEnabled, after.status], [2, before.autoRenewEnabled, 'active']);
    assert.equal(after.refundableQuantity?.totalQuantity, 2);
    await cancel();
    assert.equal((await look()).status, 'deleted');
  });

  it('is not any more after its week, seat or whole', async () => {
    await reduce(12);
    const body = JSON.stringify({ hours: 168 });
    await fetch(`${partner.simulator.url}/_clock`, { method: 'POST', body });
    assert.deepEqual([await codeOf(reduce(2)), await codeOf(cancel())], ['900214', '900213']);
    assert.deepEqual([(await look()).quantity, (await look()).status], [12, 'active']);
  });
});
