import { accepts, sends } from '../client-proof.ts';
import type { Row } from '../row.ts';
import { get, ofAdatum } from '../scene.ts';
import { shows } from '../simulator-proof.ts';

const eligibilities = 'POST /v1/customers/c1/promotionEligibilities';
const question = {
  catalogItemId: 'CFQ7TTC0LH2Z:0002:CFQ7TTC0HRVK',
  quantity: 2400,
  termDuration: 'P1Y',
  billingCycle: 'Monthly',
  promotionId: '39NFJQT1PM6C:0005:39NFJQT1Q5L7',
};
const notEligible = 'promotion-eligibilities.response-200-not-eligible.json';

/** Asks about Microsoft 365 E3, which the simulator has a promotion for with ten to 2400 seats. */
function eligibility(quantity: number): Row['simulator'] {
  return shows({
    ask: async (partner) => {
      const availabilities = '/v1/products/CFQ7TTC0LFLX/skus/0001/availabilities?country=US';
      const catalogItemId = (await partner.send('GET', availabilities)).at('items.0.catalogItemId');
      const body = { items: [{ ...question, catalogItemId, quantity }] };
      return ofAdatum('/promotionEligibilities', 'POST', { kind: 'app', body })(partner);
    },
  });
}

/** Promotions, and the offers from before the new commerce. */
export const offerRows: readonly Row[] = [
  {
    example: 'promotions-list.response-200.json',
    operation: 'promotions',
    client: accepts({
      request: 'GET /v1/productpromotions?country=US&segment=commercial',
      call: (p) => p.promotions('US', 'commercial'),
      returns: [
        ['39NFJQT1PJQB:0001:39NFJQT1Q5KN', 'Visio Plan 1', 'annual', '0.05'],
        ['39NFJQT1PJQC:0001:39NFJQT1Q5KM', 'Vision Plan 1', 'monthly', '0.167'],
      ].map(([id, name, billingCycle, value]) => ({
        id,
        name,
        description: name,
        startDate: '2021-09-23T00:00:00+00:00',
        endDate: '2021-10-14T23:59:59+00:00',
        properties: { isAutoApplicable: true },
        requiredProducts: [
          {
            productId: 'CFQ7TTC0HD33',
            skuId: '0003',
            term: { duration: 'P1Y', billingCycle },
            pricingPolicies: [{ policyType: 'PercentDiscount', value }],
          },
        ],
      })),
    }),
    simulator: shows({ ask: get('/v1/productpromotions?country=US&segment=commercial', { kind: 'app' }) }),
  },
  {
    example: 'promotion-eligibilities.request.json',
    operation: 'promotionEligibilities',
    client: sends({ request: eligibilities, call: (p) => p.promotionEligibilities('c1', [question]) }, notEligible),
    simulator: { why: 'a request, which the simulator takes to give the answer' },
  },
  {
    example: notEligible,
    operation: 'promotionEligibilities',
    client: accepts({
      request: eligibilities,
      call: (p) => p.promotionEligibilities('c1', [question]),
      contains: [
        {
          id: 0,
          catalogItemId: question.catalogItemId,
          quantity: 2400,
          termDuration: 'P1Y',
          billingCycle: 'monthly',
          eligibilities: [
            {
              promotionId: question.promotionId,
              isEligible: false,
              errors: [{ type: 'SeatCount', minimumRequiredSeats: 1, maximumRequiredSeats: 2400, availableSeats: 500 }],
            },
          ],
        },
      ],
    }),
    simulator: eligibility(2500),
  },
  {
    example: 'promotion-eligibilities.response-200-eligible.json',
    operation: 'promotionEligibilities',
    client: accepts({
      request: eligibilities,
      call: (p) => p.promotionEligibilities('c1', [question]),
      contains: [
        {
          quantity: 300,
          termDuration: 'P1M',
          eligibilities: [
            { promotionId: '39NFJQT1XK5L:000J:39NFJQT1Q5D8', isEligible: true, errors: [] },
            { promotionId: '39NFJQT1XG89:0002:39NFJQT1Q5L2', isEligible: true, errors: [] },
          ],
        },
      ],
    }),
    simulator: eligibility(100),
  },
  {
    example: 'recorded.offers-US.slice.json',
    operation: 'offers',
    client: accepts({
      request: 'GET /v1/offers?country=US',
      call: async (p) => (await p.offers('US')).slice(0, 2),
      contains: [
        {
          id: '16C9F982-A827-4003-A88E-E75DF1927F27',
          name: 'Azure Active Directory Premium P1',
          category: { id: 'Enterprise_Key', name: 'Enterprise', rank: 20 },
          billing: 'license',
          supportedBillingCycles: ['annual', 'monthly'],
        },
        { id: '79C29AF7-3CD0-4A6F-B182-A81E31DEC84E', name: 'Enterprise Mobility + Security E3' },
      ],
    }),
    simulator: shows({ ask: get('/v1/offers?country=US', { kind: 'app' }) }),
  },
  {
    example: 'recorded.offer-by-id.json',
    operation: 'offer',
    client: accepts({
      request: 'GET /v1/offers/8BDBB60B-E526-43E9-92EF-AB760C8E0B72?country=US',
      call: (p) => p.offer('8BDBB60B-E526-43E9-92EF-AB760C8E0B72', 'US'),
      contains: {
        name: 'Microsoft 365 E5',
        minimumQuantity: 1,
        maximumQuantity: 10_000_000,
        isAddOn: false,
        isTrial: false,
        isAvailableForPurchase: true,
        isAutoRenewable: true,
        unitType: 'Licenses',
        product: { id: '06EBC4EE-1BB5-47DD-8120-11324BC54E06', name: 'Microsoft 365 E5', unit: 'Licenses' },
      },
    }),
    simulator: shows({ ask: get('/v1/offers/8BDBB60B-E526-43E9-92EF-AB760C8E0B72?country=US', { kind: 'app' }) }),
  },
  {
    example: 'recorded.offer-categories-US.json',
    operation: 'offerCategories',
    client: accepts({
      request: 'GET /v1/offercategories?country=US',
      call: async (p) => {
        const categories = await p.offerCategories('US');
        return [categories.length, categories[0]];
      },
      returns: [4, { id: 'Enterprise_Key', name: 'Enterprise', rank: 20, locale: 'en-US', country: 'US' }],
    }),
    simulator: shows({ ask: get('/v1/offercategories?country=US', { kind: 'app' }) }),
  },
];
