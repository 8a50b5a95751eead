import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Person } from '../onboarding/person.ts';
import type { Words } from '../words/words.ts';

type Entered = Pick<Onboarding, 'timeline' | 'requester'>;

/** Who entered what is decided on: who had the onboarding, one after the other, since it was last begun. */
export function enteredWords(words: Words, { timeline, requester }: Entered): string {
  const begun = timeline.findLastIndex(({ kind }) => kind === 'started-over');
  const given = timeline.slice(begun + 1).flatMap((entry) => (entry.kind === 'reassigned' ? [entry] : []));
  return given.reduce(
    (before, { at, to }) => words.say('cards.approval.enteredSince', { before, day: words.day(at), name: to.name }),
    given[0]?.from.name ?? requester.name,
  );
}

/** Who began it; of what was begun before that was written down, who has it. */
export function starterOf({ timeline, requester }: Entered): Person {
  const starter = timeline.find((entry) => entry.kind === 'started')?.by ?? requester;
  return starter.id === '' ? requester : starter;
}
