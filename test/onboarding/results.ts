import type { SubscriptionSeen, TaskResult } from '../../onboarding/commands.ts';
import { ruleFrom } from './abc-corp.ts';

// What comes of tasks.

export const problem = { key: 'errors.partner-center-down', values: {} };
/** Nobody knows what came of it, unless `more` says so. */
export function failed(more: Partial<Extract<TaskResult, { kind: 'failed' }>> = {}): TaskResult {
  return { kind: 'failed', problem, correlationId: 'c-1', retryAt: 0, request: 'lost', ...more };
}
export const refusedForGood = failed({ retryAt: null, request: 'answered' });
export const managerAsked: TaskResult = {
  kind: 'approvers-asked',
  approverIds: ['manager'],
  approverNames: [],
  reached: ['manager'],
  nextAt: 0,
};
export const tenantCreated: TaskResult = {
  kind: 'customer-created',
  customerId: 'abc-tenant',
  domain: 'abccorp.onmicrosoft.com',
  userName: 'admin@abccorp.onmicrosoft.com',
};
export const accepted: TaskResult = { kind: 'relationship-accepted', customerId: 'c', domain: 'd' };
export const signedByCustomer: TaskResult = { kind: 'agreement', signed: 'by-customer', nextAt: 0 };
export const notSigned: TaskResult = { kind: 'agreement', signed: null, nextAt: 0 };
export const cartCreated: TaskResult = { kind: 'cart-created', cartId: 'cart-1' };
/** Of the first line of the deal, unless others are named. */
export function orderTaken(
  orderId = 'order-1',
  ...lines: readonly number[]
): Extract<TaskResult, { kind: 'order-placed' }> {
  const cart = lines.length === 0 ? [0] : lines;
  const held = cart.map((line, item) => ({ line, item }));
  return { kind: 'order-placed', orders: [{ orderId, lines: held }], placedAt: null, cart, refused: [] };
}
/** All of its lines are there. */
export function orderProvided(orderId = 'order-1', lines = 1): TaskResult {
  const items = Array.from({ length: lines }, (_, item) => ({ item, state: 'provided' as const }));
  return { kind: 'order-seen', orders: [{ orderId, status: 'completed', lines: items }], nextAt: 0 };
}
/** A subscription as a look finds it. */
export function seen(reads: SubscriptionSeen['reads'], more: Partial<SubscriptionSeen> = {}): SubscriptionSeen {
  return { id: 'subscription-1', lastDay: '2027-11-19', reads, isGone: false, takeBack: null, ...more };
}
export function endSettled(...subscriptions: readonly SubscriptionSeen[]): TaskResult {
  return { kind: 'end-of-term-settled', subscriptions, watchAt: 0 };
}
export function endsSeen(...subscriptions: readonly (SubscriptionSeen | null)[]): TaskResult {
  return { kind: 'ends-of-term-seen', subscriptions, nextAt: 0 };
}
export function verification(status: Extract<TaskResult, { kind: 'verification' }>['status'], nextAt = 0): TaskResult {
  return { kind: 'verification', status, nextAt };
}
/** Tenants that bear the customer's name and accepted us. */
export function namesakes(...tenantIds: readonly string[]): TaskResult {
  const tenants = tenantIds.map((tenantId) => ({ tenantId, domain: `${tenantId}.example`, companyName: 'ABC Corp' }));
  return { kind: 'tenants-found', tenants, nextAt: 0 };
}
/** What a seat costs by the price sheet, of as many lines as there may be; it moved. */
export function costsNow(cost: number | null, approverIds: readonly string[] = ['manager']): TaskResult {
  const prices = [1, 2, 3].map(() => ({ cost, suggested: 1250, currency: 'USD' }));
  return {
    kind: 'price-moved',
    prices,
    terms: { policy: ruleFrom(1e9), approverIds, approverNames: ['Max Manager'] },
  };
}
