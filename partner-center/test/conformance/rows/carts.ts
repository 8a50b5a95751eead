import type { Cart, NewCartLine } from '../../../partner-center.ts';
import mixed from '../../examples/cart-create-mixed.request.json' with { type: 'json' };
import { ids } from '../../scripted-server.ts';
import { asking } from '../asking.ts';
import { because, type Row } from '../row.ts';
import { adatum, basic, documented, same } from '../scene.ts';

const carts = 'POST /v1/customers/c1/carts';
const line: NewCartLine = {
  catalogItemId: 'CFQ7TTC0LFLZ:0002:CFQ7TTC0K4TS',
  quantity: 1,
  termDuration: 'P1M',
  billingCycle: 'Monthly',
};
const otherKinds = { why: 'of Azure, reservations, software and services, which the simulator does not sell' };

/** The client's own names turned back into those of the example. */
const asWritten = ({ cartId, expiresAt, lines, ...rest }: Cart) => ({
  ...rest,
  id: cartId,
  expirationTimestamp: expiresAt,
  lineItems: lines,
});
const leavesOut = ['creationTimestamp', 'lastModifiedTimestamp', 'lastModifiedUser', 'links', 'attributes'];

const creating = (lines: readonly NewCartLine[]) =>
  asking('createCart', carts, async (p) => asWritten(await p.createCart('c1', lines, ids)));
const updating = asking('updateCart', 'PUT /v1/customers/c1/carts/cart-1', async (p) =>
  asWritten(await p.updateCart('c1', 'cart-1', [line], ids)),
);

export const cartRows: readonly Row[] = [
  creating([line]).sends('cart-create-nce.request.json', 'cart-create-nce.response-201.json', {
    differences: { 'LineItems.id': 'our own number for the line, which the other sample of the page has' },
  }),
  creating([line]).takes('cart-create-nce.response-201.json', {
    leavesOut,
    ask: same(
      carts,
      documented('cart-create-nce.request.json', {
        LineItems: [{ CatalogItemId: basic.catalogItemId, Quantity: 1, TermDuration: 'P1Y', BillingCycle: 'Monthly' }],
      }),
    ),
  }),
  creating(mixed.lineItems).sends(
    'cart-create-mixed.request.json',
    'cart-create-mixed.response-201.json',
    {},
    otherKinds,
  ),
  creating(mixed.lineItems).takes('cart-create-mixed.response-201.json', { leavesOut, simulator: otherKinds }),
  updating.takes('cart-update.response.json', {
    status: 201,
    leavesOut,
    options: { updatedCartStatus: 201 },
    ask: async (partner) => {
      const path = `${adatum(partner)}/carts`;
      const cart = await partner.send('POST', path, { body: { lineItems: [basic] } });
      const changed = { ...basic, quantity: 2, friendlyName: 'A sample', provisioningContext: { scope: 'shared' } };
      return partner.send('PUT', `${path}/${cart.at('id')}`, { body: { lineItems: [changed] } });
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
];
