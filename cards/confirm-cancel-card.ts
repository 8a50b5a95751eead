import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

/** Asks before an onboarding is given up, and says what that does not undo. */
export function confirmCancelCard(view: { record: Onboarding; notUndone: readonly string[] }): Card {
  const { record, notUndone } = view;
  return renderView(
    'confirm-cancel-card',
    {
      accountName: record.accountName,
      leavesNothing: notUndone.length === 0,
      kept: notUndone.map((text) => ({ text })),
    },
    record,
  );
}
