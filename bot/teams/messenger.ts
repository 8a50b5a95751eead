import type { CloudAdapter, TurnContext } from 'botbuilder';
import type { Card } from '../../cards/card.ts';
import { movedCard } from '../../cards/moved-card.ts';
import { noticeText } from '../../cards/stage-words.ts';
import type { Messenger } from '../effects/perform-effect.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import type { CardMessage } from './card-messages.ts';
import { drawApproval } from './draw-approval.ts';
import { drawOnboarding } from './draw-onboarding.ts';
import { requestOf } from './reply.ts';
import { cardActivity, textActivity } from './send-card.ts';
import type { Services } from './services.ts';
import { isLost, teamsNotReached } from './teams-not-reached.ts';

type Reference = NonNullable<Awaited<ReturnType<Services['people']['conversation']>>>;

/** Speaks first: in the conversation an onboarding was started in, and in the approvers' and operators' own chats. */
export function createMessenger(parts: {
  adapter: CloudAdapter;
  appId: string;
  services: Services;
  operators: readonly string[];
}): Messenger {
  const { adapter, appId, services, operators } = parts;
  const { people, cardMessages, log } = services;

  const speakIn = async (reference: Reference, speak: (context: TurnContext) => Promise<void>) => {
    try {
      await adapter.continueConversationAsync(appId, reference, speak);
    } catch (error) {
      throw teamsNotReached(error);
    }
  };

  /** A card that cannot be edited any more is left: whoever opens the onboarding gets a new one. */
  const redrawIfThere = async ({ conversationId, activityId, onboardingId }: CardMessage, card: Card) => {
    const reference = await people.conversation(conversationId);
    if (reference === undefined) return;
    try {
      await speakIn(reference, async (context) => {
        await context.updateActivity({ ...cardActivity(card, 'Onboarding'), id: activityId });
      });
    } catch (error) {
      if (!isLost(error)) throw error;
      log.info({ err: error, onboarding: onboardingId }, 'a card is no longer there to be redrawn');
    }
  };

  /** Everybody is tried, also after one who cannot be reached. Answers with what went wrong. */
  const tellEach = async <T>(everybody: readonly T[], tell: (one: T) => Promise<void>): Promise<unknown[]> => {
    const failures: unknown[] = [];
    for (const one of everybody) {
      try {
        await tell(one);
      } catch (error) {
        log.warn({ err: error }, 'somebody could not be reached in Teams');
        failures.push(error);
      }
    }
    return failures;
  };

  const refreshRequester = async (record: Onboarding) => {
    // Who fills in was answered with the card already, and has typed into it since.
    if (record.stage.kind === 'drafting' && record.lastChange.by === record.requester.id) return;
    const message = await cardMessages.get(record.id, 'requester');
    if (message === undefined) return;
    const requester = await people.find(record.requester.id);
    const seenBy = {
      hasDialogs: requester?.hasDialogs ?? false,
      isPersonalChat: requester?.reference.conversation.id === message.conversationId,
    };
    await redrawIfThere(message, await drawOnboarding(services, record, { seenBy }));
  };

  const refreshApprovers = async (record: Onboarding) => {
    const messages = await cardMessages.ofOnboarding(record.id);
    for (const message of messages) {
      if (message.viewer !== 'requester') await redrawIfThere(message, drawApproval(services, record));
    }
  };

  /** Once per request: a card further up, about an earlier request, would not be noticed. */
  const askApprover = async (record: Onboarding, approverId: string) => {
    const approver = await people.find(approverId);
    // Who never opened the bot gets the card on doing so; the others can approve meanwhile.
    if (approver === undefined) return;
    const before = await cardMessages.get(record.id, approverId);
    const request = requestOf(record);
    if (before?.request === request) return;
    if (before !== undefined) await redrawIfThere(before, movedCard(record));
    await speakIn(approver.reference, async (context) => {
      const card = drawApproval(services, record);
      const sent = await context.sendActivity(cardActivity(card, `Approval for ${record.accountName}`));
      if (!sent?.id) return;
      const conversationId = approver.reference.conversation.id;
      await cardMessages.keep({
        onboardingId: record.id,
        viewer: approverId,
        request,
        conversationId,
        activityId: sent.id,
      });
    });
  };

  return {
    async notifyRequester(record, notice) {
      const reference = await people.conversation(record.conversationId);
      if (reference === undefined) return;
      await speakIn(reference, async (context) => {
        await context.sendActivity(textActivity(noticeText(record, notice)));
      });
    },
    async askApprovers(record) {
      await refreshApprovers(record);
      if (record.stage.kind !== 'awaiting-approval') return;
      const failures = await tellEach(record.stage.approverIds, (approverId) => askApprover(record, approverId));
      const worthRepeating = failures.find((failure) => !isLost(failure));
      if (worthRepeating !== undefined) throw worthRepeating;
    },
    async refreshCards({ id }) {
      // As it is now: a click may have changed it, and drawn it, since this was claimed.
      const read = await services.onboardings.get(id);
      if (read === undefined) return;
      await refreshRequester(read.record);
      await refreshApprovers(read.record);
    },
    async tellOperators(text) {
      const found = await Promise.all(operators.map((operatorId) => people.find(operatorId)));
      const known = found.filter((operator) => operator !== undefined);
      const failures = await tellEach(known, ({ reference }) =>
        speakIn(reference, async (context) => {
          await context.sendActivity(textActivity(text));
        }),
      );
      // One who knows is enough: a repetition would reach those as well who have heard it.
      if (failures.length > 0 && failures.length === known.length) throw failures[0];
    },
  };
}
