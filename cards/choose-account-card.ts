import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

export interface AccountChoice {
  /** What was typed after `onboard`. */
  readonly typed: string;
  /** Where what was pasted is kept; '' = nothing was. */
  readonly kept: string;
  /** How many onboardings of the name there are, so that a second click on a button is recognised. */
  readonly known: number;
  /** Whether there are more than these. */
  readonly hasMore: boolean;
  /** By id in the CRM, with what tells each from the others. */
  readonly accounts: readonly { readonly id: string; readonly title: string }[];
}

/** Several accounts of the CRM have the name: one of them is taken over, or none. */
export function chooseAccountCard(words: Words, choice: AccountChoice): Card {
  return renderView(words, 'choose-account-card', { ...choice }, { id: '', revision: 0 });
}
