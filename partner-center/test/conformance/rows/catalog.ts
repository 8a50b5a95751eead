import { accepts } from '../client-proof.ts';
import { because, type Row } from '../row.ts';
import { get } from '../scene.ts';
import { shows } from '../simulator-proof.ts';

const market = 'country=US&targetSegment=commercial';
const notSold = {
  why: 'of Azure or a reservation, which the simulator does not sell; the licences’ samples are compared',
};
/** Of an edition, what the client has no use for. */
const droppedOfSku = [
  'inventoryVariables',
  'actions',
  'dynamicAttributes.isMicrosoftProduct',
  'dynamicAttributes.hasConstraints',
  'dynamicAttributes.isSoftwareAssuranceApplicable',
  'dynamicAttributes.provisioningId',
  'dynamicAttributes.internal',
  'links',
];

export const catalogRows: readonly Row[] = [
  {
    example: 'products-list.response-200.json',
    operation: 'products',
    client: accepts({
      request: `GET /v1/products?${market}&targetView=OnlineServices`,
      call: (p) => p.products('US', 'commercial'),
      leavesOut: ['productType.subType', 'links'],
    }),
    simulator: notSold,
  },
  {
    example: 'products-list-nce.response-200.json',
    operation: 'products',
    client: accepts({
      request: `GET /v1/products?${market}&targetView=OnlineServices`,
      call: (p) => p.products('US', 'commercial'),
      leavesOut: ['links'],
    }),
    simulator: shows({ ask: get('/v1/products?country=US&targetView=OnlineServices', { kind: 'app' }) }),
  },
  {
    example: 'product-nce.response-200.json',
    operation: 'product',
    client: accepts({
      request: 'GET /v1/products/CFQ7TTC0LH18?country=US',
      call: (p) => p.product('CFQ7TTC0LH18', 'US'),
      leavesOut: ['links'],
    }),
    simulator: shows({ ask: get('/v1/products/CFQ7TTC0LH18?country=US', { kind: 'app' }) }),
  },
  {
    example: 'skus-list.response-200.json',
    operation: 'skus',
    client: accepts({
      request: `GET /v1/products/DZH318Z0BQ5S/skus?${market}`,
      call: (p) => p.skus('DZH318Z0BQ5S', 'US', 'commercial'),
      leavesOut: [
        'dynamicAttributes.armSkuName',
        'dynamicAttributes.cores',
        'dynamicAttributes.ram',
        'dynamicAttributes.skuDisplayName',
        'dynamicAttributes.category',
        'dynamicAttributes.armRegionName',
        'dynamicAttributes.duration',
        'dynamicAttributes.region',
        'dynamicAttributes.diskType',
        'links',
      ],
    }),
    simulator: notSold,
  },
  {
    example: 'skus-list-nce.response-200.json',
    operation: 'skus',
    client: accepts({
      request: `GET /v1/products/CFQ7TTC0LH18/skus?${market}`,
      call: (p) => p.skus('CFQ7TTC0LH18', 'US', 'commercial'),
      leavesOut: droppedOfSku,
    }),
    simulator: shows({ ask: get('/v1/products/CFQ7TTC0LH18/skus?country=US', { kind: 'app' }) }),
  },
  {
    example: 'sku-nce.response-200.json',
    operation: 'sku',
    client: accepts({
      request: 'GET /v1/products/CFQ7TTC0LH18/skus/0001?country=US',
      call: (p) => p.sku('CFQ7TTC0LH18', '0001', 'US'),
      leavesOut: droppedOfSku,
    }),
    simulator: shows({ ask: get('/v1/products/CFQ7TTC0LH18/skus/0001?country=US', { kind: 'app' }) }),
  },
  {
    example: 'availabilities-list.response-200.json',
    operation: 'availabilities',
    client: accepts({
      request: `GET /v1/products/DZH318Z0BQ3Q/skus/0001/availabilities?${market}`,
      call: (p) => p.availabilities('DZH318Z0BQ3Q', '0001', 'US', 'commercial'),
      leavesOut: ['product', 'sku', 'links'],
    }),
    simulator: shows({
      ask: get(`/v1/products/CFQ7TTC0LH18/skus/0001/availabilities?${market}`, { kind: 'app' }),
      differences: because(
        'a licence has it (availability-nce.response-200.json); the sample is of a reservation',
        'items[].renewalInstructions',
        'items[].terms[].id',
        'items[].terms[].billingCycle',
        'items[].terms[].cancellationPolicies',
      ),
    }),
  },
  {
    example: 'availability-nce.response-200.json',
    operation: 'availability',
    client: accepts({
      request: 'GET /v1/products/CFQ7TTC0LH18/skus/0001/availabilities/CFQ7TTC0K971?country=US',
      call: (p) => p.availability('CFQ7TTC0LH18', '0001', 'CFQ7TTC0K971', 'US'),
      leavesOut: ['product', 'sku', 'links'],
    }),
    simulator: shows({
      ask: get('/v1/products/CFQ7TTC0LH18/skus/0001/availabilities/CFQ7TTC0K971?country=US', { kind: 'app' }),
    }),
  },
];
