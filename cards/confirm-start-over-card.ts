import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

/** Asks before everything filled in is thrown away. */
export function confirmStartOverCard(words: Words, { record }: { record: Onboarding }): Card {
  const mail = record.registration?.answer === 'no' ? record.invitation?.mail : null;
  return renderView(
    words,
    'confirm-start-over-card',
    { accountName: record.accountName, mailWasSent: mail !== null && mail !== undefined && mail.sentAt !== null },
    record,
  );
}
