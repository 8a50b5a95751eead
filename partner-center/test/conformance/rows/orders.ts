import { accepts, ids } from '../client-proof.ts';
import { because, type Row } from '../row.ts';
import { adatum, checkOut, completedOrder } from '../scene.ts';
import { shows } from '../simulator-proof.ts';

/** What the sample of 2023 has, and the older ones do not. */
function newerMembers(order: string, members: readonly string[]) {
  return because('order-nce.from-checkout.json has it', ...members.map((member) => `${order}${member}`));
}
const ofLines = [
  'lineItems[].termDuration',
  'lineItems[].transactionType',
  'lineItems[].pricing',
  'lineItems[].links.product',
  'lineItems[].links.availability',
];
const ofOrders = ['alternateId', 'transactionType', 'totalPrice', 'client', 'links.patchOperation'];
const pending = 'may come later while an order is pending, as in cart-checkout.response-201.json';

export const orderRows: readonly Row[] = [
  {
    example: 'cart-checkout.response-201.json',
    operation: 'checkout',
    client: accepts({
      request: 'POST /v1/customers/c1/carts/cart-1/checkout',
      status: 201,
      call: async (p) => {
        const { orders, errors } = await p.checkout('c1', 'cart-1', ids);
        const told = orders.map(({ id, status, lineItems }) => [id, status, lineItems.map(({ offerId }) => offerId)]);
        return [told, orders[0]?.lineItems[0]?.subscriptionId, errors];
      },
      returns: [
        [
          ['3c6f2530-1e31-4088-8230-dd1c31a18bce', 'completed', ['MS-AZR-0145P']],
          [
            '311qiN8iFwkv-XARWMvXRYAwYKMACVqv1',
            'pending',
            ['DZH318Z0BQ36:004G:DZH318Z08C0S', 'DZH318Z0BQ36:004J:DZH318Z08B8X', 'DG7GMGF0DWM3:0002:DG7GMGF0DT1M'],
          ],
          ['HVu_cO8Ea7fNRQP4ia1QTpZap-kg_7P71', 'pending', ['DZH318Z0BXWC:0002:DZH318Z0BMRV']],
        ],
        'EF2E1307-86E6-40E3-A794-872403FBD31C',
        [],
      ],
    }),
    simulator: shows({
      status: 201,
      ask: (partner) => checkOut(partner),
      differences: {
        ...newerMembers('orders[].', ['lineItems[].pricing', 'totalPrice', 'client', 'attributes']),
        ...because('of the Azure plan, which is completed at once', 'orders[].lineItems[].subscriptionId'),
        ...because('the Azure plan is older than the rest', 'orders[].creationDate', 'orders[].currencySymbol'),
        ...because('perpetual software has none', 'orders[].lineItems[].termDuration'),
        ...because(
          'tells the kind (CartCheckoutResult), as for every resource; this sample leaves it out',
          'attributes',
        ),
      },
    }),
  },
  {
    example: 'order-nce.from-checkout.json',
    operation: 'order',
    client: accepts({
      request: 'GET /v1/customers/c1/orders/a68736758d9c',
      call: (p) => p.order('c1', 'a68736758d9c'),
      leavesOut: ['lineItems.links', 'links', 'client', 'attributes'],
    }),
    simulator: shows({
      status: 201,
      ask: (partner) => checkOut(partner),
      member: 'orders.0',
      differences: because(pending, 'lineItems[].subscriptionId'),
    }),
  },
  {
    example: 'orders-list.response-200.json',
    operation: 'orders',
    client: accepts({
      request: 'GET /v1/customers/c1/orders',
      call: (p) => p.orders('c1'),
      leavesOut: ['lineItems.links', 'links', 'attributes'],
    }),
    simulator: shows({
      ask: async (partner) => {
        await completedOrder(partner);
        return partner.send('GET', `${adatum(partner)}/orders`, { kind: 'app' });
      },
      differences: {
        ...newerMembers('items[].', [...ofOrders, 'currencySymbol', ...ofLines]),
        ...because(
          'one of the two orders is of a reservation, the other of an old offer',
          'items[].lineItems[].subscriptionId',
          'items[].lineItems[].links.subscription',
          'items[].lineItems[].links.sku.uri',
          'items[].lineItems[].links.provisioningStatus',
          'items[].links.provisioningStatus',
          'items[].creationDate',
          'items[].attributes.etag',
        ),
      },
    }),
  },
  {
    example: 'order.response-200.json',
    operation: 'order',
    client: accepts({
      request: 'GET /v1/customers/c1/orders/YxH1q4KScfvfkJQjgRI8QY1DznnUWZTH1',
      call: (p) => p.order('c1', 'YxH1q4KScfvfkJQjgRI8QY1DznnUWZTH1'),
      leavesOut: ['lineItems.links', 'links', 'attributes'],
    }),
    simulator: shows({
      ask: async (partner) => partner.send('GET', (await completedOrder(partner)).order, { kind: 'app' }),
      differences: {
        ...newerMembers('', [...ofOrders, ...ofLines]),
        ...because(
          'a reservation has none; the licence of orders-list.response-200.json has',
          'lineItems[].subscriptionId',
          'lineItems[].links.subscription',
        ),
      },
    }),
  },
  {
    example: 'order-provisioning-status.response-200.json',
    operation: 'orderProvisioning',
    client: accepts({
      request: 'GET /v1/customers/c1/orders/o1/provisioningstatus',
      call: (p) => p.orderProvisioning('c1', 'o1'),
      leavesOut: ['orderLineItemId'],
    }),
    simulator: shows({
      ask: async (partner) => partner.send('GET', `${(await completedOrder(partner)).order}/provisioningstatus`),
    }),
  },
];
