import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Words } from '../../words/words.ts';
import { type Card, cardOf } from '../card.ts';
import { renderView } from '../render.ts';

/** Who rejected it and why, for as long as the rep is changing it. */
export function rejectionBanner(words: Words, { stage }: Onboarding): Card {
  if (stage.kind !== 'drafting' || stage.rejection === null) return cardOf([]);
  const { by, at, reason, part } = stage.rejection;
  const about = part === null ? undefined : words.say(`cards.part.${part}`);
  return renderView(words, 'onboarding/rejection', {
    rejected:
      about === undefined
        ? words.say('cards.rejection.rejected', { name: by.name })
        : words.say('cards.rejection.rejectedAbout', { name: by.name, part: about }),
    reason: reason || words.say('cards.rejection.elsewhere'),
    at: words.day(at),
  });
}
