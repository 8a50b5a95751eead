import type { Change } from './commands.ts';
import { leaveOut } from './decide-provisioning.ts';
import { type Onboarding, startOnboarding } from './onboarding.ts';
import type { Person } from './person.ts';
import {
  quietNews,
  withNotice,
  withoutNotice,
  withRefreshedApprovals,
  withRefreshedCards,
  withTask,
} from './record-news.ts';
import { noted } from './timeline.ts';
import { isHolder } from './who-may.ts';

/** Retry, hand-over of the credentials, starting over, leaving out, and cancelling. */
export function decideEnding(
  record: Onboarding,
  change: Extract<
    Change,
    { kind: 'retry' | 'view-credentials' | 'take-credentials' | 'start-over' | 'leave-out' | 'cancel' }
  >,
  by: Person,
  at: number,
): Onboarding {
  // The holder sees it in the answer to their click; of what others did they hear.
  const byHolder = isHolder(record, by);
  switch (change.kind) {
    case 'retry':
      return byHolder ? retry(record, by, at) : withRefreshedCards(retry(record, by, at), at);
    case 'view-credentials':
      return viewCredentials(record, by, at);
    case 'take-credentials':
      return takeCredentials(record, by, at);
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

/** Looking again so soon, because the page did not come through, is the same view. */
const sameViewMs = 5 * 60_000;
const reminderMs = 24 * 60 * 60_000;

function viewCredentials(record: Onboarding, by: Person, at: number): Onboarding {
  const last = record.timeline.findLast((entry) => entry.kind === 'viewed-credentials');
  if (last !== undefined && last.by.id === by.id && at - last.at < sameViewMs) return record;
  const viewed = quietNews(record, { kind: 'viewed-credentials', by }, at);
  return last === undefined ? withNotice(viewed, { kind: 'credentials-not-stored' }, at, at + reminderMs) : viewed;
}

function takeCredentials(record: Onboarding, by: Person, at: number): Onboarding {
  const reminded = withoutNotice(record, 'credentials-not-stored');
  const taken: Onboarding = { ...reminded, credentials: { kind: 'taken', by, at } };
  const forgetting = withTask(noted(taken, { kind: 'took-credentials', by }, at), { kind: 'forget-credentials' }, at);
  return withRefreshedCards(forgetting, at);
}

/**
 * Parked tasks go on exactly where they stopped: not as a first attempt, so that what may have happened is looked for.
 * What looks by itself looks now.
 */
function retry(record: Onboarding, by: Person, at: number): Onboarding {
  const tasks = record.tasks.map((task) =>
    task.dueAt === null || (task.id === record.attention?.taskId && task.lease === null)
      ? { ...task, dueAt: at, attempts: 1, failingSince: null, failingBy: null }
      : task,
  );
  const verification = record.verification?.status === 'NotAllowed' ? null : record.verification;
  const setback = record.order.setback && { ...record.order.setback, times: 0 };
  const order = { ...record.order, setback };
  const change = record.change && { ...record.change, refused: [] };
  return noted({ ...record, attention: null, tasks, verification, order, change }, { kind: 'retried', by }, at);
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
