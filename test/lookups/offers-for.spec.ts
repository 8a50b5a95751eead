import assert from 'node:assert/strict';
import type { IfInTime } from '../../bot/lookups/if-in-time.ts';
import { withOffers } from '../../bot/lookups/offers-for.ts';
import { createClient, startScriptedServer } from '../../partner-center/test/scripted-server.ts';
import { ofEachTest } from '../of-each-test.ts';
import { businessBasic } from '../onboarding/abc-corp.ts';

describe('the promotions that a customer is offered', () => {
  const server = ofEachTest(startScriptedServer);

  const ifInTime: IfInTime = (_, asked) => asked;
  const term = { duration: 'P1Y', billingCycle: 'Monthly' };
  const required = {
    productId: businessBasic.productId,
    skuId: businessBasic.skuId,
    term,
    pricingPolicies: [{ policyType: 'PercentDiscount', value: '0.167' }],
  };
  const running = { id: 'P1', name: 'First year', endDate: '2030-06-30T23:59:59+00:00', requiredProducts: [required] };
  const forOther = (more: object) => ({ ...running, requiredProducts: [{ ...required, ...more }] });
  const promotion = {
    id: 'P1',
    name: 'First year',
    plan: 'P1Y/monthly',
    percent: 16.7,
    until: '2030-06-30',
    seats: null,
    isAutomatic: false,
    isConfirmed: false,
  };

  const offered = async (promotions: readonly object[], customerId?: string) => {
    server.on('GET /v1/productpromotions', { body: { items: promotions } });
    server.on('GET /v1/customers/c1/subscriptions/customTermEndDates', { body: { items: [] } });
    const { partnerCenter } = createClient(server);
    const asking = { catalog: partnerCenter, offers: partnerCenter, ifInTime, customerId };
    const market = { country: 'US', segment: 'commercial' } as const;
    return (await withOffers({ ...asking, market }, businessBasic, () => 'item')).promotions;
  };

  it('are, before there is one, those of the market that lower the price of a plan of the product', async () => {
    const others = [{ skuId: '0009' }, { term: { ...term, duration: 'P3Y' } }, { pricingPolicies: [] }].map(forOther);
    assert.deepEqual(await offered([...others, running]), [promotion]);
  });

  const seats = { type: 'SeatCount', minimumRequiredSeats: 10, maximumRequiredSeats: 2400, availableSeats: 90 };
  const answers: [what: string, few: readonly object[], many: readonly object[], expected: object[]][] = [
    ['are those granted for any number of seats', [], [], [{ ...promotion, isConfirmed: true }]],
    [
      'have the limits that are told for too few and too many',
      [seats],
      [seats],
      [{ ...promotion, seats: { least: 10, most: 90 }, isConfirmed: true }],
    ],
    ['are none of which too few seats are left', [{ ...seats, availableSeats: 9 }], [seats], []],
    ['are none that are refused for another reason', [{ type: 'Product' }], [{ type: 'Product' }, seats], []],
  ];
  for (const [what, few, many, expected] of answers) {
    it(what, async () => {
      const items = [few, many].map((errors) => ({
        ...{ catalogItemId: 'item', quantity: 1, termDuration: 'P1Y', billingCycle: 'Monthly' },
        eligibilities: [{ promotionId: 'P1', isEligible: errors.length === 0, errors }],
      }));
      server.on('POST /v1/customers/c1/promotionEligibilities', { body: { items } });
      assert.deepEqual(await offered([running], 'c1'), expected);
    });
  }
});
