import patch from '../../examples/subscription-nce-patch.request.json' with { type: 'json' };
import { ids } from '../../scripted-server.ts';
import { asking, askingAboutCustomer } from '../asking.ts';
import { because, type Row } from '../row.ts';
import { checkOut, completedOrder, same } from '../scene.ts';

const ordersPath = '/v1/customers/c1/orders';
const checkout = asking('checkout', 'POST /v1/customers/c1/carts/cart-1/checkout', (p) =>
  p.checkout('c1', 'cart-1', ids),
);
const orders = askingAboutCustomer('orders', '/orders');
const order = asking('order', `GET ${ordersPath}/o1`, (p) => p.order('c1', 'o1'));
const provisioning = asking('orderProvisioning', `GET ${ordersPath}/o1/provisioningstatus`, (p) =>
  p.orderProvisioning('c1', 'o1'),
);
const dropped = ['lineItems.links', 'links', 'attributes'];

/** What the sample of 2023 has, and the older ones do not. */
function newerMembers(at: string, members: readonly string[]) {
  return because('order-nce.from-checkout.json has it', ...members.map((member) => `${at}${member}`));
}
const ofLines = ['termDuration', 'transactionType', 'pricing', 'links.product', 'links.availability'];
const ofOrders = [
  ...['alternateId', 'transactionType', 'totalPrice', 'client', 'links.patchOperation'],
  ...ofLines.map((member) => `lineItems[].${member}`),
];

const path = '/v1/customers/c1/subscriptions';
const subscriptions = askingAboutCustomer('subscriptions', '/subscriptions');
const subscription = asking('subscription', `GET ${path}/s1`, (p) => p.subscription('c1', 's1'));
const change = asking('changeSubscription', `PATCH ${path}/${patch.id}`, (p) =>
  p.changeSubscription('c1', { ...patch, friendlyName: 'as before' }, { friendlyName: 'nickname' }, ids),
);
const subscriptionProvisioning = asking('subscriptionProvisioning', `GET ${path}/s1/provisioningstatus`, (p) =>
  p.subscriptionProvisioning('c1', 's1'),
);
const termEnds = asking('customTermEndDates', `GET ${path}/customTermEndDates?term_duration=P1M`, (p) =>
  p.customTermEndDates('c1', 'P1M'),
);
const old = { why: 'of an offer from before the new commerce, which the simulator does not sell' };
const named = 'in the documents’ table of members, not in this sample of 2021';

export const orderRows: readonly Row[] = [
  checkout.takes('cart-checkout.response-201.json', {
    leavesOut: ['orders.lineItems.links', 'orders.links'],
    ask: checkOut,
    differences: {
      ...newerMembers('orders[].', ['lineItems[].pricing', 'totalPrice', 'client', 'attributes']),
      ...because('of the Azure plan, which is completed at once', 'orders[].lineItems[].subscriptionId'),
      ...because('the Azure plan is older than the rest', 'orders[].creationDate', 'orders[].currencySymbol'),
      ...because('perpetual software has none', 'orders[].lineItems[].termDuration'),
      attributes: 'tells the kind (CartCheckoutResult), as for every resource; this sample leaves it out',
    },
  }),
  order.takes('order-nce.from-checkout.json', {
    leavesOut: [...dropped, 'client'],
    status: 201,
    ask: checkOut,
    member: 'orders.0',
    differences: {
      'lineItems[].subscriptionId': 'may come later while an order is pending, as in cart-checkout.response-201.json',
    },
  }),
  orders.takes('orders-list.response-200.json', {
    leavesOut: dropped,
    after: completedOrder,
    differences: {
      ...newerMembers('items[].', [...ofOrders, 'currencySymbol']),
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
  order.takes('order.response-200.json', {
    leavesOut: dropped,
    ask: async (partner) => partner.send('GET', (await completedOrder(partner)).order),
    differences: {
      ...newerMembers('', ofOrders),
      ...because(
        'a reservation has none; the licence of orders-list.response-200.json has',
        'lineItems[].subscriptionId',
        'lineItems[].links.subscription',
      ),
    },
  }),
  provisioning.takes('order-provisioning-status.response-200.json', {
    leavesOut: ['orderLineItemId'],
    ask: async (partner) => partner.send('GET', `${(await completedOrder(partner)).order}/provisioningstatus`),
  }),

  // The client leaves nothing out, because a change sends all of it back.
  subscription.takes('subscription-nce.response-200.json', {
    ask: async (partner) => partner.send('GET', (await completedOrder(partner)).subscription),
    differences: because(named, 'cancellationAllowedUntilDate', 'billingCycleEndDate', 'billingCycleEndDateTime'),
  }),
  change.sends('subscription-nce-patch.request.json', 'subscription-nce.response-200.json'),
  subscriptions.takes('subscriptions-list-nce.response-200.json', {
    after: completedOrder,
    differences: {
      ...because(
        'a licence has it (subscription-nce.response-200.json); the sample is of software',
        'items[].commitmentEndDateTime',
        'items[].refundOptions',
        'items[].refundableQuantity',
      ),
      ...because(named, 'items[].billingCycleEndDate', 'items[].billingCycleEndDateTime'),
    },
  }),
  subscriptions.takes('subscriptions-list.response-200.json', { simulator: old }),
  subscription.takes('subscription-legacy-azure.response-200.json', { simulator: old }),
  subscription.takes('subscription-legacy-addon.response-200.json', { simulator: old }),
  subscriptionProvisioning.takes('subscription-provisioning-status.response-200.json', {
    leavesOut: ['attributes'],
    ask: async (partner) => partner.send('GET', `${(await completedOrder(partner)).subscription}/provisioningstatus`),
  }),
  termEnds.takes('custom-term-end-dates.response-200.json', {
    after: async (partner) => {
      await completedOrder(partner);
      await partner.waitDays(10);
    },
    ask: same(`GET ${path}/customTermEndDates?term_duration=P1Y`),
  }),

  subscriptions.refuses('error-429.json', {
    headers: { 'Retry-After': '57' },
    code: 'partner-center-throttled',
    retryAfterSeconds: 57,
    says: 'throttled 57',
    options: { throttlePerMinute: 1 },
    after: same(`GET ${path}`),
  }),
];
