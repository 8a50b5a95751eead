import assert from 'node:assert/strict';
import { takeBackOf } from '../../bot/tasks/take-back-of.ts';
import type { Subscription } from '../../partner-center/subscriptions.ts';

const told = Date.parse('2026-12-06T13:18:00Z');
const usual = Date.parse('2026-12-07T08:00:00Z');
const base: Subscription = {
  id: 's1',
  quantity: 10,
  status: 'active',
  autoRenewEnabled: false,
  effectiveStartDate: '2026-11-30T08:00:00Z',
};
const refundable = (...parts: [quantity: number, allowedUntilDateTime: string][]) => ({
  refundableQuantity: {
    totalQuantity: 10,
    details: parts.map(([quantity, allowedUntilDateTime]) => ({ quantity, allowedUntilDateTime })),
  },
});

describe('what a subscription says can be taken back', () => {
  for (const [what, more, cancelUntil, parts] of [
    [
      'both in so many words',
      { cancellationAllowedUntilDate: '2026-12-06T13:18:00Z', ...refundable([10, '2026-12-05T13:18:00Z']) },
      told,
      1,
    ],
    ['a moment without a zone', { cancellationAllowedUntilDate: '2026-12-06T13:18:00.0000000' }, told, 1],
    ['only its seats', refundable([4, '2026-12-01T00:00:00Z'], [6, '2026-12-06T13:18:00Z']), told, 2],
    ['that no seat is to be had back', refundable(), null, 0],
    ['nothing, so as long as is usual', {}, usual, 1],
    ['nothing, being no licence', { productType: { id: 'Software' } }, null, 0],
    ['a moment that cannot be read', { cancellationAllowedUntilDate: 'soon' }, usual, 1],
    ['all, while it is suspended', { status: 'suspended', ...refundable([10, '2026-12-06T13:18:00Z']) }, told, 0],
  ] as const satisfies readonly (readonly [string, object, number | null, number])[]) {
    it(what, () => {
      const takeBack = takeBackOf({ ...base, ...more });
      assert.deepEqual([takeBack?.cancelUntil, takeBack?.refundable.length], [cancelUntil, parts]);
    });
  }

  it('nothing of what is gone, or paid by use', () => {
    assert.equal(takeBackOf({ ...base, status: 'deleted' }), null);
    assert.equal(takeBackOf({ ...base, billingType: 'usage' }), null);
  });

  it('until when it is free', () => {
    const refundOptions = [{ type: 'Full', expiresAt: '2026-12-01T00:00:00Z' }];
    assert.equal(takeBackOf({ ...base, refundOptions })?.freeUntil, Date.parse('2026-12-01T00:00:00Z'));
  });
});
