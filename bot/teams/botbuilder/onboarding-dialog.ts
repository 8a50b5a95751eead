import type { TurnContext } from 'botbuilder';
// By their files: the whole package brings recognizers of five languages, which take a second at each start.
import { Dialog, type DialogTurnResult } from 'botbuilder-dialogs/lib/dialog.js';
import type { DialogContext } from 'botbuilder-dialogs/lib/dialogContext.js';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Store } from '../../store/store.ts';
import type { ActiveOnboarding, Conversed } from '../channel/active-onboarding.ts';
import { createDialogStates } from './dialog-state.ts';

const State = z.object({ onboardingId: z.string() });
const dialogId = 'onboarding';

type AnswerTyped = (onboardingId: string) => Promise<Conversed>;
/** Where the dialog finds who answers in this turn. */
const answerKey = Symbol('answer');

/**
 * The conversation about one onboarding. It has no steps of its own: what is asked next follows from the record, so
 * the dialog goes on wherever the onboarding stands, after a restart and after answers given on cards. All it keeps is
 * which onboarding it is about.
 */
class OnboardingDialog extends Dialog {
  override async beginDialog(dialogContext: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { onboardingId } = State.parse(options);
    if (dialogContext.activeDialog !== undefined) dialogContext.activeDialog.state = { onboardingId };
    return Dialog.EndOfTurn;
  }

  /** @returns the result 'not-understood' when the message was no answer to what is asked */
  override async continueDialog(dialogContext: DialogContext): Promise<DialogTurnResult> {
    const onboardingId = onboardingOf(dialogContext);
    const answer: AnswerTyped | undefined = dialogContext.context.turnState.get(answerKey);
    if (onboardingId === undefined || answer === undefined) return dialogContext.endDialog('not-understood');
    const outcome = await answer(onboardingId);
    return outcome === 'answered'
      ? Dialog.EndOfTurn
      : outcome === 'over'
        ? dialogContext.endDialog('not-understood')
        : { ...Dialog.EndOfTurn, result: 'not-understood' };
  }
}

/** The onboarding a conversation is about; undefined = none. */
function onboardingOf(dialogContext: DialogContext): string | undefined {
  const state = State.safeParse(dialogContext.activeDialog?.state);
  return state.success ? state.data.onboardingId : undefined;
}

/**
 * How long this process believes that a conversation is still about what it was about, in ms, and of how many it
 * remembers it. A click on the card of the onboarding that the conversation is about, which is nearly each of them,
 * costs the store nothing for it. The price is paid where several processes run and one person works on two onboardings
 * at once: if another process has meanwhile turned the conversation to the second, clicks on the first that come here
 * do not turn it back for so long. What is typed is read from the store each time, and every card names its account.
 */
const memory = { max: 10_000, ttl: 5 * 60_000, ttlResolution: 1000 };

/** What each turn's conversation is about: the SDK's dialogs, with their stacks in our own store. */
export function createActiveOnboardings(store: Store): (context: TurnContext) => ActiveOnboarding {
  const states = createDialogStates(store);
  const dialogs = new DialogSet(states.accessor).add(new OnboardingDialog(dialogId));
  const known = new LRUCache<string, string>(memory);

  return (context) => {
    const conversationId = context.activity.conversation.id;
    const load = async () => {
      const dialogContext = await dialogs.createContext(context);
      const onboardingId = onboardingOf(dialogContext);
      if (onboardingId === undefined) known.delete(conversationId);
      else known.set(conversationId, onboardingId);
      return dialogContext;
    };

    return {
      current: async () => onboardingOf(await load()),
      async set(onboardingId) {
        if (known.get(conversationId) === onboardingId) return;
        const dialogContext = await load();
        if (onboardingOf(dialogContext) === onboardingId) return;
        await dialogContext.cancelAllDialogs();
        await dialogContext.beginDialog(dialogId, { onboardingId });
        if (await states.save(context)) known.set(conversationId, onboardingId);
        else known.delete(conversationId);
      },
      async converse(answer) {
        context.turnState.set(answerKey, answer);
        const dialogContext = await load();
        const { status, result } = await dialogContext.continueDialog();
        await states.save(context);
        // Whatever else the conversation has been turned to meanwhile is known better to the turn that did it.
        if (onboardingOf(dialogContext) === undefined) known.delete(conversationId);
        return status !== 'empty' && result !== 'not-understood';
      },
    };
  };
}
