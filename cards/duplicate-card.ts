import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

export interface Duplicate {
  /** What was typed after `onboard`. */
  readonly typed: string;
  /** Where what was pasted is kept; '' = nothing was. */
  readonly kept: string;
  /** How many onboardings of the name there are, so that a second click on the button is recognised. */
  readonly known: number;
  /** The account of the CRM that the customer is; '' = that is not known. */
  readonly account: string;
  readonly existing: {
    readonly name: string;
    /** Of another legal form than what was typed. */
    readonly isOnlyAlike: boolean;
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
export function duplicateCard(words: Words, { typed, kept, known, account, existing }: Duplicate): Card {
  const { id, revision, mine, name, where, isOnlyAlike } = existing;
  const title = words.say(isOnlyAlike ? 'cards.duplicate.alike' : 'cards.duplicate.title');
  const again = words.say(againKey(existing));
  return renderView(
    words,
    'duplicate-card',
    {
      title,
      typed,
      kept,
      known,
      account,
      name,
      where,
      hint: hintOf(words, existing),
      again,
      mayOpen: mine && id !== null,
    },
    { id: id ?? '', revision },
  );
}

function againKey({ holder, isOnlyAlike }: Duplicate['existing']) {
  if (isOnlyAlike) return 'cards.duplicate.startNew';
  return holder === null ? 'cards.duplicate.goOn' : 'cards.duplicate.startAnother';
}

function hintOf(words: Words, { holder, mine, isOnlyAlike }: Duplicate['existing']): string {
  if (holder === null) return words.say(isOnlyAlike ? 'cards.duplicate.otherForm' : 'cards.duplicate.orderMore');
  return mine ? words.say('cards.duplicate.withYou') : words.say('cards.duplicate.withSomebody', { holder });
}
