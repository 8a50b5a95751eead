import { type Call, customerIdOf } from '../call.ts';
import { type Answer, collection, fault, json, link } from '../respond.ts';
import { availabilityId, type Product, products, type Segment, type Sku, segments } from './catalog.ts';
import { availabilityBody, type Market, productBody, skuBody } from './catalog-bodies.ts';
import { countryOf } from './countries.ts';
import { tenantOf, tradingCustomer } from './find-customer.ts';
import { segmentsOf } from './qualifications.ts';

const targetViews =
  'OnlineServices Azure MicrosoftAzure AzureReservations AzureReservationsVM AzureReservationsSQL AzureReservationsCosmosDb Software SoftwareSUSELinux SoftwarePerpetual SoftwareSubscriptions MarketplaceSaaS SpecializedOffers'.split(
    ' ',
  );

function countryMarket(call: Call): Market {
  const country = call.query.get('country') ?? '';
  if (!countryOf(country)) throw fault(400, 3000, 'Invalid property. country');
  return { country, segments, path: '', query: `?country=${country}` };
}

function customerMarket(call: Call): Market {
  const customer = tradingCustomer(call);
  const { country } = tenantOf(call.world, customer);
  return {
    country,
    segments: segmentsOf(call.world, customer),
    path: `/customers/${customerIdOf(call)}`,
    query: '',
  };
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
  const asked = askedSegments(call, market);
  const found = targetView.toLowerCase() === 'onlineservices' ? products : [];
  const items = found
    .filter((product) => product.segments.some((segment) => asked.includes(segment)))
    .map((product) => productBody(product, market));
  return json(200, collection(items, { self: selfLink(call, `${market.path}/products`) }));
});

export const getProduct = inBothMarkets((call, market) => json(200, productBody(findProduct(call), market)));

export const listSkus = inBothMarkets((call, market) => {
  const product = findProduct(call);
  const asked = askedSegments(call, market);
  const isOffered = product.segments.some((segment) => asked.includes(segment));
  const items = isOffered ? product.skus.map((sku) => skuBody(product, sku, market)) : [];
  return json(200, collection(items, { self: selfLink(call, `${market.path}/products/${product.id}/skus`) }));
});

export const getSku = inBothMarkets((call, market) => {
  const product = findProduct(call);
  return json(200, skuBody(product, findSku(call, product), market));
});

/** `GET …/availabilities`: one per segment; its `catalogItemId` is what a cart takes. */
export const listAvailabilities = inBothMarkets((call, market) => {
  const product = findProduct(call);
  const sku = findSku(call, product);
  const asked = askedSegments(call, market);
  const items = product.segments
    .filter((segment) => asked.includes(segment))
    .map((segment) => availabilityBody(product, sku, segment, market, call.world.state.catalogRotation));
  const self = selfLink(call, `${market.path}/products/${product.id}/skus/${sku.id}/availabilities`);
  return json(200, collection(items, { self }));
});

export const getAvailability = inBothMarkets((call, market) => {
  const product = findProduct(call);
  const sku = findSku(call, product);
  const { catalogRotation } = call.world.state;
  const wanted = call.param('availabilityId');
  const segment = product.segments.find((of) => availabilityId(product, sku, of, catalogRotation) === wanted);
  if (!segment) throw fault(404, 400019, 'Availability not found.');
  return json(200, availabilityBody(product, sku, segment, market, catalogRotation));
});

/** A list links to itself as it was asked for. */
function selfLink({ query }: Call, path: string) {
  return link(query.size > 0 ? `${path}?${query}` : path);
}

function askedSegments({ query }: Call, market: Market): readonly Segment[] {
  const asked = query.get('targetSegment')?.toLowerCase();
  if (asked === undefined) return market.segments;
  const segment = market.segments.find((known) => known === asked);
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
