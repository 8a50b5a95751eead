import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Words } from '../../words/words.ts';
import { type Card, cardOf } from '../card.ts';
import { renderView } from '../render.ts';

/** What an approver wants to know before they decide; nothing once it is answered. */
export function questionBox(words: Words, record: Onboarding, mayAnswer: boolean): Card {
  const { stage } = record;
  if (stage.kind !== 'awaiting-approval' || stage.question === null || stage.question.answer !== null)
    return cardOf([]);
  const { by, text: question } = stage.question;
  const asks = words.say('cards.question.asks', { name: by.name });
  return renderView(words, 'onboarding/question', { asks, question, mayAnswer }, record);
}
