import { cancelTimes } from './cancel-times.ts';
import type { Onboarding } from './onboarding.ts';
import { placedAtOf } from './order-progress.ts';
import type { EndOfTerm } from './steps/subscriptions.ts';
import { lastDayOfTerm } from './term-days.ts';
import { today } from './today.ts';

/** A moment by which somebody has to have decided. `line`: its place in the deal. */
export type Deadline =
  /** From then on it can no longer be cancelled. ms UTC */
  | { readonly kind: 'cancel'; readonly line: number; readonly at: number }
  /** The last day of its term, `yyyy-mm-dd`, and what comes then. */
  | { readonly kind: 'term'; readonly line: number; readonly day: string; readonly afterwards: EndOfTerm }
  | { readonly kind: 'contract'; readonly day: string; readonly afterwards: 'renew' | 'cancel' };

/** Of what was ordered and is not over, the first first. */
export function deadlinesOf(record: Pick<Onboarding, 'lines' | 'order' | 'contract'>): readonly Deadline[] {
  return [...cancelDeadlines(record), ...termDeadlines(record), ...contractDeadline(record)].toSorted((one, other) =>
    momentOf(one) < momentOf(other) ? -1 : 1,
  );
}

function momentOf(deadline: Deadline): string {
  return deadline.kind === 'cancel' ? new Date(deadline.at).toISOString() : deadline.day;
}

function cancelDeadlines(record: Pick<Onboarding, 'lines' | 'order'>): Deadline[] {
  return cancelTimes(record).flatMap(({ until, lines }) =>
    until === null ? [] : lines.map((line) => ({ kind: 'cancel' as const, line, at: until })),
  );
}

function termDeadlines({ lines, order }: Pick<Onboarding, 'lines' | 'order'>): Deadline[] {
  return lines.flatMap(({ product, endOfTerm }, line) => {
    const { lastDay = null, state = 'over' } = order.subscriptions[line] ?? {};
    if (lastDay === null || state === 'over' || placedAtOf({ order }, line) === undefined) return [];
    return [{ kind: 'term', line, day: lastDay, afterwards: product.isTrial ? 'cancel' : endOfTerm }];
  });
}

function contractDeadline({ contract, order }: Pick<Onboarding, 'contract' | 'order'>): Deadline[] {
  if (contract === null || order.placed === null) return [];
  const start = Date.parse(contract.startDate || today(order.placed.at));
  const afterwards = contract.autoRenew ? 'renew' : 'cancel';
  return [{ kind: 'contract', day: lastDayOfTerm(start, `P${contract.termMonths}M`), afterwards }];
}
