import type { Words } from '../../../words/words.ts';
import {
  type Answer,
  extensionMessage,
  extensionResults,
  received,
  searchResponse,
  sentence,
  taskMessage,
} from '../channel/answer.ts';
import { type Incoming, type Invoke, isInvoke } from '../channel/incoming.ts';
import type { Turn } from '../channel/turn.ts';

/**
 * Answers the call in time if the turn's work does not.
 * @param patience so many ms after it came
 * @param whenLate called when it did not
 * @returns stops the clock
 */
export function answerInTime(
  words: Words,
  incoming: Incoming,
  turn: Turn,
  patience: number,
  whenLate: () => void,
): () => void {
  const timer = setTimeout(
    () => {
      if (turn.isAnswered) return;
      turn.answer(isInvoke(incoming) ? laterResponse(words, incoming) : received);
      whenLate();
    },
    Math.max(0, turn.arrivedAt + patience - performance.now()),
  );
  return () => clearTimeout(timer);
}

/** An invoke's answer while its work goes on. */
function laterResponse(words: Words, { kind }: Invoke): Answer {
  switch (kind) {
    case 'typeahead':
      return searchResponse([]);
    case 'deal-search':
      return extensionMessage(words.say('chat.late.card'));
    case 'pasted-link':
      return extensionResults([]);
    case 'message-action':
      return taskMessage(words.say('chat.extension.goesOn'));
    case 'dialog-opening':
      return taskMessage(words.say('chat.late.dialog'));
    case 'dialog-submission':
      return taskMessage(words.say('chat.late.card'));
    default:
      return sentence(words.say('chat.late.card'));
  }
}
