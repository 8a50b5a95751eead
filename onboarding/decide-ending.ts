import type { Change } from './commands.ts';
import { type Onboarding, startOnboarding } from './onboarding.ts';
import type { Person } from './person.ts';
import { withNotice, withRefreshedApprovals, withRefreshedCards, withTask } from './record-news.ts';
import { noted } from './timeline.ts';
import { isHolder } from './who-may.ts';

/** Retry, hand-over of the credentials, starting over, and cancelling. */
export function decideEnding(
  record: Onboarding,
  change: Extract<Change, { kind: 'retry' | 'take-credentials' | 'start-over' | 'cancel' }>,
  by: Person,
  at: number,
): Onboarding {
  // The holder sees it in the answer to their click; of what others did they hear.
  const byHolder = isHolder(record, by);
  switch (change.kind) {
    case 'retry':
      return byHolder ? retry(record, by, at) : withRefreshedCards(retry(record, by, at), at);
    case 'take-credentials': {
      const taken: Onboarding = { ...record, credentials: { kind: 'taken', by, at } };
      const forgetting = withTask(
        noted(taken, { kind: 'took-credentials', by }, at),
        { kind: 'forget-credentials' },
        at,
      );
      return withRefreshedCards(forgetting, at);
    }
    case 'start-over':
      return startOver(record, by, at);
    case 'cancel': {
      const cancelled: Onboarding = { ...record, stage: { kind: 'cancelled', at, by }, attention: null };
      const over = noted(cancelled, { kind: 'cancelled', by }, at);
      return byHolder
        ? withRefreshedApprovals(over, at)
        : withNotice(withRefreshedCards(over, at), { kind: 'cancelled', by }, at);
    }
  }
}

/** Parked tasks go on exactly where they stopped: not as a first attempt, so that what may have happened is looked for. */
function retry(record: Onboarding, by: Person, at: number): Onboarding {
  const tasks = record.tasks.map((task) => (task.dueAt === null ? { ...task, dueAt: at, attempts: 1 } : task));
  const verification = record.verification?.status === 'NotAllowed' ? null : record.verification;
  return noted({ ...record, attention: null, tasks, verification }, { kind: 'retried', by }, at);
}

function startOver(record: Onboarding, by: Person, at: number): Onboarding {
  const { id, accountName, requester, conversationId, providerId } = record;
  const { earlierRequesters, timeline, sentMails, cards, deliveries } = record;
  const fresh = startOnboarding({ id, accountName, requester, conversationId, providerId, at: record.createdAt });
  return withRefreshedApprovals(
    noted({ ...fresh, earlierRequesters, timeline, sentMails, cards, deliveries }, { kind: 'started-over', by }, at),
    at,
  );
}
