import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

export interface Duplicate {
  /** What was typed after `onboard`. */
  readonly typed: string;
  /** How many onboardings of the name there are, so that a second click on the button is recognised. */
  readonly known: number;
  readonly existing: {
    readonly name: string;
    /** Who onboards it, or did; null when it only is a customer in Partner Center. */
    readonly holder: string | null;
    readonly where: string;
    /** The onboarding; null when there is only an account. */
    readonly id: string | null;
    readonly revision: number;
    /** Whether it belongs to whoever sees this card. */
    readonly mine: boolean;
  };
}

/** A name that exists already, offered instead of doubled. */
export function duplicateCard(words: Words, { typed, known, existing }: Duplicate): Card {
  const { id, revision, mine, holder, name, where } = existing;
  const again = words.say(holder === null ? 'cards.duplicate.goOn' : 'cards.duplicate.startAnother');
  return renderView(
    words,
    'duplicate-card',
    { typed, known, name, where, hint: hintOf(words, existing), again, mayOpen: mine && id !== null },
    { id: id ?? '', revision },
  );
}

function hintOf(words: Words, { holder, mine }: Duplicate['existing']): string {
  if (holder === null) return words.say('cards.duplicate.orderMore');
  return mine ? words.say('cards.duplicate.withYou') : words.say('cards.duplicate.withSomebody', { holder });
}
