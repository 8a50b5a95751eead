import type { State } from '../../../../simulator/state.ts';
import { type Operation, operation, orNothing } from '../operation.ts';
import type { Held } from '../prepared-partner.ts';

const [productId, skuId] = ['CFQ7TTC0LH18', '0001'];
const lineOf = ({ catalogItemId }: Held, quantity: number) => {
  return { billingCycle: 'monthly', termDuration: 'P1Y', catalogItemId, quantity };
};

const cartsOfSeven = ({ carts }: State) => carts.filter(({ lineItems }) => lineItems[0]?.quantity === 7).length;
const ordered = ({ orders }: State) => orders.flatMap(({ lineItems }) => lineItems);

/** Another change of the subscription is in progress. */
const inProgress = '900278';
/** Repeated after it was done, it is refused (800061): the caller has to look. */
const cancelledAlready = { again: { result: 'partner-center-refused', effects: 1 } } as const;

/** Refused also where there is no relationship to the customer. */
const bought: typeof operation = (name, call, more) => operation(name, call, { refusals: ['20002'], ...more });

/** What a customer can buy, is buying, and has bought. */
export const ofOrders: readonly Operation[] = [
  operation('customerProducts', (client, { customerId }) => client.customerProducts(customerId)),
  operation('customerProduct', (client, { customerId }) => client.customerProduct(customerId, productId), orNothing),
  operation('customerSkus', (client, { customerId }) => client.customerSkus(customerId, productId)),
  operation('customerSku', (client, { customerId }) => client.customerSku(customerId, productId, skuId), orNothing),
  operation('customerAvailabilities', (client, { customerId }) =>
    client.customerAvailabilities(customerId, productId, skuId),
  ),
  operation(
    'customerAvailability',
    (client, { customerId, availabilityId }) =>
      client.customerAvailability(customerId, productId, skuId, availabilityId),
    orNothing,
  ),
  bought('promotionEligibilities', (client, partner) =>
    client.promotionEligibilities(partner.customerId, [lineOf(partner, 1)]),
  ),

  bought('createCart', (client, partner, ids) => client.createCart(partner.customerId, [lineOf(partner, 7)], ids), {
    effects: cartsOfSeven,
  }),
  bought(
    'updateCart',
    (client, partner, ids) => client.updateCart(partner.customerId, partner.cartId, [lineOf(partner, 7)], ids),
    { effects: cartsOfSeven },
  ),
  bought('getCart', (client, { customerId, cartId }) => client.getCart(customerId, cartId), orNothing),
  bought('checkout', (client, { customerId, cartId }, ids) => client.checkout(customerId, cartId, ids), {
    effects: ({ orders }, { cartId }) => orders.filter((order) => order.cartId === cartId).length,
    refusals: ['13605', '20002', '800073', '800075'],
    conflict: '800064',
  }),
  bought('orders', (client, { customerId }) => client.orders(customerId)),
  bought('order', (client, { customerId, orderId }) => client.order(customerId, orderId), orNothing),
  bought('orderProvisioning', (client, { customerId, orderId }) => client.orderProvisioning(customerId, orderId)),
  bought('cancelOrder', (client, { customerId, orderId }, ids) => client.cancelOrder(customerId, orderId, ids), {
    effects: ({ orders }) => orders.filter(({ cancelledAt }) => cancelledAt !== undefined).length,
    switches: { sandbox: true },
    except: { 'drop after': cancelledAlready, slow: cancelledAlready },
  }),

  bought('subscriptions', (client, { customerId }) => client.subscriptions(customerId)),
  bought('subscriptionsOfOrder', (client, { customerId, orderId }) => client.subscriptionsOfOrder(customerId, orderId)),
  bought(
    'subscription',
    (client, { customerId, subscription }) => client.subscription(customerId, subscription.id),
    orNothing,
  ),
  bought('subscriptionProvisioning', (client, { customerId, subscription }) =>
    client.subscriptionProvisioning(customerId, subscription.id),
  ),
  bought('customTermEndDates', (client, { customerId }) => client.customTermEndDates(customerId, 'P1Y')),
  bought(
    'changeSubscription',
    (client, { customerId, subscription }, ids) =>
      client.changeSubscription(customerId, subscription, { quantity: 12 }, ids),
    { effects: (state) => ordered(state).flatMap(({ seatChanges }) => seatChanges).length, conflict: inProgress },
  ),
  bought(
    'setEndOfTerm',
    (client, { customerId, subscription }, ids) => client.setEndOfTerm(customerId, subscription, 'cancel', ids),
    {
      effects: (state) =>
        ordered(state).filter(({ scheduledActions: [action] }) => action?.actionType === 'Cancel').length,
      // It is read back.
      usual: { requests: 2 },
      conflict: inProgress,
    },
  ),
  bought(
    'cancelSubscription',
    (client, { customerId, subscription }, ids) => client.cancelSubscription(customerId, subscription, ids),
    { effects: (state) => ordered(state).filter(({ stopped }) => stopped).length, conflict: inProgress },
  ),
];
