import type { Words } from '../../words/words.ts';
import type { Card } from '../card.ts';
import { type NoticeLine, noticeLooks } from '../onboarding/notice.ts';
import { joined } from '../onboarding/part-view.ts';
import { renderView } from '../render.ts';

/** What became of a request. @param about what it was about, in short */
export function outcomeCard(words: Words, { tone, text }: NoticeLine, about: readonly string[]): Card {
  const { style, sign } = noticeLooks[tone];
  return renderView(words, 'approval/outcome', { style, text: `${sign}${text}`, about: joined(about) });
}
