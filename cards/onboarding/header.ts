import { stepsOf } from '../../onboarding/deal-steps.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { partNames, partsOf, type Step } from '../../onboarding/steps.ts';
import type { Words } from '../../words/words.ts';
import { type Card, stackCards } from '../card.ts';
import { stepLine } from '../deal/stepper.ts';
import { starterOf } from '../entered-by.ts';
import { renderView } from '../render.ts';

/** A step to fill in, or one of the two things shown instead of one. */
export type ShownStep = Step | 'status' | 'unavailable';

export interface Provider {
  readonly id: string;
  readonly name: string;
}

/** Whose onboarding this is and how far it has come. Above a form its way takes the place of who is at it. */
export function header(words: Words, record: Onboarding, step: ShownStep, providers: readonly Provider[]): Card {
  const provider = providers.find(({ id }) => id === record.providerId)?.name ?? record.providerId;
  const isForm = partNames.some((part) => part === step);
  const isGiven = record.earlierRequesters.length > 0;
  const named = renderView(words, 'onboarding/header', {
    progress: progressOf(words, record, step),
    accountName: record.accountName,
    provider: isForm && !isGiven ? '' : peopleOf(words, record, provider),
  });
  // Where it stands says more of its way, below.
  return step === 'status' ? named : stackCards([named, stepLine(words, stepsOf(record))]);
}

/** Where it is registered, who started it, and who has it if that is somebody else by now. */
function peopleOf(words: Words, record: Onboarding, provider: string): string {
  const { requester } = record;
  const starter = starterOf(record);
  return starter.id === requester.id
    ? words.say('cards.header.startedBy', { provider, starter: requester.name })
    : words.say('cards.header.givenTo', { provider, starter: starter.name, requester: requester.name });
}

function progressOf(words: Words, record: Onboarding, step: ShownStep): string {
  if (step === 'status' || step === 'unavailable') {
    // Where it stands is written below, in large letters.
    return words.say('cards.header.onboarding');
  }
  const part = words.say(step === 'review' ? 'cards.header.review' : `cards.part.${step}`);
  if (record.editing === step) return words.say('cards.header.editing', { part });
  const steps: readonly Step[] = [...partsOf(record), 'review'];
  // What the question of the first registration decides is one part more, and of a new tenant the agreement besides.
  const count = record.registration?.settled === true ? steps.length : steps.length + 2;
  return words.say('cards.header.stepOf', { number: steps.indexOf(step) + 1, count, part });
}
