import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

/** Asks before everything filled in is thrown away. */
export function confirmStartOverCard(words: Words, { record }: { record: Onboarding }): Card {
  const data = { accountName: record.accountName, mailWasSent: isInvited(record) };
  return renderView(words, 'confirm-start-over-card', data, record);
}

/** Whether the customer has the link, and can accept whatever becomes of this. */
export function isInvited({ registration, invitation }: Onboarding): boolean {
  const mail = registration?.answer === 'no' ? invitation?.mail : null;
  return mail !== null && mail !== undefined && mail.sentAt !== null;
}
