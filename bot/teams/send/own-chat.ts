import type { InOwnChat, Services } from '../services.ts';
import type { SendProactively } from './send-proactively.ts';

/** What somebody asks elsewhere goes on in their own chat with the bot, with what is known of it. */
export function createInOwnChat(parts: {
  readonly sendProactively: SendProactively;
  readonly people: Services['people'];
}): InOwnChat {
  const { sendProactively, people } = parts;
  return async ({ id }, goOn) => {
    const known = await people.find(id);
    if (known === undefined) return false;
    const { hasDialogs, locality, reference } = known;
    const conversationId = reference.conversation.id;
    return sendProactively(conversationId, undefined, (conversation, activeOnboardingOf) =>
      goOn(
        { conversationId, isPersonalChat: true, hasDialogs, locality },
        { conversation, activeOnboarding: activeOnboardingOf(id) },
      ),
    );
  };
}
