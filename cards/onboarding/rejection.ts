import type { Onboarding } from '../../onboarding/onboarding.ts';
import { type Card, cardOf } from '../card.ts';
import { renderView } from '../render.ts';
import { momentWords } from '../time-words.ts';

/** Who rejected it and why, for as long as the rep is changing it. */
export function rejectionBanner({ stage }: Onboarding): Card {
  if (stage.kind !== 'drafting' || stage.rejection === null) return cardOf([]);
  const { by, at, reason } = stage.rejection;
  return renderView('onboarding/rejection', { by: by.name, at: momentWords(at), reason });
}
