import { type Activity, ActivityTypes, type InvokeResponse } from 'botbuilder';
import type { ErrorCode } from '../../../errors/onboarding-error.ts';

/** The call of the channel that a turn answers. */
export interface Turn {
  /** When the call came, on the clock of `performance.now()`. */
  readonly arrivedAt: number;
  /** Only the first answer goes out. */
  answer(response: InvokeResponse): void;
  /** Once it is, whatever comes of the turn has to go into the chat. */
  readonly isAnswered: boolean;
}

/** After so many ms a call is answered, whatever is still being done: Teams waits 5 s for an invoke's answer. */
const longestSilence = 4000;

/** What a message is answered with: that we have it. */
export const received: InvokeResponse = { status: 200 };

/**
 * Answers the call in time if the turn's work does not.
 * @param whenLate called when it did not
 * @returns stops the clock
 */
export function answerInTime(activity: Activity, turn: Turn, whenLate: () => void): () => void {
  const timer = setTimeout(
    () => {
      if (turn.isAnswered) return;
      turn.answer(activity.type === ActivityTypes.Invoke ? laterResponse(activity.name) : received);
      whenLate();
    },
    Math.max(0, turn.arrivedAt + longestSilence - performance.now()),
  );
  return () => clearTimeout(timer);
}

export const laterText = 'This takes a little longer. The answer will come here.';

/** An invoke's answer while its work goes on. */
function laterResponse(name: string | undefined): InvokeResponse {
  switch (name) {
    case 'application/search':
      return searchResponse([]);
    case 'task/fetch':
      return taskMessage('This takes too long at the moment. Please try again.');
    default:
      return sentence('This takes a little longer. The card here will be updated.');
  }
}

/** A sentence instead of a card: the card on the screen stays as it is. */
export function sentence(text: string): InvokeResponse {
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text } };
}

/** Options of a typeahead. */
export function searchResponse(results: readonly object[]): InvokeResponse {
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results } },
  };
}

/** A sentence where a dialog was to open. */
export function taskMessage(text: string): InvokeResponse {
  return { status: 200, body: { task: { type: 'message', value: text } } };
}

/** HTTP 200: clients show nothing for an adaptive card action that is answered with an HTTP error. */
export function failedInvoke(code: ErrorCode, message: string): InvokeResponse {
  return {
    status: 200,
    body: { statusCode: 500, type: 'application/vnd.microsoft.error', value: { code, message } },
  };
}
