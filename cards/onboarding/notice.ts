import type { Words } from '../../words/words.ts';
import { type Card, cardOf } from '../card.ts';
import { renderView } from '../render.ts';

/** One sentence on top of a card: what just happened, or what is wrong. */
export interface NoticeLine {
  readonly tone: 'info' | 'good' | 'warning' | 'error';
  readonly text: string;
}

/** How each tone is drawn. */
export const noticeLooks = {
  info: { style: 'accent', sign: '' },
  good: { style: 'good', sign: '✓ ' },
  warning: { style: 'warning', sign: '⚠ ' },
  error: { style: 'attention', sign: '⚠ ' },
} as const;

export function noticeLine(words: Words, notice: NoticeLine | null): Card {
  if (notice === null) return cardOf([]);
  const { style, sign } = noticeLooks[notice.tone];
  return renderView(words, 'onboarding/notice', { style, text: `${sign}${notice.text}` });
}
