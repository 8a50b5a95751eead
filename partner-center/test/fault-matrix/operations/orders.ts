import { noneWhenNotFound } from '../expected.ts';
import type { Operation } from '../operation.ts';
import type { Held } from '../prepared-partner.ts';

const plan = { billingCycle: 'monthly', termDuration: 'P1Y' };
const lineOf = ({ catalogItemId }: Held, quantity: number) => ({ ...plan, catalogItemId, quantity });
const productOf = ({ catalogItemId }: Held) => {
  const [productId = '', skuId = '', availabilityId = ''] = catalogItemId.split(':');
  return { productId, skuId, availabilityId };
};

/** Another change of the subscription is in progress. */
const inProgress = '900278';
/** Repeated after it was done, it is refused (800061): the caller has to look. */
const cancelledAlready = { again: { result: 'partner-center-refused', effects: 1 } } as const;

/** What a customer can buy, is buying, and has bought. */
export const ofOrders: readonly Operation[] = [
  { name: 'customerProducts', call: (client, { customerId }) => client.customerProducts(customerId) },
  {
    name: 'customerProduct',
    call: (client, partner) => client.customerProduct(partner.customerId, productOf(partner).productId),
    except: noneWhenNotFound,
  },
  {
    name: 'customerSkus',
    call: (client, partner) => client.customerSkus(partner.customerId, productOf(partner).productId),
  },
  {
    name: 'customerSku',
    call(client, partner) {
      const { productId, skuId } = productOf(partner);
      return client.customerSku(partner.customerId, productId, skuId);
    },
    except: noneWhenNotFound,
  },
  {
    name: 'customerAvailabilities',
    call(client, partner) {
      const { productId, skuId } = productOf(partner);
      return client.customerAvailabilities(partner.customerId, productId, skuId);
    },
  },
  {
    name: 'customerAvailability',
    call(client, partner) {
      const { productId, skuId, availabilityId } = productOf(partner);
      return client.customerAvailability(partner.customerId, productId, skuId, availabilityId);
    },
    except: noneWhenNotFound,
  },
  {
    name: 'promotionEligibilities',
    call: (client, partner) => client.promotionEligibilities(partner.customerId, [lineOf(partner, 1)]),
    refusals: ['20002'],
  },

  {
    name: 'createCart',
    call: (client, partner, ids) => client.createCart(partner.customerId, [lineOf(partner, 7)], ids),
    effects: ({ carts }) => carts.filter(({ lineItems }) => lineItems[0]?.quantity === 7).length,
    refusals: ['20002'],
  },
  {
    name: 'updateCart',
    call: (client, partner, ids) => client.updateCart(partner.customerId, partner.cartId, [lineOf(partner, 7)], ids),
    effects: ({ carts }) => carts.filter(({ lineItems }) => lineItems[0]?.quantity === 7).length,
    refusals: ['20002'],
  },
  {
    name: 'getCart',
    call: (client, { customerId, cartId }) => client.getCart(customerId, cartId),
    refusals: ['20002'],
    except: noneWhenNotFound,
  },
  {
    name: 'checkout',
    call: (client, { customerId, cartId }, ids) => client.checkout(customerId, cartId, ids),
    effects: ({ orders }, { cartId }) => orders.filter((order) => order.cartId === cartId).length,
    refusals: ['13605', '20002', '800073', '800075'],
    conflict: '800064',
  },
  { name: 'orders', call: (client, { customerId }) => client.orders(customerId), refusals: ['20002'] },
  {
    name: 'order',
    call: (client, { customerId, orderId }) => client.order(customerId, orderId),
    refusals: ['20002'],
    except: noneWhenNotFound,
  },
  {
    name: 'orderProvisioning',
    call: (client, { customerId, orderId }) => client.orderProvisioning(customerId, orderId),
    refusals: ['20002'],
  },
  {
    name: 'cancelOrder',
    call: (client, { customerId, orderId }, ids) => client.cancelOrder(customerId, orderId, ids),
    effects: ({ orders }) => orders.filter(({ cancelledAt }) => cancelledAt !== undefined).length,
    switches: { sandbox: true },
    refusals: ['20002'],
    except: { 'drop after': cancelledAlready, slow: cancelledAlready },
  },

  { name: 'subscriptions', call: (client, { customerId }) => client.subscriptions(customerId), refusals: ['20002'] },
  {
    name: 'subscriptionsOfOrder',
    call: (client, { customerId, orderId }) => client.subscriptionsOfOrder(customerId, orderId),
    refusals: ['20002'],
  },
  {
    name: 'subscription',
    call: (client, { customerId, subscription }) => client.subscription(customerId, subscription.id),
    refusals: ['20002'],
    except: noneWhenNotFound,
  },
  {
    name: 'subscriptionProvisioning',
    call: (client, { customerId, subscription }) => client.subscriptionProvisioning(customerId, subscription.id),
    refusals: ['20002'],
  },
  {
    name: 'customTermEndDates',
    call: (client, { customerId }) => client.customTermEndDates(customerId, 'P1Y'),
    refusals: ['20002'],
  },
  {
    name: 'changeSubscription',
    call: (client, { customerId, subscription }, ids) =>
      client.changeSubscription(customerId, subscription, { quantity: 12 }, ids),
    effects: ({ orders }) => orders.flatMap(({ lineItems }) => lineItems).flatMap((line) => line.seatChanges).length,
    refusals: ['20002'],
    conflict: inProgress,
  },
  {
    name: 'stopRenewal',
    call: (client, { customerId, subscription }, ids) => client.stopRenewal(customerId, subscription, ids),
    effects: ({ orders }) =>
      orders.flatMap(({ lineItems }) => lineItems).filter((line) => line.autoRenewEnabled === false).length,
    refusals: ['20002'],
    conflict: inProgress,
  },
  {
    name: 'cancelSubscription',
    call: (client, { customerId, subscription }, ids) => client.cancelSubscription(customerId, subscription, ids),
    effects: ({ orders }) => orders.flatMap(({ lineItems }) => lineItems).filter((line) => line.stopped).length,
    refusals: ['20002'],
    conflict: inProgress,
  },
];
