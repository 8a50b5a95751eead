import type { Ask } from '../onboarding/chase.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

/** What has a link that is the same for all customers. */
type LinkWhat = Exclude<Ask['what'], 'hand-over'>;

/** The link that the customer was mailed, to be copied: no bot reaches the clipboard, but a field's text is selected with one click. */
export function copyLinkCard(
  words: Words,
  { record, what, link }: { readonly record: Onboarding; readonly what: LinkWhat; readonly link: string },
): Card {
  const { accountName } = record;
  return renderView(words, 'copy-link-card', { accountName, what: words.say(`cards.copyLink.${what}`), link }, record);
}
