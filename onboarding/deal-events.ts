import type { Onboarding } from './onboarding.ts';
import type { TimelineEntry } from './timeline.ts';

/** What the system that goes on with the customer is told of a deal. */
export type DealEventType = 'order.placed' | 'order.changed' | 'order.cancelled' | 'deal.completed' | 'deal.cancelled';

/** It is an entry of the timeline: what is told again is known by that. */
export interface DealEvent {
  readonly type: DealEventType;
  readonly entry: Pick<TimelineEntry, 'id' | 'at' | 'hash'>;
}

const types: Readonly<Partial<Record<TimelineEntry['kind'], DealEventType>>> = {
  'order-placed': 'order.placed',
  'order-taken': 'order.placed',
  'order-changed': 'order.changed',
  'order-cancelled': 'order.cancelled',
  provisioned: 'deal.completed',
  cancelled: 'deal.cancelled',
};

/** All there were, in the order in which they happened. */
export function dealEvents({ timeline }: Pick<Onboarding, 'timeline'>): readonly DealEvent[] {
  return timeline.flatMap((entry) => {
    const type = types[entry.kind];
    return type === undefined ? [] : { type, entry };
  });
}

/** The first that was not told yet; undefined = all were. */
export function nextDealEvent(record: Pick<Onboarding, 'timeline' | 'announced'>): DealEvent | undefined {
  return dealEvents(record).find(({ entry }) => entry.id > record.announced);
}

export function announceTasks(record: Onboarding, announces: boolean): 'announce-deal'[] {
  return announces && nextDealEvent(record) !== undefined ? ['announce-deal'] : [];
}

/** One was told; who is at it, or was thought dead, has told it all the same. */
export function announced(record: Onboarding, { entry }: { readonly entry: number }): Onboarding {
  return { ...record, announced: Math.max(record.announced, entry) };
}
