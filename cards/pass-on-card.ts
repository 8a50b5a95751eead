import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Person } from '../onboarding/person.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

/** Asks an approver who of those who may decide as well is to. */
export function passOnCard(words: Words, { record, people }: { record: Onboarding; people: readonly Person[] }): Card {
  return renderView(
    words,
    'pass-on-card',
    {
      accountName: record.accountName,
      hasPeople: people.length > 0,
      people: people.map(({ id, name }) => ({ title: name, value: id })),
    },
    record,
  );
}
