import { outcomeOf } from '../../../cards/approval-card.ts';
import { factsOf } from '../../../cards/onboarding/facts.ts';
import { joined } from '../../../cards/onboarding/part-view.ts';
import { stageHeadline } from '../../../cards/onboarding/stage-headline.ts';
import { views } from '../../../cards/onboarding/views.ts';
import { whatWords, whomWords } from '../../../cards/where-it-stands.ts';
import { mailedWords } from '../../../cards/work-row.ts';
import { asSeenBy, justDecided } from '../../../onboarding/as-it-waits.ts';
import { stepsOf, waitsAt } from '../../../onboarding/deal-steps.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { isTakenBack } from '../../../onboarding/order-progress.ts';
import { isFinished, partsOf } from '../../../onboarding/steps.ts';
import { waitsOf } from '../../../onboarding/waits.ts';
import { isHolder, may, mayAtAll } from '../../../onboarding/who-may.ts';
import type { AttentionShown, Deal, StepShown, WaitShown } from '../../../tab/api/deal.ts';
import type { Words } from '../../../words/words.ts';
import type { ReadOnboarding } from '../../store/onboardings.ts';
import { actingOn } from '../../teams/asked.ts';
import { briefOf } from './brief.ts';
import { documentsOf, mailsOf } from './documents.ts';
import { historyOf } from './history.ts';
import { commitmentShown, lineRows, totalOf } from './lines.ts';
import { gone, notShown, refused } from './not-answered.ts';
import { offersOf } from './offers.ts';
import { capitalised, chatOf, since } from './said.ts';
import type { Viewer } from './viewer.ts';

/** A deal, for who may open it and who may approve it. */
export async function dealAnswer(viewer: Viewer, id: string): Promise<Deal> {
  const read = await found(viewer, id);
  await seen(viewer, read);
  return dealShown(viewer, read.record);
}

/** @throws NotAnswered what is not there nobody finds out by guessing who has no role */
export async function found(viewer: Viewer, id: string): Promise<ReadOnboarding> {
  const { onboardings, words } = viewer.services;
  if (viewer.roles.length === 0) {
    throw await refused(viewer, { code: 'no-role', reason: 'no-role' }, 'look-up');
  }
  const read = await onboardings.get(id);
  if (read === undefined) throw gone(words);
  return read;
}

/** @throws NotAnswered it is not theirs to see */
async function seen(viewer: Viewer, read: ReadOnboarding): Promise<void> {
  if (await maySee(viewer, read.record)) return;
  const acting = { person: viewer.caller.person, roles: viewer.roles };
  const refusal = mayAtAll(read.record, acting, 'open');
  if (refusal !== undefined) throw notShown(viewer, refusal, 'open', read);
}

/** Whether it is theirs to see: all of it, what we pay as well, as in their own chat. */
export async function maySee(viewer: Viewer, record: Onboarding): Promise<boolean> {
  const acting = { person: viewer.caller.person, roles: viewer.roles };
  if (mayAtAll(record, acting, 'open') === undefined) return true;
  return mayAtAll(record, await actingOn(viewer, record, 'review'), 'review') === undefined;
}

/** As its viewer sees it, who may. */
export async function dealShown(viewer: Viewer, whole: Onboarding): Promise<Deal> {
  const { person } = viewer.caller;
  const record = asSeenBy(whole, person.id);
  const { words, now, dealLink } = viewer.services;
  const { id } = record;
  const at = now();
  const { headline, meaning } = stageHeadline(words, record);
  const { matters, details } = factsOf(words, record, at);
  const deciding = await actingOn(viewer, whole, 'approve');
  return {
    ...briefOf(viewer, { ...record, isTakenBack: isTakenBack(record) }),
    ...{ headline, explanation: (await justDecidedWords(viewer, whole)) || meaning },
    steps: stepsShown(words, record, at),
    waits: waitsOf(record).map((wait) => waitShown(words, wait, at)),
    attention: attentionShown(words, record, at),
    parts: partsShown(words, record, at),
    lines: lineRows(words, record, at),
    total: totalOf(words, record),
    commitment: commitmentShown(words, record, at),
    facts: [...matters, ...details],
    documents: documentsOf(words, record),
    mails: mailsOf(words, record),
    timeline: historyOf(words, record),
    actions: await offersOf(viewer, whole),
    // Only its holder goes on with it there, and who looks after it opens it.
    chat: isHolder(record, person) || viewer.roles.length > 0 ? chatOf(viewer, id) : null,
    link: dealLink(id),
    pack: may(record, { person, roles: viewer.roles }, 'take-pack') === undefined ? `${dealLink(id)}/pack.pdf` : '',
    isForReview: may(whole, deciding, 'approve') === undefined || may(whole, deciding, 'approve-change') === undefined,
  };
}

/** Who could decide reads who has just done so; '' = nobody has, or it is for somebody else to know. */
async function justDecidedWords(viewer: Viewer, record: Onboarding): Promise<string> {
  const { person } = viewer.caller;
  const decision = justDecided(record);
  if (decision === null || decision.by.id === person.id) return '';
  const acting = await actingOn(viewer, record, 'review');
  if (mayAtAll(record, acting, 'review') !== undefined) return '';
  return outcomeOf(viewer.services.words, { record, viewer: person.id })?.text ?? '';
}

const states = { done: 'done', here: 'now', waiting: 'waiting', stopped: 'problem', later: 'ahead' } as const;

function stepsShown(words: Words, record: Onboarding, now: number): readonly StepShown[] {
  const steps = stepsOf(record);
  const awaited = waitsOf(record);
  return steps.map(({ name, state, since: at }) => ({
    step: name,
    label: words.say(`cards.dealStep.${name}`),
    state: states[state],
    stateLabel: words.say(`cards.stepState.${state}`),
    text: waitsAt(steps, awaited, name)
      .map((wait) => `${capitalised(whomWords(words, wait))} ${whatWords(words, wait)}`)
      .join('; '),
    since: at === null ? null : since(words, at, now),
  }));
}

function waitShown(words: Words, wait: ReturnType<typeof waitsOf>[number], now: number): WaitShown {
  return {
    whom: capitalised(whomWords(words, wait)),
    what: whatWords(words, wait),
    since: since(words, wait.since, now),
    mailed: mailedWords(words, wait).join(' '),
  };
}

function attentionShown(words: Words, { attention }: Onboarding, now: number): AttentionShown | null {
  if (attention === null) return null;
  return {
    text: words.tell(attention.problem),
    detail: '',
    since: since(words, attention.since, now),
    // What is done for a task goes out under its id.
    reference: attention.correlationId ?? attention.taskId,
  };
}

function partsShown(words: Words, record: Onboarding, now: number) {
  return partsOf(record)
    .filter((part) => part !== 'subscriptions' && isFinished(record, part))
    .map((part) => ({
      name: words.say(`cards.part.${part}`),
      value: joined([views[part].summary(words, record), views[part].note?.(words, record, now) ?? '']),
    }));
}
