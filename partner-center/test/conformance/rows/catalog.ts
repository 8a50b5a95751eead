import eligibilityRequest from '../../examples/promotion-eligibilities.request.json' with { type: 'json' };
import { asking } from '../asking.ts';
import { because, type Row } from '../row.ts';
import { adatum, same } from '../scene.ts';

const market = 'country=US&targetSegment=commercial';
const notSold = {
  why: 'of Azure or a reservation, which the simulator does not sell; the licences’ samples are compared',
};

const [productId, skuId, availabilityId] = ['CFQ7TTC0LH18', '0001', 'CFQ7TTC0K971'];
const productPath = `GET /v1/products/${productId}`;
const availabilityPath = `${productPath}/skus/${skuId}/availabilities`;
const products = asking('products', `GET /v1/products?${market}&targetView=OnlineServices`, (p) =>
  p.products('US', 'commercial'),
);
const product = asking('product', `${productPath}?country=US`, (p) => p.product(productId, 'US'));
const skus = asking('skus', `${productPath}/skus?${market}`, (p) => p.skus(productId, 'US', 'commercial'));
const sku = asking('sku', `${productPath}/skus/${skuId}?country=US`, (p) => p.sku(productId, skuId, 'US'));
const availabilities = asking('availabilities', `${availabilityPath}?${market}`, (p) =>
  p.availabilities(productId, skuId, 'US', 'commercial'),
);
const availability = asking('availability', `${availabilityPath}/${availabilityId}?country=US`, (p) =>
  p.availability(productId, skuId, availabilityId, 'US'),
);

const promotions = asking('promotions', 'GET /v1/productpromotions?country=US&segment=commercial', (p) =>
  p.promotions('US', 'commercial'),
);
const eligibilities = asking('promotionEligibilities', 'POST /v1/customers/c1/promotionEligibilities', (p) =>
  p.promotionEligibilities('c1', eligibilityRequest.items),
);
const notEligible = 'promotion-eligibilities.response-200-not-eligible.json';

/** About Microsoft 365 E3, which the simulator has a promotion for with ten to 2400 seats. */
function eligibility(example: string, quantity: number): Row {
  return eligibilities.takes(example, {
    leavesOut: ['attributes'],
    ask: async (partner) => {
      const path = '/v1/products/CFQ7TTC0LFLX/skus/0001/availabilities?country=US';
      const catalogItemId = (await partner.send('GET', path)).at('items.0.catalogItemId');
      const items = [{ ...eligibilityRequest.items[0], catalogItemId, quantity }];
      return partner.send('POST', `${adatum(partner)}/promotionEligibilities`, { body: { items } });
    },
  });
}

const offers = asking('offers', 'GET /v1/offers?country=US', (p) => p.offers('US'));
const offerId = '8BDBB60B-E526-43E9-92EF-AB760C8E0B72';
const offer = asking('offer', `GET /v1/offers/${offerId}?country=US`, (p) => p.offer(offerId, 'US'));
const categories = asking('offerCategories', 'GET /v1/offercategories?country=US', (p) => p.offerCategories('US'));

const dynamic = (names: string) => names.split(/\s+/).map((name) => `dynamicAttributes.${name}`);
/** What the client has no use for. */
const ofSkus = [
  ...dynamic('isMicrosoftProduct hasConstraints isSoftwareAssuranceApplicable provisioningId internal'),
  ...['inventoryVariables', 'actions', 'links'],
];
const ofAzureSkus = [
  ...dynamic('armSkuName cores ram skuDisplayName category armRegionName duration region diskType'),
  'links',
];
const ofOffers =
  `rank uri locale category.attributes limitUnitOfMeasure limit termUnitOfMeasure term hasAddOns isInternal
  isMicrosoftProduct conversionTargetOffers reselleeQualifications resellerQualifications salesGroupId acquisitionType
  supportedCatalogTypes actions links attributes`.split(/\s+/);

/** What is sold, promotions, and the offers from before the new commerce. */
export const catalogRows: readonly Row[] = [
  products.takes('products-list.response-200.json', {
    leavesOut: ['productType.subType', 'links'],
    simulator: notSold,
  }),
  products.takes('products-list-nce.response-200.json', {
    leavesOut: ['links'],
    ask: same('GET /v1/products?country=US&targetView=OnlineServices'),
  }),
  product.takes('product-nce.response-200.json', { leavesOut: ['links'] }),
  skus.takes('skus-list.response-200.json', { leavesOut: ofAzureSkus, simulator: notSold }),
  skus.takes('skus-list-nce.response-200.json', { leavesOut: ofSkus, ask: same(`${productPath}/skus?country=US`) }),
  sku.takes('sku-nce.response-200.json', { leavesOut: ofSkus }),
  availabilities.takes('availabilities-list.response-200.json', {
    leavesOut: ['product', 'sku', 'links'],
    differences: because(
      'a licence has it (availability-nce.response-200.json); the sample is of a reservation',
      'items[].renewalInstructions',
      'items[].terms[].id',
      'items[].terms[].billingCycle',
      'items[].terms[].cancellationPolicies',
    ),
  }),
  availability.takes('availability-nce.response-200.json', { leavesOut: ['product', 'sku', 'links'] }),

  promotions.takes('promotions-list.response-200.json'),
  eligibilities.sends('promotion-eligibilities.request.json', notEligible),
  eligibility(notEligible, 2500),
  eligibility('promotion-eligibilities.response-200-eligible.json', 100),

  offers.takes('recorded.offers-US.slice.json', { leavesOut: [...ofOffers, 'upgradeTargetOffers'] }),
  offer.takes('recorded.offer-by-id.json', { leavesOut: ofOffers }),
  categories.takes('recorded.offer-categories-US.json', { leavesOut: ['attributes'] }),
];
