import { agrees } from './agrees.ts';
import { brokenAt } from './chain.ts';
import type { CostMove } from './cost-moves.ts';
import type { Onboarding } from './onboarding.ts';
import type { ChangedLine } from './order-change.ts';
import type { Person } from './person.ts';
import type { Stage } from './stage.ts';
import { approvalOf, isAllThatWasAsked } from './standing-approval.ts';
import type { OrderShown, TimelineEntry } from './timeline.ts';
import { orderShown, withEndsOfTerm } from './what-counts.ts';
import { withoutUndone } from './without-undone.ts';

/** What the timeline says of the record. Undefined = it does not say, as entries of before it was written down. */
interface Told {
  readonly requester?: Person;
  readonly earlierRequesters: readonly Person[];
  /** Where it may stand. */
  readonly stages?: readonly Stage['kind'][] | undefined;
  /** As it was submitted, and as it was approved. */
  readonly orders: readonly OrderShown[];
  /** Null = nobody had to. */
  readonly approvedBy?: Person | null | undefined;
  /** The customer's tenant as it came; null = it has not come. */
  readonly tenant?: Partial<NonNullable<Onboarding['customer']>> | null | undefined;
  /** The tenant that was there when it was submitted: an existing customer's. */
  readonly customerId?: string | null | undefined;
  readonly orderIds?: readonly string[] | null | undefined;
  /** Which lines each of those that are watched was of. */
  readonly taken: readonly Extract<TimelineEntry, { kind: 'order-taken' }>['orders'][number][];
  /** The lines that these hold no more, or not yet. */
  readonly refused: readonly number[];
  /** The lines that are not ordered any more. */
  readonly leftOut: readonly number[];
  /** Those of `taken` that Microsoft cancelled. */
  readonly cancelled: readonly string[];
  /** What the lines have become; none before that is told. */
  readonly subscriptionIds?: readonly string[] | undefined;
  /** What is to be taken back of the order; null = nothing. */
  readonly change: {
    readonly by: Person;
    readonly lines: readonly Changed[];
    readonly approvedBy: Person | null;
  } | null;
}

type Changed = Pick<ChangedLine, 'line' | 'seats'>;

/** What was submitted before counts no longer. */
const drafting = { stages: ['drafting'], orders: [], customerId: undefined, approvedBy: null } as const;
const unordered = { orderIds: null, taken: [], refused: [], cancelled: [], subscriptionIds: [] } as const;
const nothing = { ...drafting, ...unordered, tenant: null, leftOut: [], change: null } as const;

/** What of a record is another than its timeline says. */
export type Untold =
  | 'requester'
  | 'stage'
  | 'order'
  | 'customer'
  | 'approver'
  | 'order-ids'
  | 'subscriptions'
  | 'change';

/** Whether the record still is what was submitted, and approved where it had to be, by a timeline that is whole. */
export function isAsSubmitted(record: Onboarding): boolean {
  return brokenAt(record.id, record.timeline) === undefined && untold(record).length === 0;
}

/** What in the record is not as its timeline says, as far as that says it. */
export function untold(record: Onboarding): readonly Untold[] {
  const { requester, earlierRequesters, stage, order } = record;
  const told = withoutUndone(record.timeline).reduce(toldAfter, { ...nothing, earlierRequesters: [] });
  // While it is filled in, or given up, anything may change that is not yet, or no longer, ordered.
  const counts = stage.kind !== 'drafting' && stage.kind !== 'cancelled';
  const is = counts ? orderShown(record) : null;
  const placed = order.placed?.orderIds ?? null;
  const subscriptionIds = order.subscriptions.map(({ id }) => id);
  const holds: Readonly<Record<Untold, boolean>> = {
    requester: isPerson(told.requester, requester) && agrees(told.earlierRequesters, earlierRequesters),
    stage: told.stages === undefined || told.stages.includes(stage.kind),
    order: !counts || told.orders.every((shown) => agrees(withEndsOfTerm(shown), is)),
    customer: !counts || isCustomer(told, record.customer),
    approver: !('approvedBy' in stage) || isPerson(told.approvedBy, stage.approvedBy),
    'order-ids': told.orderIds === undefined || (agrees(told.orderIds, placed) && isWhatIsOrdered(told, order)),
    subscriptions: told.subscriptionIds === undefined || agrees(told.subscriptionIds, subscriptionIds),
    change: agrees(told.change, record.change),
  };
  const all = ['requester', 'stage', 'order', 'customer', 'approver', 'order-ids', 'subscriptions', 'change'] as const;
  return all.filter((each) => !holds[each]);
}

function toldAfter(told: Told, entry: TimelineEntry, index: number, timeline: readonly TimelineEntry[]): Told {
  switch (entry.kind) {
    case 'started':
      return { ...told, requester: entry.by };
    case 'reassigned': {
      const { from, to } = entry;
      const others = told.earlierRequesters.filter(({ id }) => id !== from.id);
      // A request that waits is taken back.
      const stages = told.stages?.map((kind) => (kind === 'awaiting-approval' ? 'drafting' : kind));
      const change = told.change?.approvedBy ? told.change : null;
      return { ...told, requester: to, earlierRequesters: [...others, from], stages, change };
    }
    case 'started-over':
      return { ...told, ...nothing };
    case 'submitted': {
      const { after, customerId, reasons, approvalKept } = entry;
      const submitted = { ...told, orders: [after], customerId, leftOut: [] };
      if (approvalKept === undefined) return { ...submitted, approvedBy: null, stages: stagesAfter(reasons) };
      // Nobody takes its word for it that there is such an approval.
      const kept = approvalOf(timeline.slice(0, index), after, customerId ?? null);
      return { ...submitted, approvedBy: kept?.by ?? null, stages: [kept ? 'provisioning' : 'awaiting-approval'] };
    }
    case 'approved': {
      const orders = entry.order === null ? told.orders : [...told.orders, entry.order];
      // Of what was asked for, each has to be told.
      if (!isAllThatWasAsked(timeline, entry))
        return { ...told, orders, approvedBy: null, stages: ['awaiting-approval'] };
      return { ...told, orders, approvedBy: entry.by, stages: ['provisioning'] };
    }
    case 'approved-in-part':
      return entry.order === null ? told : { ...told, orders: [...told.orders, entry.order] };
    case 'rejected':
      // Whoever rejects a deal does not believe its tenant either, where that rests on a word.
      return { ...told, ...drafting, tenant: told.tenant?.confirmedBy ? null : told.tenant };
    case 'reopened':
      return { ...told, ...drafting };
    case 'cancelled':
      return { ...told, stages: ['cancelled'] };
    case 'tenant-created':
    case 'tenant-connected': {
      const { domain, tenantId } = entry;
      return { ...told, tenant: { domain, confirmedBy: null, ...(tenantId && { customerId: tenantId }) } };
    }
    case 'confirmed-tenant': {
      const { domain, tenantId, by } = entry;
      const stages = told.stages?.map((kind) => (kind === 'drafting' ? kind : 'awaiting-approval'));
      return { ...told, tenant: { domain, customerId: tenantId, confirmedBy: by }, stages, approvedBy: null };
    }
    case 'price-moved': {
      const orders = told.orders.map((order) => atNewCosts(order, entry.moves));
      return { ...told, orders, approvedBy: null, stages: ['awaiting-approval'] };
    }
    case 'order-placed': {
      const stages = told.stages?.map((kind) => (kind === 'cancelled' ? kind : 'completed'));
      return { ...told, orderIds: entry.orderIds, stages };
    }
    case 'order-taken': {
      const orderIds = [...(told.orderIds ?? []), ...entry.orders.map(({ orderId }) => orderId)];
      return { ...told, orderIds, taken: [...told.taken, ...entry.orders], refused: entry.refused };
    }
    case 'order-cancelled':
      return toldCancelled(told, entry);
    case 'left-out':
      return { ...told, refused: [], leftOut: inOrder([...told.leftOut, ...entry.lines]) };
    case 'change-asked':
    case 'change-approved':
    case 'change-withdrawn':
    case 'change-rejected':
    case 'change-lapsed':
    case 'order-changed':
    case 'change-refused':
      return toldOfChange(told, entry);
    case 'provisioned':
      return { ...told, stages: told.stages?.map((kind) => (kind === 'cancelled' ? kind : 'completed')) };
    case 'end-of-term-settled':
    case 'end-of-term-watched':
      return { ...told, subscriptionIds: entry.subscriptions.map(({ id }) => id) };
    case 'renewal-settled':
      return { ...told, subscriptionIds: undefined };
    case 'relationship-accepted':
      return { ...told, tenant: undefined };
    case 'earlier':
      return {
        ...told,
        stages: undefined,
        approvedBy: undefined,
        tenant: undefined,
        orderIds: undefined,
        subscriptionIds: undefined,
      };
    default:
      return told;
  }
}

/** Once each of them is cancelled it is as if none had been placed. */
function toldCancelled(told: Told, { orderId, lines }: Extract<TimelineEntry, { kind: 'order-cancelled' }>): Told {
  const cancelled = [...told.cancelled, orderId];
  if (told.taken.every((order) => cancelled.includes(order.orderId))) return { ...told, ...unordered };
  const subscriptionIds = told.subscriptionIds?.map((id, line) => (lines.includes(line) ? '' : id));
  return { ...told, cancelled, refused: inOrder([...told.refused, ...lines]), subscriptionIds };
}

type OfChange = Extract<TimelineEntry, { kind: `change-${string}` | 'order-changed' }>;

/** What is carried out was asked for, and approved by somebody else, line by line; what came of it stands in the deal. */
function toldOfChange(told: Told, entry: OfChange): Told {
  switch (entry.kind) {
    case 'change-asked':
      return { ...told, change: { by: entry.by, lines: entry.lines.map(changedTo), approvedBy: null } };
    case 'change-approved': {
      const { change } = told;
      const isSame = change !== null && agrees(change.lines, entry.lines) && change.by.id !== entry.by.id;
      return isSame ? { ...told, change: { ...change, approvedBy: entry.by } } : told;
    }
    case 'change-withdrawn':
    case 'change-rejected':
    case 'change-lapsed':
      return { ...told, change: null };
    case 'order-changed': {
      const orders = told.orders.map((order) => withSeats(order, entry.lines));
      const cancelled = entry.lines.flatMap(({ line, seats }) => (seats === 0 ? [line] : []));
      const leftOut = inOrder([...new Set([...told.leftOut, ...cancelled])]);
      return { ...withoutLines(told, entry.lines), orders, leftOut };
    }
    case 'change-refused':
      return withoutLines(told, entry.lines);
  }
}

function changedTo({ line, seats }: Changed): Changed {
  return { line, seats };
}

/** Of these lines nothing is to be taken back any more. */
function withoutLines(told: Told, over: readonly Changed[]): Told {
  const lines = told.change?.lines.filter(({ line }) => !over.some((one) => one.line === line)) ?? [];
  return { ...told, change: told.change && lines.length > 0 ? { ...told.change, lines } : null };
}

/** What was submitted and approved, with the seats that it has by now. */
function withSeats(order: OrderShown, changed: readonly Changed[]): OrderShown {
  const lines = order.lines.map((line, place) => {
    const seats = changed.find((one) => one.line === place)?.seats;
    return seats ? { ...line, quantity: seats } : line;
  });
  return { ...order, lines };
}

function inOrder(lines: readonly number[]): readonly number[] {
  return lines.toSorted((one, other) => one - other);
}

/** What was submitted and approved, as far as it costs what the sheet says by now; other costs are not what was told. */
function atNewCosts(order: OrderShown, moves: readonly CostMove[]): OrderShown {
  const lines = order.lines.map((line, place) => {
    const move = moves.find((one) => one.line === place && one.was.cost === line.cost);
    return move === undefined ? line : { ...line, cost: move.is.cost };
  });
  return { ...order, lines };
}

function stagesAfter(reasons: readonly string[] | undefined): readonly Stage['kind'][] {
  if (reasons === undefined) return ['awaiting-approval', 'provisioning'];
  return reasons.length === 0 ? ['provisioning'] : ['awaiting-approval'];
}

/** What is forgotten of it would be ordered again. */
function isWhatIsOrdered({ taken, refused, leftOut }: Told, order: Onboarding['order']): boolean {
  const watched = order.watched.map(({ orderId, lines }) => ({ orderId, lines: lines.map(({ line }) => line) }));
  return (
    agrees(taken, watched) &&
    agrees(leftOut, order.leftOut) &&
    agrees(
      refused,
      order.refused.map(({ line }) => line),
    )
  );
}

/** A tenant that came is told by name; one that was there already by the submission alone. */
function isCustomer({ tenant, customerId }: Told, customer: Onboarding['customer']): boolean {
  if (tenant === undefined) return true;
  if (tenant !== null) return agrees(tenant, customer);
  return customerId === undefined || customerId === (customer?.customerId ?? null);
}

/** Of people in the oldest entries only the name is known. */
function isPerson(told: Person | null | undefined, is: Person | null): boolean {
  if (told === undefined) return true;
  return agrees(told?.id === '' ? { name: told.name } : told, is);
}
