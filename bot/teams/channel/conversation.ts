import type { Card } from '../../../cards/card.ts';
import type { ActiveOnboarding } from './active-onboarding.ts';
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

/** Somebody in a conversation, as far as Teams says. */
export interface Member {
  readonly name: string | undefined;
  /** Of the name they sign in with, such as `northwind.com`. */
  readonly domain: string | undefined;
  readonly email: string | undefined;
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
  /**
   * A message that one of the people here alone sees, for a day. Nothing that is secret: it may be kept.
   * @param memberId the channel's own id
   * @returns false = there is no such thing here, and nothing was sent
   */
  sendTo(memberId: string, message: Message): Promise<boolean>;
  /** Who somebody here is. @param memberId the channel's own id, not that of Entra */
  member(memberId: string): Promise<Member>;
}

/**
 * Speaks first, where a reference was kept.
 * @throws OnboardingError: what `speak` throws, and `teams-not-reached` for all else
 */
export type ContinueConversation = (
  reference: ConversationReference,
  speak: (conversation: Conversation, activeOnboardingOf: (personId: string) => ActiveOnboarding) => Promise<void>,
) => Promise<void>;
