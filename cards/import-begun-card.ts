import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { namesOf } from './import-card.ts';
import { renderView } from './render.ts';

export interface ImportBegun {
  readonly count: number;
  /** Of customers that somebody began since the preview. */
  readonly meanwhile: readonly string[];
  /** How many are not begun yet: so many within an hour are enough. */
  readonly left: number;
  /** Until when no more can be begun; '' = nothing is left. */
  readonly why: string;
  /** Where the list is kept, and which of its lines were chosen. */
  readonly kept: string;
  readonly chosen: string;
}

/** What came of a list: where the drafts are, and what is left to begin. */
export function importBegunCard(words: Words, { count, meanwhile, left, why, kept, chosen }: ImportBegun): Card {
  return renderView(words, 'import-begun-card', {
    title: words.say('cards.importBegun.title', { count }),
    where: count === 0 ? '' : words.say('cards.importBegun.where'),
    meanwhile:
      meanwhile.length === 0 ? '' : words.say('cards.importBegun.meanwhile', { names: namesOf(words, meanwhile) }),
    left: left === 0 ? '' : `${words.say('cards.importBegun.left', { count: left })} ${why}`,
    goOn: words.say('cards.importBegun.goOn', { count: left }),
    hasLeft: left > 0,
    kept,
    chosen,
  });
}
