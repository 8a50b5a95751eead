import type { Part } from '../onboarding/steps.ts';
import type { Wait } from '../onboarding/waits.ts';
import type { Amount, NextAction } from '../onboarding/work.ts';
import type { Words } from '../words/words.ts';
import { inARow } from './in-a-row.ts';
import type { ViewData } from './render.ts';
import { type Standing, whatWords, whereItStands, whomWords } from './where-it-stands.ts';

/** What is known of an onboarding where it is a row of a list. */
export interface Work extends Standing {
  readonly id: string;
  readonly revision: number;
  readonly accountName: string;
  /** ms UTC */
  readonly createdAt: number;
  readonly next: NextAction | null;
  readonly amount: Amount | null;
}

/** What rows depend on besides. */
export interface Looks {
  readonly hasDialogs: boolean;
  /** Whether anybody looks after onboardings that are not theirs. */
  readonly hasOperators: boolean;
  /** ms UTC */
  readonly now: number;
}

/** One's own: what is next, and its button. */
export function workRow(words: Words, work: Work, { now, hasDialogs, hasOperators }: Looks): ViewData {
  const { id, revision, accountName, createdAt, amount } = work;
  const age = words.age(createdAt, now);
  const { next, button, lines } = workTold(words, work, { now, hasOperators });
  return {
    ...{ id, revision, name: accountName, ...button },
    lines: lines.map((text) => ({ text: inARow(text) })),
    about:
      amount === null
        ? age
        : words.say('cards.work.about', { amount: words.money(amount.minor, amount.currency), age }),
    hint: words.say('cards.work.hint', { action: hintOf(words, next) ?? button.action, what: accountName }),
    opensDialog: hasDialogs && next?.does === 'open-credentials',
  };
}

/** What is for its rep to do, the button of that, and how it stands. */
export function workTold(words: Words, work: Work, { now, hasOperators }: Omit<Looks, 'hasDialogs'>) {
  const next = work.next ?? (work.attention !== null && !hasOperators ? ({ does: 'retry' } as const) : null);
  return { next, button: buttonOf(words, next), lines: linesOf(words, { ...work, next }, now) };
}

/** What has no room on the button. */
function hintOf(words: Words, next: NextAction | null): string | undefined {
  return next?.does === 'mend' ? words.say(`cards.editPart.${next.part}`) : undefined;
}

/** One of somebody else's: where it stands, and who has it. */
export function rowOfAnother(
  words: Words,
  work: Work,
  { holder, mayOpen, now }: { readonly holder: string; readonly mayOpen: boolean; readonly now: number },
): ViewData {
  const { id, revision, accountName, createdAt } = work;
  const { action, verb, part } = buttonOf(words, null);
  return {
    ...{ id, revision, name: accountName, action, part },
    verb: mayOpen ? verb : '',
    lines: [{ text: inARow(whereItStands(words, work)) }],
    about: words.say('cards.list.with', { holder, age: words.age(createdAt, now) }),
    hint: words.say('cards.work.hint', { action, what: accountName }),
    opensDialog: false,
  };
}

/** The button of what comes next: what binds anybody is pressed on the onboarding's own card, where all of it is seen. */
function buttonOf(words: Words, next: NextAction | null): { action: string; verb: string; part: Part | '' } {
  switch (next?.does) {
    case 'mend':
      return { action: words.say('cards.partRows.edit'), verb: 'edit', part: next.part };
    case 'retry':
      return { action: words.say('cards.attention.retry'), verb: 'retry', part: '' };
    case 'hand-over':
      return { action: words.say('cards.work.handOver'), verb: 'open', part: '' };
    case 'open-credentials':
      return { action: words.say('cards.status.openCredentials'), verb: 'open-credentials', part: '' };
    case 'continue':
      return { action: words.say('cards.common.continue'), verb: 'open', part: '' };
    case 'submit':
      return { action: words.say('cards.work.reviewAndSubmit'), verb: 'open', part: '' };
    case 'answer':
      return { action: words.say('cards.work.answer'), verb: 'open', part: '' };
    case 'tell-whose-tenant':
      return { action: words.say('cards.work.tellWhoseTenant'), verb: 'open', part: '' };
    case undefined:
      return { action: words.say('cards.list.open'), verb: 'open', part: '' };
  }
}

/** More of what an onboarding waits for stands on its own card. */
const waitsShown = 2;

function linesOf(words: Words, work: Work, now: number): readonly string[] {
  const { next, waits, stage, attention } = work;
  if (next?.does === 'answer') return [words.say('cards.work.asked')];
  if (next?.does === 'tell-whose-tenant') return [words.say('cards.work.isItTheirs')];
  if (next?.does === 'hand-over') return [words.say('cards.work.signInToHandOver')];
  if (next?.does === 'open-credentials') return [words.say('cards.work.signInKept')];
  if (next !== null || stage.kind === 'completed' || stage.kind === 'cancelled') return [whereItStands(words, work)];
  if (attention !== null) {
    return [words.say('cards.work.withOperators', { since: words.sinceDay(attention.since, now) })];
  }
  if (waits.length === 0) return [words.say('terms.standing.settingUp')];
  return waits.slice(0, waitsShown).flatMap((wait) => [
    words.say('cards.work.waits', {
      whom: capitalised(whomWords(words, wait)),
      what: whatWords(words, wait),
      since: words.sinceDay(wait.since, now),
    }),
    ...mailedWords(words, wait),
  ]);
}

/** When the customer was mailed last, and is next, where they are waited for. */
export function mailedWords(words: Words, { mailedAt, remindAt }: Wait): readonly string[] {
  if (mailedAt === undefined) return [];
  const mailed = words.day(mailedAt);
  if (remindAt === undefined) return [words.say('cards.work.mailed', { mailed })];
  return [words.say('cards.work.mailedAndNext', { mailed, next: words.day(remindAt) })];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
