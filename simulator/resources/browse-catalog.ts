import { createHash } from 'node:crypto';
import { type Call, customerIdOf } from '../call.ts';
import { type Answer, collection, fault, json, link } from '../respond.ts';
import {
  availabilityId,
  currencyOf,
  type Product,
  products,
  type Segment,
  type Sku,
  segments,
  termsOf,
  titleOf,
} from './catalog.ts';
import { countryOf } from './countries.ts';
import { tenantOf, tradingCustomer } from './find-customer.ts';

const targetViews =
  'OnlineServices Azure MicrosoftAzure AzureReservations AzureReservationsVM AzureReservationsSQL AzureReservationsCosmosDb Software SoftwareSUSELinux SoftwarePerpetual SoftwareSubscriptions MarketplaceSaaS SpecializedOffers'.split(
    ' ',
  );

/** Where the reader stands: a country given, or a customer whose country counts. */
interface Market {
  readonly country: string;
  readonly path: string;
  /** What links carry on. */
  readonly query: string;
}

function countryMarket(call: Call): Market {
  const country = call.query.get('country') ?? '';
  if (!countryOf(country)) throw fault(400, 3000, 'Invalid property. country');
  return { country, path: '', query: `?country=${country}` };
}

function customerMarket(call: Call): Market {
  const { country } = tenantOf(call.world, tradingCustomer(call));
  return { country, path: `/customers/${customerIdOf(call)}`, query: '' };
}

/** Each operation exists for a country (`/v1/products…`) and for a customer (`/v1/customers/{id}/products…`). */
function inBothMarkets(answer: (call: Call, market: Market) => Answer) {
  return {
    ofCountry: (call: Call) => answer(call, countryMarket(call)),
    ofCustomer: (call: Call) => answer(call, customerMarket(call)),
  };
}

/** `GET …/products?targetView=&targetSegment=` (Microsoft Learn: get-a-list-of-products). */
export const listProducts = inBothMarkets((call, market) => {
  const targetView = call.query.get('targetView') ?? '';
  if (!targetViews.some((view) => view.toLowerCase() === targetView.toLowerCase())) {
    throw fault(403, 400036, "The requested targetView isn't allowed.");
  }
  const asked = askedSegments(call);
  const found = targetView.toLowerCase() === 'onlineservices' ? products : [];
  const items = found
    .filter((product) => product.segments.some((segment) => asked.includes(segment)))
    .map((product) => productBody(product, market));
  return json(200, collection(items, { self: link(`${market.path}/products?${call.query}`) }));
});

export const getProduct = inBothMarkets((call, market) => json(200, productBody(findProduct(call), market)));

export const listSkus = inBothMarkets((call, market) => {
  const product = findProduct(call);
  const asked = askedSegments(call);
  const isOffered = product.segments.some((segment) => asked.includes(segment));
  const items = isOffered ? product.skus.map((sku) => skuBody(product, sku, market)) : [];
  return json(200, collection(items, { self: link(`${market.path}/products/${product.id}/skus${market.query}`) }));
});

export const getSku = inBothMarkets((call, market) => {
  const product = findProduct(call);
  return json(200, skuBody(product, findSku(call, product), market));
});

/** `GET …/availabilities`: one per segment; its `catalogItemId` is what a cart takes. */
export const listAvailabilities = inBothMarkets((call, market) => {
  const product = findProduct(call);
  const sku = findSku(call, product);
  const asked = askedSegments(call);
  const items = product.segments
    .filter((segment) => asked.includes(segment))
    .map((segment) => availabilityBody(product, sku, segment, market));
  const self = link(`${market.path}/products/${product.id}/skus/${sku.id}/availabilities${market.query}`);
  return json(200, collection(items, { self }));
});

export const getAvailability = inBothMarkets((call, market) => {
  const product = findProduct(call);
  const sku = findSku(call, product);
  const segment = product.segments.find((of) => availabilityId(product, sku, of) === call.param('availabilityId'));
  if (!segment) throw fault(404, 400019, 'Availability not found.');
  return json(200, availabilityBody(product, sku, segment, market));
});

function askedSegments({ query }: Call): readonly Segment[] {
  const asked = query.get('targetSegment')?.toLowerCase();
  if (asked === undefined) return segments;
  const segment = segments.find((known) => known === asked);
  if (!segment) throw fault(403, 400030, "The requested targetSegment isn't allowed.");
  return [segment];
}

function findProduct(call: Call): Product {
  const found = products.find(({ id }) => id === call.param('productId'));
  if (!found) throw fault(404, 400013, "Product wasn't found");
  return found;
}

function findSku(call: Call, product: Product): Sku {
  const found = product.skus.find(({ id }) => id === call.param('skuId'));
  if (!found) throw fault(404, 400018, "SKU wasn't found");
  return found;
}

function productBody({ id, title, description }: Product, { path, query }: Market) {
  return {
    id,
    title,
    description,
    productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
    isMicrosoftProduct: true,
    publisherName: 'Microsoft Corporation',
    links: { skus: link(`${path}/products/${id}/skus${query}`), self: link(`${path}/products/${id}${query}`) },
  };
}

function skuBody(product: Product, sku: Sku, { path, query }: Market) {
  const self = `${path}/products/${product.id}/skus/${sku.id}`;
  return {
    id: sku.id,
    productId: product.id,
    title: titleOf(product, sku),
    description: product.description,
    minimumQuantity: 1,
    maximumQuantity: sku.maximumQuantity,
    isTrial: sku.isTrial,
    supportedBillingCycles: [...new Set(termsOf(sku).map(({ billingCycle }) => billingCycle.toLowerCase()))].sort(),
    purchasePrerequisites: ['MicrosoftCloudAgreement'],
    inventoryVariables: [],
    provisioningVariables: [],
    actions: ['Refund'],
    dynamicAttributes: {
      isMicrosoftProduct: true,
      hasConstraints: true,
      isAddon: sku.prerequisiteSkus.length > 0,
      prerequisiteSkus: sku.prerequisiteSkus,
      isSoftwareAssuranceApplicable: false,
      upgradeTargetOffers: sku.upgradeTargetOffers,
      internal: false,
    },
    links: { availabilities: link(`${self}/availabilities${query}`), self: link(`${self}${query}`) },
  };
}

function availabilityBody(product: Product, sku: Sku, segment: Segment, market: Market) {
  const id = availabilityId(product, sku, segment);
  const { code, symbol } = currencyOf(market.country);
  const terms = termsOf(sku).map(({ duration, billingCycle }) => ({
    id: termId(`${id}/${duration}/${billingCycle}`),
    duration,
    description: describeTerm(duration, billingCycle),
    billingCycle,
    cancellationPolicies: [{ refundOptions: [{ sequenceId: 0, type: 'Full', expiresAfter: 'P1D' }] }],
  }));
  return {
    id,
    productId: product.id,
    skuId: sku.id,
    catalogItemId: `${product.id}:${sku.id}:${id}`,
    defaultCurrency: { code, symbol },
    segment,
    country: market.country,
    isPurchasable: true,
    isRenewable: !sku.isTrial,
    ...(!sku.isTrial && {
      renewalInstructions: [
        {
          applicableTermIds: terms.map((term) => term.id),
          renewalOptions: [{ renewToId: `${product.id}:${sku.id}`, isAutoRenewable: true }],
        },
      ],
    }),
    terms,
    product: productBody(product, market),
    sku: skuBody(product, sku, market),
    links: {
      self: link(`${market.path}/products/${product.id}/skus/${sku.id}/availabilities/${id}${market.query}`),
    },
  };
}

function termId(name: string): string {
  return BigInt(`0x${createHash('sha256').update(name).digest('hex').slice(0, 15)}`)
    .toString(36)
    .padStart(12, '0');
}

function describeTerm(duration: string, billingCycle: string): string {
  const lengths: Record<string, string> = { P1M: 'One-Month', P1Y: 'One-Year', P3Y: 'Three-Year' };
  return `${lengths[duration] ?? duration} commitment for ${billingCycle.toLowerCase()} billing`;
}
