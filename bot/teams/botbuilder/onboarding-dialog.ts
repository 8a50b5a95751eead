import type { TurnContext } from 'botbuilder';
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { z } from 'zod';
import type { Onboarding } from '../../../onboarding/onboarding.ts';

const State = z.object({ onboardingId: z.string() });
export const onboardingDialogId = 'onboarding';

/** What the dialog does with a message while its onboarding is open. Answers whether it was an answer. */
export type Converse = (context: TurnContext, onboardingId: string) => Promise<'answered' | 'not-understood' | 'over'>;

/**
 * The conversation about one onboarding. It has no steps of its own: what is asked next follows from the record, so
 * the dialog goes on wherever the onboarding stands, after a restart and after answers given on cards. All it keeps is
 * which onboarding it is about.
 */
export class OnboardingDialog extends Dialog {
  readonly #converse: Converse;

  constructor(converse: Converse) {
    super(onboardingDialogId);
    this.#converse = converse;
  }

  override async beginDialog(dialogContext: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { onboardingId } = State.parse(options);
    if (dialogContext.activeDialog !== undefined) dialogContext.activeDialog.state = { onboardingId };
    return Dialog.EndOfTurn;
  }

  /** @returns the result 'not-understood' when the message was no answer to what is asked */
  override async continueDialog(dialogContext: DialogContext): Promise<DialogTurnResult> {
    const onboardingId = onboardingOf(dialogContext);
    if (onboardingId === undefined) return dialogContext.endDialog('not-understood');
    const outcome = await this.#converse(dialogContext.context, onboardingId);
    return outcome === 'answered'
      ? Dialog.EndOfTurn
      : outcome === 'over'
        ? dialogContext.endDialog('not-understood')
        : { ...Dialog.EndOfTurn, result: 'not-understood' };
  }
}

/** The onboarding a conversation is about; undefined = none. */
export function onboardingOf(dialogContext: DialogContext): string | undefined {
  const state = State.safeParse(dialogContext.activeDialog?.state);
  return state.success ? state.data.onboardingId : undefined;
}

/** From now on the conversation is about this onboarding. */
export async function talkAbout(dialogContext: DialogContext, { id }: Pick<Onboarding, 'id'>): Promise<void> {
  if (onboardingOf(dialogContext) === id) return;
  await dialogContext.cancelAllDialogs();
  await dialogContext.beginDialog(onboardingDialogId, { onboardingId: id });
}
