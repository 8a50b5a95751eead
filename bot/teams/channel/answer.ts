import type { Card } from '../../../cards/card.ts';
import type { ErrorCode } from '../../../errors/onboarding-error.ts';

/** What a call of the channel is answered with. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** What a message is answered with: that we have it. */
export const received: Answer = { status: 200 };

/** A card in place of the one that was pressed, for the client that pressed it. */
export function shownCard(card: Card): Answer {
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card } };
}

/** A sentence instead of a card: the card on the screen stays as it is. */
export function sentence(text: string): Answer {
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text } };
}

/** Options of a typeahead. */
export function searchResponse(results: readonly object[]): Answer {
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results } },
  };
}

/**
 * What a dialog shows: it opens, or goes on, with a card. A form is as large as Teams makes them, so that it is seen as one.
 * Source: Microsoft Learn, "Use dialogs with bots".
 */
export function taskCard(title: string, card: Card, height: 'small' | 'large' = 'large'): Answer {
  const shown = { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
  return { status: 200, body: { task: { type: 'continue', value: { title, width: 'medium', height, card: shown } } } };
}

/** What is pressed in a dialog is answered with nothing where it is to close. */
export const dialogClosed: Answer = { status: 200 };

/** A sentence where a dialog was to open, or in place of what it showed. */
export function taskMessage(text: string): Answer {
  return { status: 200, body: { task: { type: 'message', value: text } } };
}

/** HTTP 200: clients show nothing for an adaptive card action that is answered with an HTTP error. */
export function failedInvoke(code: ErrorCode, message: string): Answer {
  return {
    status: 200,
    body: { statusCode: 500, type: 'application/vnd.microsoft.error', value: { code, message } },
  };
}

/** A card to put into a message, and how it looks in the list of what was found. */
export interface Shareable {
  readonly card: Omit<Card, 'version'> & { readonly version: string };
  /** Plain: Teams formats the text of a preview, but neither its title nor its subtitle. */
  readonly title: string;
  readonly subtitle: string;
}

/**
 * What the message extension has found, to be chosen from, or what a link unfolds into; none = it stays a link.
 * Source: Microsoft Learn, "Respond to search command".
 */
export function extensionResults(found: readonly Shareable[]): Answer {
  const attachments = found.map(({ card, title, subtitle }) => ({
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: card,
    preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title, subtitle } },
  }));
  return { status: 200, body: { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } } };
}

/** A sentence in place of what is found. */
export function extensionMessage(text: string): Answer {
  return { status: 200, body: { composeExtension: { type: 'message', text } } };
}
