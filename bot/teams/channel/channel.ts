import type { ActiveOnboarding } from './active-onboarding.ts';
import type { ContinueConversation, Conversation } from './conversation.ts';
import type { Incoming } from './incoming.ts';
import type { ConversationReference } from './reference.ts';

/** One call of the channel that was let in (see `bot/teams/door/`). */
export interface ChannelCall {
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What came in, and the way back. */
export interface Arrival {
  readonly incoming: Incoming;
  readonly conversation: Conversation;
  readonly activeOnboarding: ActiveOnboarding;
}

/**
 * Where somebody of the bot's own tenant is reached who never wrote, and has the app.
 * @param personId the object id in Entra
 * @param near the service URL of somebody else there; without it the cloud's own
 * @throws OnboardingError `teams-not-reached` when Teams refuses; what its client throws when there is no answer
 */
export type ChatWith = (personId: string, near: string | undefined) => Promise<ConversationReference>;

/** Teams as the product sees it. What stands behind it is the Bot Framework's SDK, under `botbuilder/` alone. */
export interface Channel {
  /** Hands on what came and was let in; what has no sender is not handed on. */
  receive(call: ChannelCall, handle: (arrival: Arrival) => Promise<void>): Promise<void>;
  readonly continueConversation: ContinueConversation;
  readonly chatWith: ChatWith;
}
