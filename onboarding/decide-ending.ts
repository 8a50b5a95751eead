import type { Change, PersonCommand } from './commands.ts';
import { isOver, type Onboarding, startOnboarding } from './onboarding.ts';
import { notePerson, withDeed, withRefreshedApprovals, withRefreshedCards } from './record-news.ts';
import { isUnderWay } from './tasks.ts';
import type { Refusal } from './who-may.ts';

/** Retry, hand-over of the credentials, starting over, and cancelling. */
export function decideEnding(
  record: Onboarding,
  change: Extract<Change, { kind: 'retry' | 'take-credentials' | 'start-over' | 'cancel' }>,
  event: PersonCommand,
  at: number,
): Onboarding | Refusal {
  switch (change.kind) {
    case 'retry':
      return retry(record, event, at);
    case 'take-credentials':
      return takeCredentials(record, event, at);
    case 'start-over':
      return startOver(record, event, at);
    case 'cancel':
      return cancel(record, event, at);
  }
}

/** Parked tasks go on exactly where they stopped: not as a first attempt, so that what may have happened is looked for. */
function retry(record: Onboarding, event: PersonCommand, at: number): Onboarding | Refusal {
  if (record.attention === null)
    return { code: 'not-possible', text: 'There is nothing to retry: everything is going on by itself.' };
  const tasks = record.tasks.map((task) => (task.dueAt === null ? { ...task, dueAt: at, attempts: 1 } : task));
  const reviewed = record.verification?.status === 'NotAllowed' ? null : record.verification;
  return notePerson({ ...record, attention: null, tasks, verification: reviewed }, event.by, 'pressed Retry', at);
}

function takeCredentials(record: Onboarding, { by }: PersonCommand, at: number): Onboarding | Refusal {
  switch (record.credentials.kind) {
    case 'in-vault': {
      const taken: Onboarding = { ...record, credentials: { kind: 'taken', by, at } };
      const noted = notePerson(taken, by, 'took the administrator credentials', at);
      return withRefreshedCards(withDeed(noted, { kind: 'forget-credentials' }, at), at);
    }
    case 'taken':
      return { code: 'too-late', text: 'The credentials have been taken already, and our copy is gone.' };
    case 'none':
    case 'lost':
      return { code: 'not-possible', text: 'There are no credentials to take.' };
  }
}

function startOver(record: Onboarding, { by }: PersonCommand, at: number): Onboarding | Refusal {
  const tenantMade = record.customer !== null && record.registration?.answer === 'yes';
  if (isOver(record)) return { code: 'too-late', text: 'It is over already.' };
  if (isOrdering(record)) return beingOrdered;
  if (tenantMade || isUnderWay(record.tasks, 'create-customer')) {
    return {
      code: 'too-late',
      text: 'The tenant exists already, so it cannot start over. You can still edit contract and subscriptions, or cancel.',
    };
  }
  const { id, accountName, requester, conversationId, providerId } = record;
  const fresh = startOnboarding({ id, accountName, requester, conversationId, providerId, at: record.createdAt });
  const noted = notePerson({ ...fresh, timeline: record.timeline }, by, 'started over', at);
  return withRefreshedApprovals(noted, at);
}

function cancel(record: Onboarding, { by }: PersonCommand, at: number): Onboarding | Refusal {
  if (isOver(record)) return { code: 'too-late', text: 'It is over already.' };
  if (isOrdering(record)) return beingOrdered;
  const ended = notePerson(
    { ...record, stage: { kind: 'cancelled', at, by }, attention: null },
    by,
    'cancelled it',
    at,
  );
  return withRefreshedApprovals(ended, at);
}

function isOrdering(record: Onboarding): boolean {
  return isUnderWay(record.tasks, 'check-out');
}

const beingOrdered: Refusal = {
  code: 'too-late',
  text: 'The order is being placed right now. Look at its status in a minute.',
};

/** What cancelling does not undo, in sentences for the person about to do it. */
export function notUndone(record: Onboarding): readonly string[] {
  const kept: string[] = [];
  const mail = record.registration?.answer === 'no' ? record.invitation?.mail : null;
  if (mail && mail.sentAt !== null) {
    kept.push('The mail with the reseller link has been sent. The customer can still accept it.');
  }
  if (record.customer !== null && record.registration?.answer === 'yes') {
    kept.push(`The tenant ${record.customer.domain} exists; Microsoft does not delete it, and its name stays taken.`);
  }
  if (record.customer !== null && record.registration?.answer === 'no') {
    kept.push('The customer stays connected to us as reseller in Partner Center.');
  }
  if (record.agreementFacts.signed !== null) kept.push('The signed Microsoft Customer Agreement stays in force.');
  if (record.credentials.kind === 'in-vault') {
    kept.push('The administrator credentials stay in the vault until you take them.');
  }
  return kept;
}
