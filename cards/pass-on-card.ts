import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Person } from '../onboarding/person.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

/** Who else may decide. */
export interface Others {
  readonly people: readonly Person[];
  /** So many more, who never opened the bot: nothing reaches them. */
  readonly unmet: number;
}

/** Asks an approver who of those who may decide as well is to. */
export function passOnCard(words: Words, { record, ...others }: { record: Onboarding } & Others): Card {
  const { people } = others;
  return renderView(
    words,
    'pass-on-card',
    {
      accountName: record.accountName,
      note: notChosenWords(words, others),
      hasPeople: people.length > 0,
      people: people.map(({ id, name }) => ({ title: name, value: id })),
    },
    record,
  );
}

/** Why there is nobody to choose, or why others are not there; '' = everybody is. */
export function notChosenWords(words: Words, { people, unmet }: Others): string {
  if (unmet > 0) return words.say('cards.passOn.unmet', { count: unmet });
  return people.length > 0 ? '' : words.say('cards.passOn.nobody');
}
