import { ActivityTypes, type InvokeResponse, TeamsInfo, TurnContext } from 'botbuilder';
import { type DialogContext, DialogSet } from 'botbuilder-dialogs';
import { welcomeCard } from '../../../cards/welcome-card.ts';
import { isOver } from '../../../onboarding/onboarding.ts';
import type { DialogStates } from '../botbuilder/dialog-state.ts';
import { OnboardingDialog, onboardingOf, talkAbout } from '../botbuilder/onboarding-dialog.ts';
import { type Caller, unnamed } from '../receive/caller.ts';
import { received, type Turn } from '../receive/turn.ts';
import { keepInMessage, sendReply, textActivity } from '../send/send-card.ts';
import type { Services } from '../services.ts';
import { answerClick } from './actions/answer-click.ts';
import { readClick } from './actions/click.ts';
import { answerInvoke } from './answer-invoke.ts';
import { answerTyped } from './answer-typed.ts';
import { answerCommand } from './commands/answer-command.ts';
import { requestsFor } from './commands/lists.ts';
import { nearestCommand, parseCommand, typedText } from './commands/parse-command.ts';
import type { Reply } from './reply.ts';

/** Where the dialog finds who is talking. */
const callerKey = Symbol('caller');

export interface AnswerParts {
  readonly services: Services;
  readonly dialogStates: DialogStates;
}

interface Answered {
  /** What the call is answered with. */
  readonly answer: InvokeResponse;
  /** The onboardings there was news of while this person could not be reached. */
  readonly missed: readonly string[];
}

/** Finds who answers an activity. */
export function createAnswerActivity({ services, dialogStates }: AnswerParts) {
  const dialogs = new DialogSet(dialogStates.accessor).add(
    new OnboardingDialog(async (context, onboardingId) => {
      const caller: Caller | undefined = context.turnState.get(callerKey);
      const read = await services.onboardings.get(onboardingId);
      if (caller === undefined || read === undefined || isOver(read.record)) return 'over';
      const reply = await answerTyped({ services, caller, record: read.record, text: typedOf(context) });
      if (reply === undefined) return 'not-understood';
      await sendReply(services, context, reply);
      return 'answered';
    }),
  );

  const byType = async (context: TurnContext, caller: Caller, turn: Turn): Promise<InvokeResponse> => {
    const dialogContext = await dialogs.createContext(context);
    switch (context.activity.type) {
      case ActivityTypes.Message:
        await handleMessage(services, context, dialogContext, caller);
        return received;
      case ActivityTypes.Invoke:
        return answerInvoke({ services, context, caller, turn, follow: (reply) => follow(dialogContext, reply) });
      case ActivityTypes.InstallationUpdate:
        await welcome(services, context, caller);
        return received;
      default:
        return received;
    }
  };

  return async (context: TurnContext, caller: Caller, turn: Turn): Promise<Answered> => {
    const { activity } = context;
    // `remove-upgrade`: a new version of the app has no bot any more.
    if (activity.type === ActivityTypes.InstallationUpdate && activity.action?.startsWith('remove')) {
      await services.people.markUnreachable(caller.conversationId, services.now());
      return { answer: received, missed: [] };
    }
    context.turnState.set(callerKey, caller);
    const missed = await services.people.remember(caller, TurnContext.getConversationReference(activity));
    const answer = await byType(context, caller, turn);
    await dialogStates.save(context);
    return { answer, missed };
  };
}

/** What the person typed, without the mention of the bot that a group message starts with. */
function typedOf(context: TurnContext): string {
  return typedText(TurnContext.removeRecipientMention(context.activity) ?? context.activity.text ?? '');
}

async function handleMessage(
  services: Services,
  context: TurnContext,
  dialogContext: DialogContext,
  caller: Caller,
): Promise<void> {
  const click = readClick(context.activity.value);
  if (click !== undefined) {
    const reply = await answerClick(services, caller, click);
    await follow(dialogContext, reply);
    await answerSubmit(services, context, reply);
    return;
  }
  const text = typedOf(context);
  const command = parseCommand(text);
  if (command === undefined) return handleTyped(context, dialogContext, text);
  const currentId = onboardingOf(dialogContext);
  const current = currentId === undefined ? undefined : (await services.onboardings.get(currentId))?.record;
  for (const reply of await answerCommand(services, caller, command, current)) {
    await follow(dialogContext, reply);
    await sendReply(services, context, reply);
  }
}

/** A client without Action.Execute sends a message instead; its card is edited, since it cannot be answered in place. */
async function answerSubmit(services: Services, context: TurnContext, reply: Reply): Promise<void> {
  if (reply.kind === 'onboarding' && context.activity.replyToId) await keepInMessage(services, context, reply);
  else await sendReply(services, context, reply);
}

/** Anything that is no command is an answer to what is asked, or gets the nearest command: never silence. */
async function handleTyped(context: TurnContext, dialogContext: DialogContext, text: string): Promise<void> {
  const { result, status } = await dialogContext.continueDialog();
  if (status !== 'empty' && result !== 'not-understood') return;
  const near = nearestCommand(text);
  const hint =
    near === undefined
      ? 'Type “help” for what I understand, or “onboard ABC Corp” to begin.'
      : `Did you mean “${near}”?`;
  const typed = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  await context.sendActivity(textActivity(`I did not understand “${typed}”. ${hint}`));
}

/** The conversation is about the onboarding whose card was last shown to its rep. */
async function follow(dialogContext: DialogContext, reply: Reply): Promise<void> {
  if (reply.kind === 'onboarding' && reply.viewer === 'requester')
    await talkAbout(dialogContext, { id: reply.onboardingId });
}

/** Someone opened the bot: a welcome, and what waits for their decision. */
async function welcome(services: Services, context: TurnContext, caller: Caller): Promise<void> {
  const named = await withName(services, context, caller);
  await services.people.remember(named, TurnContext.getConversationReference(context.activity));
  const name = named.person.name === unnamed ? '' : named.person.name;
  await sendReply(services, context, { kind: 'card', card: welcomeCard({ name }) });
  if (!caller.isPersonalChat) return;
  for (const reply of await requestsFor(services, caller)) await sendReply(services, context, reply);
}

/** An installation comes without the person's name, so Teams is asked for it; a greeting does without as well. */
async function withName({ log }: Services, context: TurnContext, caller: Caller): Promise<Caller> {
  if (caller.person.name !== unnamed || !caller.isPersonalChat) return caller;
  try {
    const { name } = await TeamsInfo.getMember(context, context.activity.from.id);
    return name ? { ...caller, person: { ...caller.person, name } } : caller;
  } catch (error) {
    log.info({ err: error }, 'Teams did not tell the name of a person');
    return caller;
  }
}
