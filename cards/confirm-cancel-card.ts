import type { Onboarding } from '../onboarding/onboarding.ts';
import { type Remainder, remainsAfterCancelling, toldToRemain } from '../onboarding/remains.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

/** Asks before an onboarding is given up, and says what that does not undo. */
export function confirmCancelCard(words: Words, record: Onboarding): Card {
  const remains = remainsAfterCancelling(record);
  return renderView(
    words,
    'confirm-cancel-card',
    {
      accountName: record.accountName,
      leavesNothing: remains.length === 0,
      told: toldToRemain(record),
      kept: remains.map((remainder) => ({ text: remainderText(words, remainder) })),
    },
    record,
  );
}

export function remainderText(words: Words, remainder: Remainder): string {
  return 'domain' in remainder
    ? words.say(`onboarding.remains.${remainder.kind}`, { domain: remainder.domain })
    : words.say(`onboarding.remains.${remainder.kind}`);
}
