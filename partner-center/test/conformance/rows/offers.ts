import { accepts, sends } from '../client-proof.ts';
import { isRequest, type Row } from '../row.ts';
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

/** Of an offer, what the client has no use for. */
const dropped = [
  'rank',
  'uri',
  'locale',
  'category.attributes',
  'limitUnitOfMeasure',
  'limit',
  'termUnitOfMeasure',
  'term',
  'hasAddOns',
  'isInternal',
  'isMicrosoftProduct',
  'conversionTargetOffers',
  'reselleeQualifications',
  'resellerQualifications',
  'salesGroupId',
  'acquisitionType',
  'supportedCatalogTypes',
  'actions',
  'links',
  'attributes',
];

/** Promotions, and the offers from before the new commerce. */
export const offerRows: readonly Row[] = [
  {
    example: 'promotions-list.response-200.json',
    operation: 'promotions',
    client: accepts({
      request: 'GET /v1/productpromotions?country=US&segment=commercial',
      call: (p) => p.promotions('US', 'commercial'),
      leavesOut: [],
    }),
    simulator: shows({ ask: get('/v1/productpromotions?country=US&segment=commercial', { kind: 'app' }) }),
  },
  {
    example: 'promotion-eligibilities.request.json',
    operation: 'promotionEligibilities',
    client: sends({ request: eligibilities, call: (p) => p.promotionEligibilities('c1', [question]) }, notEligible),
    simulator: isRequest,
  },
  {
    example: notEligible,
    operation: 'promotionEligibilities',
    client: accepts({
      request: eligibilities,
      call: (p) => p.promotionEligibilities('c1', [question]),
      leavesOut: ['attributes'],
    }),
    simulator: eligibility(2500),
  },
  {
    example: 'promotion-eligibilities.response-200-eligible.json',
    operation: 'promotionEligibilities',
    client: accepts({
      request: eligibilities,
      call: (p) => p.promotionEligibilities('c1', [question]),
      leavesOut: ['attributes'],
    }),
    simulator: eligibility(100),
  },
  {
    example: 'recorded.offers-US.slice.json',
    operation: 'offers',
    client: accepts({
      request: 'GET /v1/offers?country=US',
      call: (p) => p.offers('US'),
      leavesOut: [...dropped, 'upgradeTargetOffers'],
    }),
    simulator: shows({ ask: get('/v1/offers?country=US', { kind: 'app' }) }),
  },
  {
    example: 'recorded.offer-by-id.json',
    operation: 'offer',
    client: accepts({
      request: 'GET /v1/offers/8BDBB60B-E526-43E9-92EF-AB760C8E0B72?country=US',
      call: (p) => p.offer('8BDBB60B-E526-43E9-92EF-AB760C8E0B72', 'US'),
      leavesOut: dropped,
    }),
    simulator: shows({ ask: get('/v1/offers/8BDBB60B-E526-43E9-92EF-AB760C8E0B72?country=US', { kind: 'app' }) }),
  },
  {
    example: 'recorded.offer-categories-US.json',
    operation: 'offerCategories',
    client: accepts({
      request: 'GET /v1/offercategories?country=US',
      call: (p) => p.offerCategories('US'),
      leavesOut: ['attributes'],
    }),
    simulator: shows({ ask: get('/v1/offercategories?country=US', { kind: 'app' }) }),
  },
];
