import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Part } from '../../onboarding/steps.ts';
import { helpFor } from '../../onboarding/who-helps.ts';
import { hindrance, type Verb } from '../../onboarding/who-may.ts';
import type { Words } from '../../words/words.ts';
import { type Card, cardOf } from '../card.ts';
import { renderView } from '../render.ts';
import { whatHappened } from '../what-happened.ts';

/** Who looks at what cannot go on by itself. */
export interface Looking {
  /** Whether this is for whoever sees the card to do. */
  readonly offers: (verb: Verb) => boolean;
  /** Whether there is anybody else who can have it tried again. */
  readonly hasOperators: boolean;
}

/** What whoever looks can do about what is wrong: mend a part, have it tried again, or leave it to the operators. */
interface WayOut {
  readonly mend: Part | null;
  readonly retry: boolean;
  readonly leaveOut: boolean;
  readonly isWithOperators: boolean;
}

/** What only a person can get going again, on whatever card of the onboarding they look at. */
export function attentionBox(words: Words, record: Onboarding, looking: Looking): Card {
  const { attention } = record;
  if (attention === null) return cardOf([]);
  const { taskId, problem, correlationId, since } = attention;
  const way = wayOutOf(record, looking);
  return renderView(
    words,
    'onboarding/attention',
    {
      title: titleOf(words, way),
      text: way.isWithOperators ? whatHappened(words, problem) : words.tell(problem),
      since: words.say('cards.attention.since', { at: words.moment(since) }),
      reference: referenceOf(words, correlationId, taskId),
      advice: adviceOf(words, way),
      isMendable: way.mend !== null,
      part: way.mend ?? '',
      edit: way.mend === null ? '' : words.say(`cards.editPart.${way.mend}`),
      mayRetry: way.retry,
      mayLeaveOut: way.leaveOut,
    },
    record,
  );
}

/** What was done for the task is logged under either; Microsoft knows the one alone that went out. */
function referenceOf(words: Words, correlationId: string | null, taskId: string): string {
  if (correlationId !== null) return words.say('cards.attention.reference', { correlationId });
  return taskId === '' ? '' : words.say('cards.attention.ownReference', { reference: taskId });
}

/** What there is to press for them. */
export function wayOutOf(record: Onboarding, { offers, hasOperators }: Looking): WayOut {
  const help = helpFor(record);
  const isHolder = offers('edit');
  const mend = isHolder && help?.who === 'rep' ? help.part : null;
  const isWithOperators = isHolder && hasOperators && help?.who === 'operators';
  // Whoever looks after it can always have it tried again; where nobody does, the holder has to.
  const isSeenTo = mend !== null && hasOperators && !(help?.who === 'rep' && help.orRetry);
  const retry = offers('retry') && !isSeenTo && !isWithOperators;
  return {
    mend,
    retry,
    leaveOut: offers('leave-out') && hindrance(record, 'leave-out') === undefined,
    isWithOperators,
  };
}

function adviceOf(words: Words, { isWithOperators, leaveOut }: WayOut): string {
  if (!isWithOperators) return '';
  return words.say(leaveOut ? 'cards.attention.operatorsKnowOrLeaveOut' : 'cards.attention.operatorsKnow');
}

function titleOf(words: Words, { mend, retry, isWithOperators }: WayOut): string {
  if (isWithOperators) return words.say('cards.attention.lookedAfter');
  return words.say(mend !== null || retry ? 'cards.attention.needsYou' : 'cards.attention.stands');
}
