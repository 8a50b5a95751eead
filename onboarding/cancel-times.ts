import { cancellationWindow } from './commitment.ts';
import type { Onboarding } from './onboarding.ts';
import { placedAtOf } from './order-progress.ts';
import { takenBackUntil } from './take-back.ts';

/** Lines of an order, by their places, that can be taken back until the same moment, ms UTC; null = they cannot at all. */
export interface CancelTime {
  readonly until: number | null;
  readonly lines: readonly number[];
}

/**
 * Until when what is ordered can be taken back, line by line: as its subscription says; as long as that is not read, for
 * as long as is usual after the order.
 */
export function cancelTimes(record: Pick<Onboarding, 'lines' | 'order'>): readonly CancelTime[] {
  const times = new Map<number | null, number[]>();
  for (const [line, until] of record.lines.map((_, place) => [place, timeOf(record, place)] as const)) {
    if (until !== undefined) times.set(until, [...(times.get(until) ?? []), line]);
  }
  return [...times].map(([until, lines]) => ({ until, lines }));
}

/** Undefined = it is not ordered, or not any more. */
function timeOf(record: Pick<Onboarding, 'lines' | 'order'>, line: number): number | null | undefined {
  const { leftOut, subscriptions } = record.order;
  const placedAt = placedAtOf(record, line);
  const subscription = subscriptions[line];
  if (placedAt === undefined || leftOut.includes(line) || subscription?.state === 'over') return undefined;
  const takeBack = subscription?.takeBack ?? null;
  return takeBack === null ? placedAt + cancellationWindow : (takenBackUntil(takeBack) ?? null);
}
