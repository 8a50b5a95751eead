import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import { type Answer, fault, json } from '../respond.ts';
import { type OrderLine, scheduledAction } from '../state.ts';
import type { World } from '../world.ts';
import { findPlan } from './catalog.ts';
import { checkScheduledActions } from './end-of-term.ts';
import { isOverSandboxSeats, sandboxLimit } from './sandbox.ts';
import { type Standing, standingOf, takeBackHours } from './subscription-term.ts';
import { findSubscription, subscriptionBody } from './subscriptions.ts';

/** The members of the resource that can be changed, and those whose change is refused. */
const request = z.object({
  id: z.string().optional(),
  offerId: z.string().optional(),
  friendlyName: z.string().min(1).optional(),
  quantity: z.number().int(),
  status: z.string().toLowerCase(),
  billingCycle: z.string().toLowerCase().optional(),
  termDuration: z.string().optional(),
  /** As in the documents, leaving it out turns the renewal off. */
  autoRenewEnabled: z.boolean().default(false),
  scheduledActions: z.array(scheduledAction).default([]),
  scheduledNextTermInstructions: z.unknown().optional(),
});

type Request = z.infer<typeof request>;

/**
 * `PATCH /v1/customers/{id}/subscriptions/{id}` with the whole resource (Microsoft Learn: update-a-subscription-by-id).
 * Seats are added at any time; they are taken back, and the subscription is cancelled (`status: deleted`), within seven
 * days of their purchase only. Either deletes what was scheduled for the end of the term (create-scheduled-changes).
 */
export function changeSubscription(call: Call): Answer {
  const { world } = call;
  const found = findSubscription(call);
  const { order, line } = found;
  const asked = readBody(call, request);
  const standing = standingOf(world, order, line);
  if (asked.id !== undefined && asked.id !== line.subscriptionId) throw fault(400, 3000, 'Invalid property. id');
  refuseFixedMembers(asked, subscriptionBody(world, found));
  if (standing.status === 'suspended' && asked.status === 'suspended') refuseWhileSuspended(asked, standing, line);
  const status = asked.status === standing.status ? undefined : checkStatus(world, standing, asked.status);
  const seats = asked.quantity - standing.quantity;
  if (seats !== 0) checkSeats(world, line, standing, asked.quantity);
  if (asked.autoRenewEnabled && standing.isTrial && line.renewalTermDuration === undefined) {
    throw fault(400, 800093, "The subscription isn't eligible to be auto-renewed");
  }
  checkScheduledActions(asked.scheduledActions, { ...standing, autoRenewEnabled: asked.autoRenewEnabled });
  // Nothing is changed before everything asked for was found to be allowed.
  if (status === 'active') delete line.stopped;
  else if (status) line.stopped = { status, at: world.now() };
  if (seats !== 0) line.seatChanges.push({ at: world.now(), seats });
  line.scheduledActions = status || seats !== 0 ? [] : asked.scheduledActions;
  line.autoRenewEnabled = asked.autoRenewEnabled;
  line.friendlyName = asked.friendlyName ?? line.friendlyName;
  return json(200, subscriptionBody(world, found));
}

function refuseFixedMembers(asked: Request, now: ReturnType<typeof subscriptionBody>): void {
  if (asked.billingCycle !== undefined && asked.billingCycle !== now.billingCycle) {
    const text =
      "The billing cycle for an existing subscription can't be updated using update-subscription operation. Use update-Order operation";
    throw fault(400, 2054, text);
  }
  const isOtherTerm = asked.termDuration !== undefined && asked.termDuration !== now.termDuration;
  const isOtherOffer = asked.offerId !== undefined && asked.offerId !== now.offerId;
  if (isOtherTerm || isOtherOffer) {
    const text = 'Another product or term is a transition of the subscription, which the simulator does not offer.';
    throw fault(501, 501, text, [], 'Simulator');
  }
  if (asked.scheduledNextTermInstructions !== undefined) {
    throw fault(501, 501, 'The simulator does not carry out instructions for the next term.', [], 'Simulator');
  }
}

function refuseWhileSuspended(asked: Request, standing: Standing, line: OrderLine): void {
  if (asked.quantity !== standing.quantity) {
    throw fault(
      400,
      2001,
      "Subscription quantity can't be increased or decreased while subscription is being suspended",
    );
  }
  const isRenamed = asked.friendlyName !== undefined && asked.friendlyName !== line.friendlyName;
  if (isRenamed || asked.autoRenewEnabled !== standing.autoRenewEnabled) {
    throw fault(400, 800091, "Can't update a subscription with suspended status");
  }
}

function checkStatus(world: World, standing: Standing, status: string): 'active' | 'suspended' | 'deleted' {
  const isOpen = standing.status === 'active' || standing.status === 'suspended';
  if (!isOpen) throw fault(400, 900279, 'Update operations are no longer allowed for this subscription.');
  if (status !== 'active' && status !== 'suspended' && status !== 'deleted') {
    throw fault(400, 800040, `Asset status can't be changed to ${status} from ${standing.status}`);
  }
  if (status === 'deleted' && world.now() >= standing.cancellableUntil) {
    const text = `You have passed your ${takeBackHours}-hour cancellation window. We are unable to cancel your purchase`;
    throw fault(400, 900213, text);
  }
  return status;
}

function checkSeats(world: World, line: OrderLine, standing: Standing, quantity: number): void {
  if (standing.status !== 'active') {
    throw fault(400, 900279, 'Update operations are no longer allowed for this subscription.');
  }
  if (quantity < 1) throw fault(400, 3000, 'Invalid property. quantity');
  if (quantity > (findPlan(line.catalogItemId)?.sku.maximumQuantity ?? 0)) {
    throw fault(403, 800067, 'The desired seat count exceeded the maximum seat count allowed per subscription');
  }
  if (quantity > standing.quantity && isOverSandboxSeats(world, quantity)) throw sandboxLimit();
  const refundable = standing.refundable.reduce((sum, { seats }) => sum + seats, 0);
  if (standing.quantity - quantity > refundable) {
    const text = `You have passed your ${takeBackHours}-hour window for reducing seats for this subscription.`;
    throw fault(400, 900214, text);
  }
}
