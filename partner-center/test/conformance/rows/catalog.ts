import { accepts } from '../client-proof.ts';
import { because, type Row } from '../row.ts';
import { get } from '../scene.ts';
import { shows } from '../simulator-proof.ts';

const market = 'country=US&targetSegment=commercial';
const notSold = {
  why: 'of Azure or a reservation, which the simulator does not sell; the licences’ samples are compared',
};
const basicSku = {
  id: '0001',
  productId: 'CFQ7TTC0LH18',
  title: 'Microsoft 365 Business Basic',
  minimumQuantity: 1,
  maximumQuantity: 300,
  isTrial: false,
  supportedBillingCycles: ['annual', 'monthly'],
  purchasePrerequisites: ['MicrosoftCloudAgreement'],
  provisioningVariables: [],
  dynamicAttributes: {
    isAddon: false,
    prerequisiteSkus: [],
    upgradeTargetOffers: ['CFQ7TTC0LDPB:0001', 'CFQ7TTC0LF8Q:0001'],
  },
};

export const catalogRows: readonly Row[] = [
  {
    example: 'products-list.response-200.json',
    operation: 'products',
    client: accepts({
      request: `GET /v1/products?${market}&targetView=OnlineServices`,
      call: (p) => p.products('US', 'commercial'),
      contains: [{ id: 'DZH318Z0BQ3Q', title: 'Virtual Machines DSv2 Series', productType: { id: 'Azure' } }],
    }),
    simulator: notSold,
  },
  {
    example: 'products-list-nce.response-200.json',
    operation: 'products',
    client: accepts({
      request: `GET /v1/products?${market}&targetView=OnlineServices`,
      call: (p) => p.products('US', 'commercial'),
      contains: [
        {
          id: 'CFQ7TTC0LH18',
          title: 'Microsoft 365 Business Basic',
          productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
          publisherName: 'Microsoft Corporation',
          isMicrosoftProduct: true,
        },
      ],
    }),
    simulator: shows({ ask: get('/v1/products?country=US&targetView=OnlineServices', { kind: 'app' }) }),
  },
  {
    example: 'product-nce.response-200.json',
    operation: 'product',
    client: accepts({
      request: 'GET /v1/products/CFQ7TTC0LH18?country=US',
      call: (p) => p.product('CFQ7TTC0LH18', 'US'),
      contains: { id: 'CFQ7TTC0LH18', title: 'Microsoft 365 Business Basic', productType: { id: 'OnlineServicesNCE' } },
    }),
    simulator: shows({ ask: get('/v1/products/CFQ7TTC0LH18?country=US', { kind: 'app' }) }),
  },
  {
    example: 'skus-list.response-200.json',
    operation: 'skus',
    client: accepts({
      request: `GET /v1/products/DZH318Z0BQ5S/skus?${market}`,
      call: (p) => p.skus('DZH318Z0BQ5S', 'US', 'commercial'),
      contains: ['0001', '0002'].map((id) => ({
        id,
        productId: 'DZH318Z0BQ5S',
        supportedBillingCycles: ['one_time'],
        provisioningVariables: ['Scope', 'SubscriptionId'],
        dynamicAttributes: { isAddon: false, prerequisiteSkus: [] },
      })),
    }),
    simulator: notSold,
  },
  {
    example: 'skus-list-nce.response-200.json',
    operation: 'skus',
    client: accepts({
      request: `GET /v1/products/CFQ7TTC0LH18/skus?${market}`,
      call: (p) => p.skus('CFQ7TTC0LH18', 'US', 'commercial'),
      contains: [basicSku],
    }),
    simulator: shows({ ask: get('/v1/products/CFQ7TTC0LH18/skus?country=US', { kind: 'app' }) }),
  },
  {
    example: 'sku-nce.response-200.json',
    operation: 'sku',
    client: accepts({
      request: 'GET /v1/products/CFQ7TTC0LH18/skus/0001?country=US',
      call: (p) => p.sku('CFQ7TTC0LH18', '0001', 'US'),
      contains: basicSku,
    }),
    simulator: shows({ ask: get('/v1/products/CFQ7TTC0LH18/skus/0001?country=US', { kind: 'app' }) }),
  },
  {
    example: 'availabilities-list.response-200.json',
    operation: 'availabilities',
    client: accepts({
      request: `GET /v1/products/DZH318Z0BQ3Q/skus/0001/availabilities?${market}`,
      call: (p) => p.availabilities('DZH318Z0BQ3Q', '0001', 'US', 'commercial'),
      contains: [
        {
          catalogItemId: 'DZH318Z0BQ3Q:0001:DZH318XZXVNF',
          defaultCurrency: { code: 'USD', symbol: '$' },
          isPurchasable: true,
          isRenewable: false,
          terms: [{ duration: 'P1Y', description: '1 Year Prepaid', billingCycle: 'unknown' }],
        },
      ],
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
      returns: {
        id: 'CFQ7TTC0K971',
        productId: 'CFQ7TTC0LH18',
        skuId: '0001',
        catalogItemId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971',
        defaultCurrency: { code: 'USD', symbol: '$' },
        segment: 'commercial',
        country: 'US',
        isPurchasable: true,
        isRenewable: true,
        renewalInstructions: [
          {
            applicableTermIds: ['5aeco6mffyxo'],
            renewalOptions: [{ renewToId: 'CFQ7TTC0LH18:0001', isAutoRenewable: true }],
          },
        ],
        terms: [
          {
            id: '5aeco6mffyxo',
            duration: 'P1Y',
            description: 'One-Year commitment for monthly/yearly billing',
            billingCycle: 'annual',
            cancellationPolicies: [{ refundOptions: [{ sequenceId: 0, type: 'Full', expiresAfter: 'P1D' }] }],
          },
        ],
      },
    }),
    simulator: shows({
      ask: get('/v1/products/CFQ7TTC0LH18/skus/0001/availabilities/CFQ7TTC0K971?country=US', { kind: 'app' }),
    }),
  },
];
