import type { CostMove } from '../onboarding/cost-moves.ts';
import { movesAsked } from '../onboarding/decide-price.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { noticeLine } from './onboarding/notice.ts';

/** What lines cost us, before and now. */
export function movesWords(words: Words, moves: readonly CostMove[]): string {
  const cost = ({ cost, currency }: CostMove['was']) =>
    cost === null ? words.say('terms.cost.unknown') : words.money(cost, currency);
  return moves
    .map(({ title, was, is }) => words.say('terms.cost.moved', { title, was: cost(was), is: cost(is) }))
    .join('; ');
}

/** For whoever approves what it costs now, and for the rep, as long as nobody has. */
export function movesLine(words: Words, record: Onboarding): Card {
  const moves = movesWords(words, movesAsked(record));
  const text = moves === '' ? null : words.say('cards.approval.costMoved', { moves });
  return noticeLine(words, text === null ? null : { tone: 'warning', text });
}
