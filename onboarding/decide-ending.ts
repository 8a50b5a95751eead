import type { Change } from './commands.ts';
import { type Onboarding, startOnboarding } from './onboarding.ts';
import type { Person } from './person.ts';
import { withRefreshedApprovals, withRefreshedCards, withTask } from './record-news.ts';
import { noted } from './timeline.ts';

/** Retry, hand-over of the credentials, starting over, and cancelling. */
export function decideEnding(
  record: Onboarding,
  change: Extract<Change, { kind: 'retry' | 'take-credentials' | 'start-over' | 'cancel' }>,
  by: Person,
  at: number,
): Onboarding {
  switch (change.kind) {
    case 'retry':
      return retry(record, by, at);
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
      return withRefreshedApprovals(noted(cancelled, { kind: 'cancelled', by }, at), at);
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
  const { id, accountName, requester, conversationId, providerId, timeline, sentMails, cards, deliveries } = record;
  const fresh = startOnboarding({ id, accountName, requester, conversationId, providerId, at: record.createdAt });
  return withRefreshedApprovals(
    noted({ ...fresh, timeline, sentMails, cards, deliveries }, { kind: 'started-over', by }, at),
    at,
  );
}
