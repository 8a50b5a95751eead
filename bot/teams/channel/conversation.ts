import type { Card } from '../../../cards/card.ts';
import type { ConversationReference } from './reference.ts';

/**
 * A message of ours. Text is shown as it stands: what people typed is in it. The summary is what a notification and a
 * screen reader say.
 */
export type Message = CardAndToast | { readonly text: string; readonly summary?: string };

export interface CardAndToast {
  readonly card: Card;
  readonly summary: string;
}

/**
 * The channel's end towards one conversation, in a turn or when we speak first. All of it throws OnboardingError
 * `teams-not-reached`; whether sending again may say it twice is decided here, so that nobody else repeats it in a turn.
 */
export interface Conversation {
  readonly id: string;
  /** @returns the message's id, by which it is edited; undefined when Teams gave none */
  send(message: Message): Promise<string | undefined>;
  edit(messageId: string, message: Message): Promise<void>;
  /** What somebody here is called. @param memberId the channel's own id, not that of Entra */
  memberName(memberId: string): Promise<string | undefined>;
}

/**
 * Speaks first, where a reference was kept.
 * @throws OnboardingError: what `speak` throws, and `teams-not-reached` for all else
 */
export type ContinueConversation = (
  reference: ConversationReference,
  speak: (conversation: Conversation) => Promise<void>,
) => Promise<void>;
