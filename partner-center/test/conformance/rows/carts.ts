import type { NewCartLine } from '../../../partner-center.ts';
import { accepts, ids, sends } from '../client-proof.ts';
import { because, isRequest, type Row } from '../row.ts';
import { adatum, basic, documented, ofAdatum } from '../scene.ts';
import { shows } from '../simulator-proof.ts';

const carts = 'POST /v1/customers/c1/carts';
const line: NewCartLine = {
  catalogItemId: 'CFQ7TTC0LFLZ:0002:CFQ7TTC0K4TS',
  quantity: 1,
  termDuration: 'P1M',
  billingCycle: 'Monthly',
};
const azureSubscription = '1C461A25-F729-4FA5-AADB-280947DD05E8';
const mixedLines: readonly NewCartLine[] = [
  { catalogItemId: 'MS-AZR-0145P', quantity: 1, billingCycle: 'monthly', termDuration: 'P1Y' },
  {
    catalogItemId: 'DZH318Z0BQ36:004G:DZH318Z08C0S',
    quantity: 1,
    billingCycle: 'one_time',
    termDuration: 'P1Y',
    provisioningContext: { subscriptionId: azureSubscription, scope: 'shared' },
  },
  {
    catalogItemId: 'DZH318Z0BQ36:004J:DZH318Z08B8X',
    quantity: 1,
    billingCycle: 'one_time',
    termDuration: 'P3Y',
    provisioningContext: { subscriptionId: azureSubscription, scope: 'single' },
  },
  { catalogItemId: 'DG7GMGF0DWTL:0001:DG7GMGF0DSFM', quantity: 1, billingCycle: 'one_time' },
  { catalogItemId: 'DZH318Z0BXWC:0002:DZH318Z0BMRV', quantity: 1, billingCycle: 'monthly', termDuration: 'P1M' },
  {
    catalogItemId: 'DZH318Z0C0WF:0001:DZH318Z0BP69',
    quantity: 10,
    billingCycle: 'none',
    termDuration: 'P1M',
    renewsTo: { termDuration: 'P1Y' },
  },
];

export const cartRows: readonly Row[] = [
  {
    example: 'cart-create-nce.request.json',
    operation: 'createCart',
    client: sends(
      {
        request: carts,
        status: 201,
        call: (p) => p.createCart('c1', [line], ids),
        differences: { 'lineitems[].id': 'our own number for the line, which the other sample of the page has' },
      },
      'cart-create-nce.response-201.json',
    ),
    simulator: isRequest,
  },
  {
    example: 'cart-create-nce.response-201.json',
    operation: 'createCart',
    client: accepts({
      request: carts,
      status: 201,
      call: (p) => p.createCart('c1', [line], ids),
      returns: {
        cartId: '2517c51b-58cd-4abe-87ed-3ab812401ab4',
        status: 'Active',
        expiresAt: '2023-07-18T21:16:17.2480482Z',
        lines: [
          {
            id: 0,
            catalogItemId: 'CFQ7TTC0LF8S:0001:CFQ7TTC0VZW5',
            quantity: 1,
            currencyCode: 'USD',
            billingCycle: 'monthly',
            termDuration: 'P1Y',
            provisioningContext: {},
            orderGroup: '0',
            pricing: { listPrice: 30.4, discountedPrice: 30.4, proratedPrice: 30.4, price: 30.4, extendedPrice: 364.8 },
          },
        ],
      },
    }),
    simulator: shows({
      status: 201,
      ask: ofAdatum('/carts', 'POST', {
        kind: 'app',
        ...documented('cart-create-nce.request.json', {
          LineItems: [
            { CatalogItemId: basic.catalogItemId, Quantity: 1, TermDuration: 'P1Y', BillingCycle: 'Monthly' },
          ],
        }),
      }),
    }),
  },
  {
    example: 'cart-create-mixed.request.json',
    operation: 'createCart',
    client: sends(
      { request: carts, status: 201, call: (p) => p.createCart('c1', mixedLines, ids) },
      'cart-create-mixed.response-201.json',
    ),
    simulator: { why: 'of Azure, reservations, software and services, which the simulator does not sell' },
  },
  {
    example: 'cart-create-mixed.response-201.json',
    operation: 'createCart',
    client: accepts({
      request: carts,
      status: 201,
      call: async (p) => {
        const { cartId, lines } = await p.createCart('c1', mixedLines, ids);
        return [cartId, lines.map(({ orderGroup }) => orderGroup), lines[1]?.provisioningContext, lines[5]?.renewsTo];
      },
      returns: [
        '3655b1a0-b1c9-4268-9824-577fdbc4d0be',
        ['OMS-0', '0', '0', '0', '1', '2'],
        { subscriptionId: azureSubscription, scope: 'shared' },
        { termDuration: 'P1Y' },
      ],
    }),
    simulator: { why: 'of Azure, reservations, software and services, which the simulator does not sell' },
  },
  {
    example: 'cart-update.response.json',
    operation: 'updateCart',
    client: accepts({
      request: 'PUT /v1/customers/c1/carts/b4c8fdea-cbe4-4d17-9576-13fcacbf9605',
      status: 201,
      call: (p) => p.updateCart('c1', 'b4c8fdea-cbe4-4d17-9576-13fcacbf9605', [line], ids),
      returns: {
        cartId: 'b4c8fdea-cbe4-4d17-9576-13fcacbf9605',
        status: undefined,
        expiresAt: undefined,
        lines: [
          {
            id: 0,
            catalogItemId: 'DG7GMGF0DWTL:0001:DG7GMGF0DSJB',
            friendlyName: 'A_sample_Azure_RI',
            quantity: 2,
            currencyCode: 'USD',
            billingCycle: 'one_time',
            orderGroup: '0',
            provisioningContext: {
              subscriptionId: '3D5ECED6-1151-44C7-AEE6-70A4BB725666',
              scope: 'shared',
              duration: '1Year',
            },
          },
        ],
      },
    }),
    simulator: shows({
      status: 201,
      options: { updatedCartStatus: 201 },
      ask: async (partner) => {
        const path = `${adatum(partner)}/carts`;
        const cart = await partner.send('POST', path, { body: { lineItems: [basic] } });
        const lineItems = [
          { ...basic, quantity: 2, friendlyName: 'A sample', provisioningContext: { scope: 'shared' } },
        ];
        return partner.send('PUT', `${path}/${cart.at('id')}`, { kind: 'app', body: { lineItems } });
      },
      differences: {
        ...because(
          'the cart of 2023 has it',
          'status',
          'expirationTimestamp',
          'lineItems[].termDuration',
          'lineItems[].pricing',
        ),
        ...because(
          'a slip of the page; all other carts begin it with a small letter',
          'lineItems[].ProvisioningContext',
          'lineItems[].provisioningContext',
        ),
      },
    }),
  },
];
