import type { TaskResult } from './commands.ts';
import type { Onboarding } from './onboarding.ts';
import { isReadyToOrder } from './plan-tasks.ts';
import { lesserNews, news, refreshed, togetherMs } from './record-news.ts';
import { isSetBackAgain, withoutSetback } from './setback.ts';
import { lookedAgain, without } from './task-after.ts';

/** Whether Microsoft says that it is signed. */
export function agreementSeen(
  record: Onboarding,
  taskId: string,
  result: Extract<TaskResult, { kind: 'agreement' }>,
  at: number,
): Onboarding {
  const first = record.agreementFacts.checkedAt === null;
  const agreementFacts = { ...record.agreementFacts, checkedAt: at };
  if (result.signed === null) {
    const waiting = lookedAgain(withoutSetback({ ...record, agreementFacts }), taskId, result.nextAt);
    return first ? refreshed(waiting, at) : waiting;
  }
  const signed = { at, how: result.signed };
  const ended = without({ ...record, agreementFacts: { ...agreementFacts, signed } }, taskId);
  if (isSetBackAgain(record)) return ended;
  const what = { kind: 'agreement-signed', how: 'by-customer' } as const;
  // Who had signed before anybody asked is no news.
  if (first && agreementFacts.askedAt === null) return lesserNews(ended, what, at);
  // Where the order follows by itself it is told with it.
  const dueAt = isReadyToOrder(ended) ? at + togetherMs : at;
  return news(ended, what, { kind: 'agreement-signed' }, at, dueAt);
}

/** Whether Partner Center took it that we say so. */
export function confirmationAnswered(record: Onboarding, taken: boolean, at: number): Onboarding {
  if (!taken) {
    const agreementFacts = { ...record.agreementFacts, confirmationRefused: true };
    return lesserNews({ ...record, agreementFacts }, { kind: 'confirmation-refused' }, at);
  }
  const signed = { at, how: 'confirmed-by-us' as const };
  const confirmed = { ...record, agreementFacts: { ...record.agreementFacts, signed } };
  return lesserNews(confirmed, { kind: 'agreement-signed', how: signed.how }, at);
}
