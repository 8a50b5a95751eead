import type { Card } from './card.ts';
import { renderView } from './render.ts';

export interface Duplicate {
  /** The name as typed after `onboard`. */
  readonly typedName: string;
  readonly existing: {
    readonly name: string;
    /** Who has it. */
    readonly holder: string;
    readonly where: string;
    /** The onboarding; null when there is only an account. */
    readonly id: string | null;
    readonly revision: number;
    /** Whether it belongs to whoever sees this card. */
    readonly mine: boolean;
  };
}

/** A name that exists already, offered instead of doubled. */
export function duplicateCard({ typedName, existing }: Duplicate): Card {
  const { id, revision, mine, holder, name, where } = existing;
  return renderView(
    'duplicate-card',
    { typedName, name, where, holder: mine ? 'With you' : `With ${holder}`, mayOpen: mine && id !== null },
    { id: id ?? '', revision },
  );
}
