import { fault } from '../respond.ts';
import type { Customer } from '../state.ts';
import type { World } from '../world.ts';
import { isInUse } from './subscription-term.ts';

/** What an integration sandbox allows (Microsoft Learn: test-and-debug). */
const limits = { customers: 75, subscriptionsPerCustomer: 5, seatsPerSubscription: 25 };

/** Refuses the customer that would be one too many. The code for it is not documented; this is the sandbox's own. */
export function requireRoomForCustomer({ state, switches }: World): void {
  if (switches.sandbox && state.customers.length >= limits.customers) throw sandboxLimit();
}

/** How many more subscriptions a customer may have; any number outside a sandbox. */
export function subscriptionsLeftInSandbox(world: World, { id }: Customer): number {
  if (!world.switches.sandbox) return Number.POSITIVE_INFINITY;
  const running = world.state.orders
    .filter(({ customerId }) => customerId === id)
    .flatMap((order) => order.lineItems.filter((line) => isInUse(world, order, line)));
  return limits.subscriptionsPerCustomer - running.length;
}

export function isOverSandboxSeats({ switches }: World, seats: number): boolean {
  return switches.sandbox && seats > limits.seatsPerSubscription;
}

export function sandboxLimit() {
  return fault(400, 800018, 'The sandbox limit has been met');
}

/** For operations that exist only in a sandbox, or only outside one. */
export function requireSandbox({ switches }: World, wanted: boolean): void {
  if (switches.sandbox !== wanted) throw fault(400, 900127, "This operation isn't supported in this environment");
}
