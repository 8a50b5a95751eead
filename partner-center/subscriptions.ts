import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { OnboardingError } from '../errors/onboarding-error.ts';
import { type Api, type Ids, path, unlessNotFound } from './api.ts';
import { changeForEnd, type EndOfTerm, endOfTermOf, scheduledActionSchema } from './end-of-term.ts';
import { readPages } from './pages.ts';
import { says } from './says.ts';

/** Everything else of the resource is kept as it came: a change sends the whole of it back. Times are ISO 8601 UTC. */
const subscriptionSchema = z.looseObject({
  id: z.string(),
  /** The `catalogItemId` that was bought, or the legacy offer; old lists leave it out. */
  offerId: z.string().optional(),
  offerName: z.string().optional(),
  friendlyName: z.string().optional(),
  orderId: z.string().optional(),
  quantity: z.number(),
  /** `license`, `usage`, `none`, `benefit`. */
  billingType: z.string().optional(),
  /** `OnlineServicesNCE` is what is bought by seats in new commerce. */
  productType: z.looseObject({ id: z.string() }).optional(),
  termDuration: z.string().optional(),
  billingCycle: z.string().optional(),
  /** `active`, `suspended`, `deleted`, `expired`, `pending`, `disabled`. */
  status: z.string().toLowerCase().optional(),
  autoRenewEnabled: z.boolean().default(false),
  /** A change in the middle of the term deletes them (Microsoft Learn: create-scheduled-changes). */
  scheduledActions: z.array(scheduledActionSchema).optional(),
  isTrial: z.boolean().optional(),
  effectiveStartDate: z.string().optional(),
  commitmentEndDate: z.string().optional(),
  /** Until when it can be cancelled; what that costs `refundOptions` says (Microsoft Learn: subscription-resources). */
  cancellationAllowedUntilDate: z.string().optional(),
  refundOptions: z.array(z.looseObject({ type: z.string(), expiresAt: z.string().optional() })).optional(),
  /** So many seats can still be given back, in parts until different times. */
  refundableQuantity: z
    .looseObject({
      totalQuantity: z.number(),
      details: z.array(z.looseObject({ quantity: z.number(), allowedUntilDateTime: z.string() })).optional(),
    })
    .optional(),
});
export type Subscription = z.infer<typeof subscriptionSchema>;

/** Microsoft advises one change at a time. */
export interface SubscriptionChange {
  /** More at any time; fewer only within seven days of the purchase (400: 900213, 900214, 800090). */
  readonly quantity?: number;
  readonly autoRenewEnabled?: boolean;
  readonly scheduledActions?: Subscription['scheduledActions'];
  readonly friendlyName?: string;
  /** A suspended subscription is billed all the same. */
  readonly status?: 'active' | 'suspended' | 'deleted';
}

const provisioningSchema = z.object({
  skuId: z.string().optional(),
  /** e.g. `success`. */
  status: z.string(),
  quantity: z.number().optional(),
  endDate: z.string().optional(),
});
export type SubscriptionProvisioning = z.infer<typeof provisioningSchema>;

const termEndDateSchema = z.object({
  /** `calendarMonthAligned` or `subscriptionAligned`. */
  allowedCustomTermEndDateType: z.string(),
  /** ISO 8601 without a zone. */
  allowedCustomTermEndDate: z.string(),
  /** The subscriptions that end on that day. */
  cotermSubscriptionIds: z.array(z.string()).default([]),
});
export type CustomTermEndDate = z.infer<typeof termEndDateSchema>;

export interface SubscriptionOperations {
  /** Microsoft Learn: get-all-of-a-customer-s-subscriptions. */
  subscriptions(customerId: string): Promise<Subscription[]>;
  /** Microsoft Learn: get-a-list-of-subscriptions-by-order. */
  subscriptionsOfOrder(customerId: string, orderId: string): Promise<Subscription[]>;
  /** Microsoft Learn: get-a-subscription-by-id. */
  subscription(customerId: string, subscriptionId: string): Promise<Subscription | undefined>;
  /** Microsoft Learn: get-subscription-provisioning-status. */
  subscriptionProvisioning(customerId: string, subscriptionId: string): Promise<SubscriptionProvisioning>;
  /** On which days a subscription with this term (`P1M`, `P1Y`, `P3Y`) may end. Microsoft Learn: custom-term-end-dates. */
  customTermEndDates(customerId: string, termDuration: string): Promise<CustomTermEndDate[]>;
  /**
   * Changes a subscription that was read. The whole resource goes back: what is left out would be reset, renewal among
   * it. When Partner Center has only begun (202), we look where it says until the change shows; when it does not within
   * seconds, `partner-center-no-answer`. Repeating a change does no harm. Another change in progress: 409 code 900278.
   * Microsoft Learn: update-a-subscription-by-id.
   */
  changeSubscription(
    customerId: string,
    subscription: Subscription,
    change: SubscriptionChange,
    ids: Ids,
  ): Promise<void>;
  /**
   * Says what becomes of a subscription when its term is over, and reads it back: done when it reads so. What was taken
   * but does not show within seconds throws `partner-center-no-answer`, and may be tried again.
   */
  setEndOfTerm(customerId: string, subscription: Subscription, outcome: EndOfTerm, ids: Ids): Promise<void>;
  /**
   * Ends the subscription now, with money back for the rest: only within seven days of the purchase (400: 900117,
   * 900257). Microsoft Learn: subscription-resources, error-codes.
   */
  cancelSubscription(customerId: string, subscription: Subscription, ids: Ids): Promise<void>;
}

/** Pauses before each look whether a change shows, ms; and how long a look may take. */
const PAUSES = [1000, 2000, 4000];
const LOOK_MS = 5000;

/** @param pause waits so many ms */
export function subscriptionOperations(
  api: Api,
  pause: (ms: number) => Promise<unknown> = wait,
): SubscriptionOperations {
  const listPath = (customerId: string) => path`/v1/customers/${customerId}/subscriptions`;
  const onePath = (customerId: string, id: string) => `${listPath(customerId)}${path`/${id}`}`;
  const list = (customerId: string, query: Record<string, string>) =>
    readPages(api, { path: listPath(customerId), operation: 'subscriptions', query, item: subscriptionSchema });

  const patch = (customerId: string, subscription: Subscription, change: SubscriptionChange, ids: Ids) =>
    api.ask({
      method: 'PATCH',
      path: onePath(customerId, subscription.id),
      operation: 'changeSubscription',
      ...ids,
      body: { ...subscription, ...change },
    });

  /** Looks until the change shows. @param answered Partner Center has said that it is done */
  const untilShown = async (
    address: string,
    pauses: readonly number[],
    shows: (seen: Subscription) => boolean,
    { correlationId, answered }: { readonly correlationId: string; readonly answered?: string },
  ) => {
    for (const ms of pauses) {
      if (ms > 0) await pause(ms);
      const seen = await api.send({
        method: 'GET',
        path: address,
        operation: 'subscription',
        correlationId,
        deadlineMs: LOOK_MS,
        schema: subscriptionSchema,
      });
      if (shows(seen)) return;
    }
    throw new OnboardingError('partner-center-no-answer', {
      says: says('change-not-shown'),
      retryable: true,
      correlationId,
      ...(answered === undefined ? {} : { answeredRequest: answered }),
    });
  };

  const changeSubscription: SubscriptionOperations['changeSubscription'] = async (
    customerId,
    subscription,
    change,
    ids,
  ) => {
    const { status, headers } = await patch(customerId, subscription, change, ids);
    if (status !== 202) return;
    const address = pathOf(headers.get('location')) ?? onePath(customerId, subscription.id);
    await untilShown(address, PAUSES, (seen) => isDeepStrictEqual({ ...seen, ...change }, { ...seen }), ids);
  };

  const setEndOfTerm: SubscriptionOperations['setEndOfTerm'] = async (customerId, subscription, outcome, ids) => {
    const { status } = await patch(customerId, subscription, changeForEnd(subscription, outcome), ids);
    const shows = (seen: Subscription) => endOfTermOf(seen) === outcome;
    const { requestId, correlationId } = ids;
    const isBegun = status === 202;
    await untilShown(onePath(customerId, subscription.id), isBegun ? PAUSES : [0, ...PAUSES], shows, {
      correlationId,
      ...(isBegun ? {} : { answered: requestId }),
    });
  };

  return {
    changeSubscription,
    subscriptions: (customerId) => list(customerId, {}),
    subscriptionsOfOrder: (customerId, orderId) => list(customerId, { order_id: orderId }),
    subscription: (customerId, id) =>
      unlessNotFound(
        api.send({
          method: 'GET',
          path: onePath(customerId, id),
          operation: 'subscription',
          schema: subscriptionSchema,
        }),
      ),
    subscriptionProvisioning: (customerId, id) =>
      api.send({
        method: 'GET',
        path: `${onePath(customerId, id)}/provisioningstatus`,
        operation: 'subscriptionProvisioning',
        schema: provisioningSchema,
      }),
    customTermEndDates: (customerId, termDuration) =>
      readPages(api, {
        path: `${listPath(customerId)}/customTermEndDates`,
        operation: 'customTermEndDates',
        query: { term_duration: termDuration },
        item: termEndDateSchema,
      }),
    setEndOfTerm,
    cancelSubscription: (customerId, subscription, ids) =>
      changeSubscription(customerId, subscription, { status: 'deleted' }, ids),
  };
}

/** Only the path of a location is followed, so that our token never goes to another host; `/v1` is often left out. */
function pathOf(location: string | null): string | undefined {
  if (location === null) return undefined;
  const { pathname } = new URL(location, 'https://api.partnercenter.microsoft.com');
  return pathname.startsWith('/v1/') ? pathname : `/v1${pathname}`;
}
