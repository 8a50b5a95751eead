import type { Change } from './commands.ts';
import { leaveOut } from './decide-provisioning.ts';
import { type Onboarding, startOnboarding } from './onboarding.ts';
import type { Person } from './person.ts';
import { withNotice, withRefreshedApprovals, withRefreshedCards } from './record-news.ts';
import { noted } from './timeline.ts';
import { isHolder } from './who-may.ts';

/** Starting over, leaving out, and cancelling. */
export function decideEnding(
  record: Onboarding,
  change: Extract<Change, { kind: 'start-over' | 'leave-out' | 'cancel' }>,
  by: Person,
  at: number,
): Onboarding {
  // The holder sees it in the answer to their click; of what others did they hear.
  const byHolder = isHolder(record, by);
  switch (change.kind) {
    case 'start-over':
      return startOver(record, by, at);
    case 'leave-out': {
      const left = leaveOut(record, by, at);
      return byHolder ? left : withNotice(left, { kind: 'left-out', by }, at);
    }
    case 'cancel': {
      const cancelled: Onboarding = { ...record, stage: { kind: 'cancelled', at, by }, attention: null };
      const over = noted(cancelled, { kind: 'cancelled', by }, at);
      return byHolder
        ? withRefreshedApprovals(over, at)
        : withNotice(withRefreshedCards(over, at), { kind: 'cancelled', by }, at);
    }
  }
}

function startOver(record: Onboarding, by: Person, at: number): Onboarding {
  const { id, accountName, requester, conversationId, providerId } = record;
  const { earlierRequesters, timeline, crm, sentMails, cards, deliveries } = record;
  const fresh = startOnboarding({ id, accountName, requester, conversationId, providerId, at: record.createdAt });
  return withRefreshedApprovals(
    noted(
      { ...fresh, earlierRequesters, timeline, crm, sentMails, cards, deliveries },
      { kind: 'started-over', by },
      at,
    ),
    at,
  );
}
