import { askedFor } from './approval-policy.ts';
import { askedForApproval } from './ask-approval.ts';
import type { TaskResult } from './commands.ts';
import { type CostMove, costMoves, repriced } from './cost-moves.ts';
import { needsApproval } from './needs-approval.ts';
import type { Onboarding } from './onboarding.ts';
import { refreshed, withNotice } from './record-news.ts';
import { withoutSetback } from './setback.ts';
import { noted } from './timeline.ts';

/**
 * It would have been ordered for more than was approved: whoever approves decides on what it costs now, also where nobody
 * had to approve it before. The cart is given up, for its prices are those of its day.
 */
export function priceMoved(
  record: Onboarding,
  { prices, terms }: Extract<TaskResult, { kind: 'price-moved' }>,
  at: number,
): Onboarding {
  const moves = costMoves(record.lines, prices);
  if (record.stage.kind !== 'provisioning' || record.order.placed !== null || moves.length === 0) return record;
  const answered = withoutSetback(record);
  const lines = repriced(record.lines, prices, at);
  const repricedDeal: Onboarding = { ...answered, lines, order: { ...answered.order, cartId: null } };
  const asked = askedFor(terms.policy, repricedDeal);
  const moved = noted(repricedDeal, { kind: 'price-moved', moves, asked }, at);
  const waiting = askedForApproval(moved, { reasons: needsApproval(moved, terms.policy, at), asked }, terms, at);
  // Whoever could have approved it has got it themselves meanwhile: it is looked at anew, and then nobody can.
  if ('reason' in waiting) return record;
  return withNotice(refreshed(waiting, at), { kind: 'price-moved', moves }, at);
}

/** What has come to cost us another amount and waits for an approval; nothing once the deal was submitted anew. */
export function movesAsked({ stage, timeline }: Pick<Onboarding, 'stage' | 'timeline'>): readonly CostMove[] {
  const last = timeline.findLast(({ kind }) => kind === 'price-moved' || kind === 'submitted');
  return stage.kind === 'awaiting-approval' && last?.kind === 'price-moved' ? last.moves : [];
}
