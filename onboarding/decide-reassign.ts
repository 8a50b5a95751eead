import { cardOf } from './card-message.ts';
import type { Change } from './commands.ts';
import type { Onboarding } from './onboarding.ts';
import type { Person } from './person.ts';
import { withNotice, withRefreshedApprovals, withTask } from './record-news.ts';
import type { Refusal } from './refusal.ts';
import { withRep } from './rep-gone.ts';
import { noted } from './timeline.ts';
import { mayBeGiven } from './who-may.ts';

/**
 * The onboarding goes on with another rep: they hear of it and get the card in their own chat, and who had it is told;
 * the card that others read along stays where it is. A request that
 * waits for approval is taken back, for whoever stands for it has to have made it; of what was to be taken back of the
 * order both are told.
 */
export function reassign(
  record: Onboarding,
  { to, conversationId }: Extract<Change, { kind: 'reassign' }>,
  by: Person,
  at: number,
): Onboarding | Refusal {
  const refusal = mayBeGiven(record, to, by);
  if (refusal !== undefined) return refusal;
  const { requester: from } = record;
  const isAwaited = record.stage.kind === 'awaiting-approval';
  const endsChange = record.change?.approvedBy === null;
  const shown = cardOf(record, 'requester');
  const given: Onboarding = {
    ...withRep(record),
    requester: to,
    earlierRequesters: [...record.earlierRequesters.filter(({ id }) => id !== from.id), from],
    conversationId,
    cards: record.cards.filter((card) => card !== shown),
    // What waits for a decision is taken back, for whoever stands for it has to have asked.
    change: endsChange ? null : record.change,
    ...(isAwaited && { stage: { kind: 'drafting', rejection: null }, order: { ...record.order, cartId: null } }),
  };
  const told = withTask(
    withNotice(
      noted(given, { kind: 'reassigned', by, from, to }, at),
      { kind: 'reassigned', by, from, endsChange },
      at,
    ),
    {
      kind: 'tell-former-requester',
      by,
      former: from,
      conversationId: record.conversationId,
      card: shown ?? null,
      endsChange,
    },
    at,
  );
  return isAwaited || endsChange ? withRefreshedApprovals(told, at) : told;
}
