import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Person } from '../onboarding/person.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

/** Asks to whom an onboarding goes. */
export function reassignCard(words: Words, { record, reps }: { record: Onboarding; reps: readonly Person[] }): Card {
  return renderView(
    words,
    'reassign-card',
    {
      accountName: record.accountName,
      holder: words.say('cards.reassign.holder', { holder: record.requester.name }),
      isAwaited: record.stage.kind === 'awaiting-approval',
      hasReps: reps.length > 0,
      reps: reps.map(({ id, name }) => ({ title: name, value: id })),
    },
    record,
  );
}
