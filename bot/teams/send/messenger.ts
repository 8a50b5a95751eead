import type { CloudAdapter, TurnContext } from 'botbuilder';
import type { Card } from '../../../cards/card.ts';
import { movedCard } from '../../../cards/moved-card.ts';
import { noticeText } from '../../../cards/stage-words.ts';
import type { OnboardingError } from '../../../errors/onboarding-error.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import type { Messenger } from '../../tasks/perform-task.ts';
import { requestOf } from '../answer/reply.ts';
import { drawApproval } from '../draw/draw-approval.ts';
import { drawOnboarding } from '../draw/draw-onboarding.ts';
import { namesOf } from '../draw/review-context.ts';
import type { Services } from '../services.ts';
import type { CardMessage } from '../state/card-messages.ts';
import { cardActivity, textActivity } from './send-card.ts';
import { isMessageGone, isUnreachable, teamsNotReached } from './teams-not-reached.ts';

/** Speaks first: in the conversation an onboarding was started in, and in the approvers' and operators' own chats. */
export function createMessenger(parts: {
  adapter: CloudAdapter;
  appId: string;
  services: Services;
  /** People, by their Entra ids, and chats or channels, by their conversation ids. */
  operators: readonly string[];
}): Messenger {
  const { adapter, appId, services, operators } = parts;
  const { people, cardMessages, log } = services;

  /**
   * Answers whether Teams took it. False = nobody hears us there; they are shown the onboarding when they come back.
   * @throws OnboardingError `teams-not-reached` when it was something else
   */
  const speakIn = async (
    conversationId: string,
    onboardingId: string | undefined,
    speak: (context: TurnContext) => Promise<unknown>,
  ): Promise<boolean> => {
    const conversation = await people.conversation(conversationId);
    if (conversation === undefined) return false;
    if (conversation.unreachableSince === undefined) {
      try {
        await adapter.continueConversationAsync(appId, conversation.reference, async (context) => {
          await speak(context);
        });
        return true;
      } catch (thrown) {
        const error = teamsNotReached(thrown);
        if (!isUnreachable(error)) throw error;
        log.warn({ err: error, onboarding: onboardingId }, 'nobody hears us in a chat any more');
        await people.markUnreachable(conversationId, services.now());
      }
    }
    if (onboardingId !== undefined) await people.keepMissed(conversationId, onboardingId);
    return false;
  };

  /** False = the message is gone, and no longer known to show the card. */
  const redraw = async (message: CardMessage, card: Card): Promise<boolean> => {
    const { conversationId, activityId, onboardingId } = message;
    try {
      await speakIn(conversationId, onboardingId, (context) =>
        context.updateActivity({ ...cardActivity(card, 'Onboarding'), id: activityId }),
      );
      return true;
    } catch (thrown) {
      const error = teamsNotReached(thrown);
      if (error.detail.retryable) throw error;
      log.info({ err: error, onboarding: onboardingId }, 'a card could not be redrawn');
      if (!isMessageGone(error)) return true;
      await cardMessages.forget(message);
      return false;
    }
  };

  const sendCard = (message: Omit<CardMessage, 'activityId'>, card: Card, summary: string): Promise<boolean> =>
    speakIn(message.conversationId, message.onboardingId, async (context) => {
      const sent = await context.sendActivity(cardActivity(card, summary));
      if (sent?.id) await cardMessages.keep({ ...message, activityId: sent.id });
    });

  /** Everybody is tried, also after one who cannot be reached. Answers with what went wrong. */
  const tellEach = async <T>(everybody: readonly T[], tell: (one: T) => Promise<void>): Promise<OnboardingError[]> => {
    const failures: OnboardingError[] = [];
    for (const one of everybody) {
      try {
        await tell(one);
      } catch (error) {
        log.warn({ err: error }, 'somebody could not be reached in Teams');
        failures.push(teamsNotReached(error));
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
    const card = await drawOnboarding(services, record, { seenBy });
    if (!(await redraw(message, card))) await sendCard(message, card, record.accountName);
  };

  const refreshApprovers = async (record: Onboarding) => {
    const messages = (await cardMessages.ofOnboarding(record.id)).filter(({ viewer }) => viewer !== 'requester');
    for (const message of messages) {
      const card = drawApproval(services, record);
      const isThere = await redraw(message, card);
      if (!isThere && message.request === requestOf(record)) await sendCard(message, card, requestSummary(record));
    }
  };

  /**
   * Once per request: a card further up, about an earlier request, would not be noticed.
   * @returns whether they have it
   */
  const askApprover = async (record: Onboarding, approverId: string): Promise<boolean> => {
    const approver = await people.find(approverId);
    // Who never opened the bot gets the card on doing so; the others can approve meanwhile.
    if (approver === undefined) return false;
    const before = await cardMessages.get(record.id, approverId);
    const request = requestOf(record);
    if (before?.request === request) return true;
    if (before !== undefined) await redraw(before, movedCard(record));
    const conversationId = approver.reference.conversation.id;
    const message = { onboardingId: record.id, viewer: approverId, request, conversationId };
    return sendCard(message, drawApproval(services, record), requestSummary(record));
  };

  /** Where the onboarding was started; in the rep's own chat if the bot is no longer in that one. */
  const tellRequester = async ({ id, conversationId, requester }: Onboarding, text: string, summary: string) => {
    const say = (context: TurnContext) => context.sendActivity(textActivity(text, summary));
    if (await speakIn(conversationId, id, say)) return;
    const ownChat = (await people.find(requester.id))?.reference.conversation.id;
    if (ownChat !== undefined && ownChat !== conversationId) await speakIn(ownChat, id, say);
  };

  /** Who never opened the bot has no name here: of them the requester hears only when nobody else was asked. */
  const tellUnreached = async (record: Onboarding, approverIds: readonly string[], asked: readonly string[]) => {
    const names = await namesOf(
      people,
      approverIds.filter((id) => !asked.includes(id)),
    );
    if (names.length === 0 && asked.length > 0) return;
    const text = unreachedText(record, names, asked.length > 0);
    await tellRequester(record, text, text);
  };

  return {
    async notifyRequester(record, notice, { reference, isRepeated }) {
      const text = noticeText(record, notice);
      const again = isRepeated ? ' (Sent again: it may not have reached you the first time.)' : '';
      await tellRequester(record, `${text}${again}`, `${text} · ${reference}`);
    },
    async askApprovers(record) {
      await refreshApprovers(record);
      if (record.stage.kind !== 'awaiting-approval') return;
      const { approverIds } = record.stage;
      const asked: string[] = [];
      const failures = await tellEach(approverIds, async (approverId) => {
        if (await askApprover(record, approverId)) asked.push(approverId);
      });
      const worthRepeating = failures.find(({ detail }) => detail.retryable);
      if (worthRepeating !== undefined) throw worthRepeating;
      await tellUnreached(record, approverIds, asked);
    },
    async refreshCards({ id }) {
      // As it is now: a click may have changed it, and drawn it, since this was claimed.
      const read = await services.onboardings.get(id);
      if (read === undefined) return;
      await refreshRequester(read.record);
      await refreshApprovers(read.record);
    },
    async tellOperators(text) {
      const chats = await Promise.all(
        operators.map(async (id) => (await people.find(id))?.reference.conversation.id ?? id),
      );
      let reached = 0;
      const failures = await tellEach(chats, async (chat) => {
        const say = (context: TurnContext) => context.sendActivity(textActivity(text));
        if (await speakIn(chat, undefined, say)) reached += 1;
      });
      if (reached > 0) return;
      // One who knows is enough: a repetition would reach those as well who have heard it.
      if (failures.length > 0) throw failures[0];
      if (operators.length > 0) log.error({ text }, 'no operator can be reached in Teams');
    },
  };
}

/** What the notification says; the same for the same request, should it come twice. */
function requestSummary(record: Onboarding): string {
  return `Approval for ${record.accountName} · ${new Date(requestOf(record)).toISOString()}`;
}

function unreachedText({ accountName }: Onboarding, names: readonly string[], othersAsked: boolean): string {
  const who = names.length > 0 ? `${names.join(', ')} could not be reached` : 'No approver can be reached';
  const rest = othersAsked ? 'The other approvers were asked.' : 'Until then nobody is asked.';
  return `${who} in Teams about ${accountName}. Ask them to open the CSP Onboarding app: the request is there then. ${rest}`;
}
