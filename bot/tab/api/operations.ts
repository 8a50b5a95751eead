import { detailWords, helpWords, longestFailing, taskWords } from '../../../cards/attention-card.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { failingSince } from '../../../onboarding/tasks.ts';
import { causeOf } from '../../../onboarding/who-helps.ts';
import { mayRun } from '../../../onboarding/who-may.ts';
import type { FilterAddress } from '../../../tab/api/filter.ts';
import type {
  BouncedMail,
  Cause,
  CauseDeals,
  Operations,
  Queue,
  Retried,
  TroubledDeal,
} from '../../../tab/api/operations.ts';
import { retried } from '../../teams/answer/retry-all.ts';
import { mailTitle } from './documents.ts';
import { healthRows } from './health.ts';
import { refused } from './not-answered.ts';
import { offersAmong } from './offers.ts';
import { ahead, since } from './said.ts';
import type { Viewer } from './viewer.ts';

/** More causes are not looked for: of those that are seen to the others come. */
const mostCauses = 30;
const ofEach = 3;
const mostFailing = 20;
const mostBounced = 20;
const hour = 60 * 60_000;

/** What is broken, since when, and why: for who looks after deals that are not theirs. */
export async function operationsAnswer(viewer: Viewer): Promise<Operations> {
  const refusal = mayRun(viewer.roles, 'list-attention');
  if (refusal !== undefined) throw await refused(viewer, refusal, 'list-attention');
  const { onboardings, pausedProviders, words, now } = viewer.services;
  const [keys, paused] = await Promise.all([onboardings.attentionCauses(mostCauses), pausedProviders()]);
  const causes = (await Promise.all(keys.map((key) => causeShown(viewer, key)))).filter((one) => one !== undefined);
  return {
    causes: causes.toSorted((one, other) => one.since.at - other.since.at),
    failing: await failingDeals(viewer),
    paused: paused.map((one) => ({
      provider: one.name,
      text: words.say('cards.operators.paused', { provider: one.name, problem: one.fault }),
      since: since(words, one.since, now()),
    })),
    queue: await queueShown(viewer),
    health: await healthRows(viewer),
    bounced: await bouncedMails(viewer),
    bouncedFilter: { bounced: 'yes' },
  };
}

/** Undefined = they are seen to. */
async function causeShown(viewer: Viewer, cause: string): Promise<Cause | undefined> {
  const { onboardings, words, now } = viewer.services;
  const page = await onboardings.needingAttention(cause, { limit: ofEach });
  const records = await recordsOf(viewer, page.items);
  const [oldest] = records;
  if (oldest === undefined || oldest.attention === null) return undefined;
  const filter: FilterAddress = { cause };
  return {
    cause,
    text: words.tell(causeOf(oldest.attention.problem)),
    count: page.total,
    isMore: page.isMore === true,
    since: since(words, oldest.attention.since, now()),
    helps: helpWords(words, oldest),
    mayRetry: mayRun(viewer.roles, 'retry-all') === undefined,
    deals: await Promise.all(records.map((record) => troubled(viewer, record))),
    filter,
  };
}

/** All of a cause, page by page. */
export async function causeAnswer(
  viewer: Viewer,
  cause: string,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<CauseDeals> {
  const refusal = mayRun(viewer.roles, 'list-attention');
  if (refusal !== undefined) throw await refused(viewer, refusal, 'list-attention');
  const found = await viewer.services.onboardings.needingAttention(cause, page);
  const records = await recordsOf(viewer, found.items);
  return {
    deals: await Promise.all(records.map((record) => troubled(viewer, record))),
    total: found.total,
    isMore: found.isMore === true,
    next: found.next ?? null,
  };
}

/** One that cannot be read, which is in the log, hides no other. */
async function recordsOf({ services: { onboardings, log } }: Viewer, items: readonly { readonly id: string }[]) {
  const read = await Promise.allSettled(items.map(({ id }) => onboardings.get(id)));
  return read.flatMap((one) => {
    if (one.status === 'rejected') log.warn({ err: one.reason }, 'an onboarding is missing on a list');
    return one.status === 'rejected' || one.value === undefined ? [] : [one.value.record];
  });
}

const looksAfter = ['retry', 'leave-out', 'reassign', 'cancel'] as const;

async function troubled(viewer: Viewer, record: Onboarding): Promise<TroubledDeal> {
  const { words, now } = viewer.services;
  const { id, revision, accountName, requester, attention, tasks, createdAt } = record;
  const kind = tasks.find((task) => task.id === attention?.taskId)?.kind;
  return {
    ...{ id, revision, name: accountName, owner: requester.name },
    task: taskWords(words, kind),
    since: since(words, attention?.since ?? createdAt, now()),
    detail: attention === null ? '' : detailWords(words, attention.problem, words.tell(causeOf(attention.problem))),
    // What is done for a task goes out under its id.
    reference: attention?.correlationId ?? attention?.taskId ?? '',
    actions: await offersAmong(viewer, record, looksAfter),
  };
}

/** What has failed for an hour, and goes on by itself. */
async function failingDeals(viewer: Viewer): Promise<readonly TroubledDeal[]> {
  const { onboardings, words, now } = viewer.services;
  const { items } = await onboardings.failing({ limit: mostFailing });
  const records = await recordsOf(viewer, items);
  const long = records.filter(({ tasks }) => now() - (failingSince(tasks) ?? now()) >= hour);
  return long.map((record) => {
    const { kind, failingSince: at, failingBy } = longestFailing(record);
    const { id, revision, accountName, requester } = record;
    return {
      ...{ id, revision, name: accountName, owner: requester.name },
      task: taskWords(words, kind),
      since: since(words, at, now()),
      detail: failingBy === null ? '' : words.tell(failingBy),
      ...{ reference: '', actions: [] },
    };
  });
}

async function queueShown({ services: { onboardings, words, now } }: Viewer): Promise<Queue> {
  const at = now();
  const [first] = await onboardings.due(1);
  if (first === undefined) return { oldest: null, next: null, text: words.say('answers.queue.empty') };
  const { id, dueAt } = first;
  if (dueAt > at) return { oldest: null, next: ahead(words, dueAt, at), text: words.say('answers.queue.onTime') };
  const kind = (await onboardings.get(id))?.record.tasks.find((task) => task.dueAt !== null && task.dueAt <= at)?.kind;
  const dueSince = since(words, dueAt, at);
  const task = taskWords(words, kind);
  return {
    oldest: { dealId: id, task, dueSince },
    next: null,
    text: words.say('answers.queue.late', { task, since: dueSince.text }),
  };
}

/** The mails to customers that came back, the newest first. */
async function bouncedMails(viewer: Viewer): Promise<readonly BouncedMail[]> {
  const { onboardings, words, now } = viewer.services;
  const where = [{ fact: 'bounced', least: 1 }] as const;
  const { items } = await onboardings.select({ where, by: 'bounced', isDescending: true }, { limit: mostBounced });
  const records = await recordsOf(viewer, items);
  return records.flatMap(({ id, accountName, sentMails }) => {
    const mail = sentMails.findLast(({ bounced }) => bounced !== null);
    if (!mail?.bounced) return [];
    const why = words.say(`cards.chase.${mail.bounced.why}`);
    const title = mailTitle(words, mail.kind, mail.isReminder);
    return [{ dealId: id, name: accountName, to: mail.to, title, why, at: since(words, mail.bounced.at, now()) }];
  });
}

/** What waits for a person for this reason is tried again, each as by its own Retry. */
export async function retryAnswer(viewer: Viewer, cause: string): Promise<Retried> {
  const refusal = mayRun(viewer.roles, 'retry-all');
  if (refusal !== undefined) throw await refused(viewer, refusal, 'retry-all');
  const came = await retried(viewer, cause);
  return { ...came, operations: await operationsAnswer(viewer) };
}
