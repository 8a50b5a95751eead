import { type DealStep, dealSteps, stepsDone, waitsAt } from '../../onboarding/deal-steps.ts';
import type { Wait } from '../../onboarding/waits.ts';
import type { Words } from '../../words/words.ts';
import { type Card, cardOf } from '../card.ts';
import { renderView } from '../render.ts';
import { whatWords, whomWords } from '../where-it-stands.ts';

/** How each state looks: what newer clients show, and the sign for the others. */
const looks = {
  done: { sign: '✓', icon: 'CheckmarkCircle', color: 'Good', badge: 'Good' },
  here: { sign: '▸', icon: 'PlayCircle', color: 'Accent', badge: 'Accent' },
  waiting: { sign: '▸', icon: 'Clock', color: 'Accent', badge: 'Informative' },
  stopped: { sign: '⚠', icon: 'ErrorCircle', color: 'Warning', badge: 'Warning' },
  later: { sign: '○', icon: 'Circle', color: 'Default', badge: 'Subtle' },
} as const;

/** How far a deal has come, and what it waits for. */
export interface Way {
  readonly steps: readonly DealStep[];
  readonly waits: readonly Wait[];
  /** The rep, who fills in. */
  readonly holder: string;
}

/** How a moment, ms UTC, is told: with how long ago it was, where the card is asked for anew. */
type Since = (at: number) => string;

/** The way of a deal, one row a step: how it stands there, who is waited for and since when. */
export function stepper(words: Words, { steps, waits, holder }: Way, since: Since): Card {
  if (steps.length === 0) return cardOf([]);
  const done = stepsDone(steps);
  return renderView(words, 'deal/stepper', {
    done,
    all: dealSteps.length,
    progress: words.say('cards.stepState.progress', { done, all: dealSteps.length }),
    rows: steps.map((step) => rowOf(words, step, waitsAt(steps, waits, step.name), holder, since)),
  });
}

/** Where it is the rep's turn, since no form is a wait of its own. */
const ofForm: readonly DealStep['name'][] = ['account', 'registration', 'order'];

function rowOf(words: Words, step: DealStep, awaited: readonly Wait[], holder: string, since: Since) {
  const { name, state } = step;
  return {
    ...looks[state],
    name: words.say(`cards.dealStep.${name}`),
    isOpen: isOpen(step),
    isLater: state === 'later',
    state: words.say(`cards.stepState.${state}`),
    waits: awaited.map((wait) => waitOf(words, wait, since)),
    since: awaited.length > 0 || step.since === null ? '' : sinceOf(words, step, holder, since(step.since)),
  };
}

function isOpen({ state }: DealStep): boolean {
  return state !== 'done' && state !== 'later';
}

function sinceOf(words: Words, { name, state }: DealStep, holder: string, since: string): string {
  if (state === 'waiting') return words.say('cards.stepState.forUs', { since });
  return state === 'here' && ofForm.includes(name)
    ? words.say('cards.stepState.with', { holder, since })
    : words.say('cards.status.since', { since });
}

function waitOf(words: Words, wait: Wait, since: Since) {
  const whom = whomWords(words, wait);
  return {
    whom: whom.charAt(0).toUpperCase() + whom.slice(1),
    what: whatWords(words, wait),
    since: words.say('cards.status.since', { since: since(wait.since) }),
  };
}

/** The same in a line, above a form: no more of a card's height than that. What is still to come is only counted. */
export function stepLine(words: Words, steps: readonly DealStep[]): Card {
  if (steps.length === 0) return cardOf([]);
  const later = steps.filter(({ state }) => state === 'later').length;
  const shown = steps.flatMap((step) => {
    if (step.state === 'later') return [];
    const { sign, color } = looks[step.state];
    const text = unbroken(`${sign} ${words.say(`cards.dealStep.${step.name}`)}`);
    return [
      { type: 'TextRun', text, size: 'Small', ...(isOpen(step) ? { weight: 'Bolder', color } : { isSubtle: true }) },
    ];
  });
  const rest = unbroken(`${looks.later.sign} ${words.say('cards.stepState.more', { count: later })}`);
  const all = [...shown, ...(later === 0 ? [] : [{ type: 'TextRun', text: rest, size: 'Small', isSubtle: true }])];
  const gap = { type: 'TextRun', text: '  ', size: 'Small' };
  const inlines = all.flatMap((run, place) => (place === 0 ? [run] : [gap, run]));
  return cardOf([{ type: 'RichTextBlock', spacing: 'None', inlines }]);
}

function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}
