import type { ContinueConversation } from '../channel/conversation.ts';
import type { Services } from '../services.ts';
import { isUnreachable, teamsNotReached } from './teams-not-reached.ts';

/**
 * Sends a proactive message: speaks first in a conversation, by the reference that was kept of it.
 * @param onboardingId what it is about; undefined = no onboarding
 * @returns whether Teams took it. False = nobody hears us there; they are shown the onboarding when they come back.
 * Throws OnboardingError `teams-not-reached` when it was something else
 */
export type SendProactively = (
  conversationId: string,
  onboardingId: string | undefined,
  speak: (...there: Parameters<Parameters<ContinueConversation>[1]>) => Promise<unknown>,
) => Promise<boolean>;

export function createProactiveSender(parts: {
  readonly continueConversation: ContinueConversation;
  readonly services: Pick<Services, 'people' | 'now' | 'log'>;
}): SendProactively {
  const { continueConversation, services } = parts;
  const { people, log, now } = services;
  return async (conversationId, onboardingId, speak) => {
    const known = await people.conversation(conversationId);
    if (known === undefined) return false;
    if (known.unreachableSince === undefined) {
      try {
        await continueConversation(known.reference, async (...there) => {
          await speak(...there);
        });
        return true;
      } catch (thrown) {
        const error = teamsNotReached(thrown);
        if (!isUnreachable(error)) throw error;
        log.warn({ err: error, onboarding: onboardingId }, 'nobody hears us in a chat any more');
        await people.markUnreachable(conversationId, now());
      }
    }
    if (onboardingId !== undefined) await people.keepMissed(conversationId, onboardingId);
    return false;
  };
}
