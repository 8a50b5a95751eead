import type { CardMessage } from '../../../onboarding/card-message.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import type { CardAndToast } from '../channel/conversation.ts';
import type { Services } from '../services.ts';
import type { SendProactively } from './send-proactively.ts';
import { isMessageGone, teamsNotReached } from './teams-not-reached.ts';

/** Sends and redraws cards when nobody has clicked, and keeps which message shows which. */
export function createCardSender({ applyCommand, log }: Services, sendProactively: SendProactively) {
  return {
    /** @returns false = the message is gone, and no longer known to show the card */
    async redraw({ id }: Pick<Onboarding, 'id'>, shown: CardMessage, message: CardAndToast): Promise<boolean> {
      try {
        await sendProactively(shown.conversationId, id, (conversation) => conversation.edit(shown.activityId, message));
        return true;
      } catch (thrown) {
        const error = teamsNotReached(thrown);
        if (error.detail.retryable) throw error;
        log.info({ err: error, onboarding: id }, 'a card could not be redrawn');
        if (!isMessageGone(error)) return true;
        await applyCommand(id, { source: 'cards', change: { kind: 'gone', card: shown } });
        return false;
      }
    },

    /** @returns whether Teams took it */
    sendCard({ id }: Onboarding, to: Omit<CardMessage, 'activityId'>, message: CardAndToast): Promise<boolean> {
      const { viewer, conversationId, request } = to;
      return sendProactively(conversationId, id, async (conversation) => {
        const activityId = await conversation.send(message);
        if (activityId === undefined) return;
        const shown = { viewer, conversationId, request, activityId };
        await applyCommand(id, { source: 'cards', change: { kind: 'shown', card: shown } });
      });
    },
  };
}
