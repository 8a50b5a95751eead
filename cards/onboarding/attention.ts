import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Part } from '../../onboarding/steps.ts';
import { helpFor } from '../../onboarding/who-helps.ts';
import type { Verb } from '../../onboarding/who-may.ts';
import type { Words } from '../../words/words.ts';
import { type Card, cardOf } from '../card.ts';
import { renderView } from '../render.ts';

interface Looking {
  /** Whether this is for whoever sees the card to do. */
  readonly offers: (verb: Verb) => boolean;
  /** Whether there is anybody else who can have it tried again. */
  readonly hasOperators: boolean;
}

/** What whoever looks can do about what is wrong: mend a part, have it tried again, or leave it to the operators. */
type WayOut = { readonly kind: 'mend'; readonly part: Part } | { readonly kind: 'retry' | 'operators' | 'none' };

/** What only a person can get going again, on whatever card of the onboarding they look at. */
export function attentionBox(words: Words, record: Onboarding, looking: Looking): Card {
  const { attention } = record;
  if (attention === null) return cardOf([]);
  const { problem, correlationId, since } = attention;
  const way = wayOutOf(record, looking);
  const isMendable = way.kind === 'mend';
  return renderView(
    words,
    'onboarding/attention',
    {
      title: titleOf(words, way),
      text: words.tell(problem),
      since: words.say('cards.attention.since', { at: words.moment(since) }),
      reference: correlationId === null ? '' : words.say('cards.attention.reference', { correlationId }),
      advice: way.kind === 'operators' ? words.say('cards.attention.operatorsKnow') : '',
      isMendable,
      part: isMendable ? way.part : '',
      edit: isMendable ? words.say(`cards.editPart.${way.part}`) : '',
      mayRetry: way.kind === 'retry',
    },
    record,
  );
}

function wayOutOf(record: Onboarding, { offers, hasOperators }: Looking): WayOut {
  if (!offers('retry')) return { kind: 'none' };
  const help = helpFor(record);
  // Who looks after it can always have it tried again.
  if (!offers('edit') || help === undefined) return { kind: 'retry' };
  if (help.who === 'rep') return { kind: 'mend', part: help.part };
  return { kind: help.who === 'operators' && hasOperators ? 'operators' : 'retry' };
}

function titleOf(words: Words, { kind }: WayOut): string {
  switch (kind) {
    case 'mend':
    case 'retry':
      return words.say('cards.attention.needsYou');
    case 'operators':
      return words.say('cards.attention.lookedAfter');
    case 'none':
      return words.say('cards.attention.stands');
  }
}
