import type { Card } from './card.ts';
import { renderView } from './render.ts';

export interface Duplicate {
  /** The name as typed after `onboard`. */
  readonly typedName: string;
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
export function duplicateCard({ typedName, known, existing }: Duplicate): Card {
  const { id, revision, mine, holder, name, where } = existing;
  const hint = holder === null ? 'You can go on and order more for it.' : mine ? 'With you' : `With ${holder}`;
  const again = holder === null ? 'Go on with this customer' : 'Start another anyway';
  return renderView(
    'duplicate-card',
    { typedName, known, name, where, hint, again, mayOpen: mine && id !== null },
    { id: id ?? '', revision },
  );
}
