import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Words } from '../../words/words.ts';
import { type Card, cardOf } from '../card.ts';
import { renderView } from '../render.ts';

/** The way to another rep, for who looks after onboardings. */
export function reassignRow(words: Words, record: Onboarding, mayReassign: boolean): Card {
  return mayReassign ? renderView(words, 'onboarding/reassign', {}, record) : cardOf([]);
}
