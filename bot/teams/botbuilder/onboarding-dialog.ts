import type { TurnContext } from 'botbuilder';
// By their files: the whole package brings recognizers of five languages, which take a second at each start.
import { Dialog, type DialogTurnResult } from 'botbuilder-dialogs/lib/dialog.js';
import type { DialogContext } from 'botbuilder-dialogs/lib/dialogContext.js';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { atMost } from '../../at-most.ts';
import type { Store } from '../../store/store.ts';
import type { ActiveOnboarding, Conversed, NameQuestion } from '../channel/active-onboarding.ts';
import { createDialogStates } from './dialog-state.ts';

const State = z.object({
  onboardingId: z.string().optional(),
  /** Who was asked for a customer's name, by object id. */
  asked: z
    .record(z.string(), z.object({ typed: z.string(), kept: z.string().default(''), until: z.number() }))
    .default({}),
});
type State = z.infer<typeof State>;
const nothing: State = { asked: {} };
const dialogId = 'onboarding';

type AnswerTyped = (onboardingId: string) => Promise<Conversed>;
/** Where the dialog finds who answers in this turn. */
const answerKey = Symbol('answer');

/**
 * The conversation about one onboarding. It has no steps of its own: what is asked next follows from the record, so
 * the dialog goes on wherever the onboarding stands, after a restart and after answers given on cards. All it keeps is
 * which onboarding it is about, and whom the bot has asked for the name of the next.
 */
class OnboardingDialog extends Dialog {
  override async beginDialog(dialogContext: DialogContext, options?: object): Promise<DialogTurnResult> {
    if (dialogContext.activeDialog !== undefined) dialogContext.activeDialog.state = State.parse(options);
    return Dialog.EndOfTurn;
  }

  /** @returns the result 'not-understood' when the message was no answer to what is asked */
  override async continueDialog(dialogContext: DialogContext): Promise<DialogTurnResult> {
    const { onboardingId, asked } = stateOf(dialogContext);
    const answer: AnswerTyped | undefined = dialogContext.context.turnState.get(answerKey);
    const outcome = onboardingId === undefined || answer === undefined ? 'over' : await answer(onboardingId);
    if (outcome === 'answered') return Dialog.EndOfTurn;
    if (outcome === 'over') await keep(dialogContext, { asked });
    return { ...Dialog.EndOfTurn, result: 'not-understood' };
  }
}

/** What a conversation is about, and who is asked in it. */
function stateOf(dialogContext: DialogContext): State {
  return State.safeParse(dialogContext.activeDialog?.state).data ?? nothing;
}

/** The conversation as it is from now on. */
async function keep(dialogContext: DialogContext, state: State): Promise<void> {
  await dialogContext.cancelAllDialogs();
  const isAboutSomething = state.onboardingId !== undefined || Object.keys(state.asked).length > 0;
  if (isAboutSomething) await dialogContext.beginDialog(dialogId, state);
}

/**
 * How long this process believes that a conversation still is as it was, in ms, and of how many it remembers it. A click
 * on the card of the onboarding that the conversation is about, which is nearly each of them, and a command cost the
 * store nothing for it. The price is paid where several processes run: if another one has meanwhile turned the
 * conversation to a second onboarding, or asked for a name, what comes here does not turn it back, nor end the question,
 * for so long. What is typed is read from the store each time, and every card names its account.
 */
const memory = { ...atMost(10_000), ttl: 5 * 60_000, ttlResolution: 1000 };

/** What each turn's conversation is about: the SDK's dialogs, with their stacks in our own store. */
export function createActiveOnboardings(store: Store): (context: TurnContext, personId: string) => ActiveOnboarding {
  const states = createDialogStates(store);
  const dialogs = new DialogSet(states.accessor).add(new OnboardingDialog(dialogId));
  const known = new LRUCache<string, State>(memory);

  return (context, personId) => {
    const conversationId = context.activity.conversation.id;
    const load = async () => {
      const dialogContext = await dialogs.createContext(context);
      known.set(conversationId, stateOf(dialogContext));
      return dialogContext;
    };
    const change = async (dialogContext: DialogContext, state: State) => {
      await keep(dialogContext, state);
      if (await states.save(context)) known.set(conversationId, state);
      else known.delete(conversationId);
    };
    const withoutMine = ({ asked }: State): State['asked'] => {
      const { [personId]: _, ...others } = asked;
      return others;
    };
    const mine = ({ asked }: State): NameQuestion | undefined => asked[personId];

    return {
      current: async () => stateOf(await load()).onboardingId,
      async set(onboardingId) {
        const isSo = (state: State) => state.onboardingId === onboardingId && mine(state) === undefined;
        const remembered = known.get(conversationId);
        if (remembered !== undefined && isSo(remembered)) return;
        const dialogContext = await load();
        const state = stateOf(dialogContext);
        if (!isSo(state)) await change(dialogContext, { onboardingId, asked: withoutMine(state) });
      },
      async converse(answer) {
        context.turnState.set(answerKey, answer);
        const dialogContext = await load();
        const { status, result } = await dialogContext.continueDialog();
        await states.save(context);
        // Whatever else the conversation has been turned to meanwhile is known better to the turn that did it.
        if (stateOf(dialogContext).onboardingId === undefined) known.delete(conversationId);
        return status !== 'empty' && result !== 'not-understood';
      },
      async askName(question) {
        const dialogContext = await load();
        const state = stateOf(dialogContext);
        await change(dialogContext, { ...state, asked: { ...state.asked, [personId]: question } });
      },
      nameQuestion: async () => mine(stateOf(await load())),
      async endNameQuestion() {
        const remembered = known.get(conversationId);
        if (remembered !== undefined && mine(remembered) === undefined) return false;
        const dialogContext = await load();
        const state = stateOf(dialogContext);
        if (mine(state) === undefined) return false;
        await change(dialogContext, { ...state, asked: withoutMine(state) });
        return true;
      },
    };
  };
}
