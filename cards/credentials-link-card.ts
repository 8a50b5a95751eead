import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

export interface CredentialsLink {
  readonly record: Onboarding;
  /** The one-time page; the credentials themselves never stand in a card. */
  readonly url: string;
  /** How long the link works. */
  readonly minutes: number;
}

/** Leads to the page that shows the new tenant's administrator credentials once. */
export function credentialsLinkCard(words: Words, { record, url, minutes }: CredentialsLink): Card {
  return renderView(
    words,
    'credentials-link-card',
    {
      accountName: record.accountName,
      domain: record.customer?.domain ?? '',
      url,
      works: words.say('cards.credentialsLink.works', { minutes }),
    },
    record,
  );
}
