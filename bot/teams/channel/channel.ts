import type { ActiveOnboarding } from './active-onboarding.ts';
import type { Answer } from './answer.ts';
import type { ContinueConversation, Conversation } from './conversation.ts';
import type { Incoming } from './incoming.ts';

/** One call of the channel as the web server has it. */
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

/** Teams as the product sees it. What stands behind it is the Bot Framework's SDK, under `botbuilder/` alone. */
export interface Channel {
  /**
   * Checks who calls and hands on what came; what has no sender is not handed on.
   * @returns what the call is answered with unless it has been, as when the caller is not Teams
   */
  receive(call: ChannelCall, handle: (arrival: Arrival) => Promise<void>): Promise<Answer>;
  readonly continueConversation: ContinueConversation;
}
