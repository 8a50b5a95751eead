import type { FormResult, Inputs } from '../../onboarding/form.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { isAsProposed, type Proposable } from '../../onboarding/proposals.ts';
import type { Words } from '../../words/words.ts';
import type { Card } from '../card.ts';
import type { Typed } from '../fill-in.ts';
import type { Provider } from './header.ts';

/** What a form is drawn from besides the record and what only the outside world knows. */
export interface Shown extends Typed {
  /** Single inputs that were answered before the form was shown. */
  readonly answered?: Inputs | undefined;
  readonly providers: readonly Provider[];
  /** ms UTC */
  readonly now: number;
}

/**
 * One part of the form as people see it. Its data and rules stand in `onboarding/steps/`, where `Context` comes from
 * and what its buttons do in `bot/teams/steps/`.
 */
export interface PartView<Context> {
  /** To fill it in. */
  readonly form: (words: Words, record: Onboarding, shown: Shown, context: Context) => Card;
  /**
   * Whether there is more to fill in than has room in a chat: a dialog where the client has them.
   * @param inputs what was typed so far
   */
  readonly isLong?: (record: Onboarding, inputs: Inputs | null) => boolean;
  /** What is wrong with the form as it stands, by input. */
  readonly missing?: (record: Onboarding, inputs: Inputs, context: Context) => FormResult<unknown>;
  /** What it says once it is finished, in a line or two; '' when nothing is there. */
  readonly summary: (words: Words, record: Onboarding) => string;
  /** What happened to it since; '' when there is nothing to tell. */
  readonly note?: (words: Words, record: Onboarding, now: number) => string;
  /** Whether the review shows it at once, not behind a button only. */
  readonly isInSight?: (record: Onboarding) => boolean;
  /** Whether something in it is not as it should be, all the same. */
  readonly isDoubtful?: (record: Onboarding) => boolean;
}

/** On the review what is not as usual is in sight; what is proposed is to be read, too, where there is room for it. */
export function proposableInSight(record: Onboarding, part: Proposable): boolean {
  return record.lines.length < 2 || !isAsProposed(record, part);
}

/** Whoever reads a part sees that nobody has filled it in; '' where somebody has. */
export function proposedWords(words: Words, record: Onboarding, part: Proposable): string {
  return isAsProposed(record, part) ? words.say('cards.summary.asProposed') : '';
}

/** The pieces of a summary on one line. */
export function joined(pieces: readonly string[]): string {
  return pieces.filter((piece) => piece !== '').join(' · ');
}
