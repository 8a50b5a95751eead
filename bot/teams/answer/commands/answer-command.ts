import { helpCard } from '../../../../cards/help-card.ts';
import { isOver } from '../../../../onboarding/stage.ts';
import { type Errand, isHolder, mayRun } from '../../../../onboarding/who-may.ts';
import type { ReadOnboarding } from '../../../store/onboardings.ts';
import type { Asked } from '../../asked.ts';
import { inPrivate, isForThisChat } from '../../read-along.ts';
import type { Reply } from '../../reply.ts';
import { pressOn } from '../actions/answer-action.ts';
import { attentionReply } from '../attention-reply.ts';
import { refuse } from '../refuse.ts';
import { allOnboardings, approvals, listCard, myOnboardings, openableHere, status } from './lists.ts';
import { onboard } from './onboard.ts';
import type { ChatCommand } from './parse-command.ts';

/** Finds the onboarding this conversation is about, if it is about one. */
export type FindCurrent = () => Promise<ReadOnboarding | undefined>;

/** Answers a command; all of them work at any moment. */
export async function answerCommand(
  asked: Asked,
  command: ChatCommand,
  findCurrent: FindCurrent,
): Promise<readonly Reply[]> {
  const errand = errandOf(asked, command);
  const refusal = errand && mayRun(asked.roles, errand);
  if (errand !== undefined && refusal !== undefined) {
    return [await refuse(asked, refusal, errand)];
  }
  switch (command.kind) {
    case 'onboard':
      return [await onboard(asked, command.name)];
    case 'status':
      return [await (errand === 'list-all' ? allOnboardings(asked, 'status') : status(asked, command.name))];
    case 'my-onboardings':
      return [await (errand === 'list-all' ? allOnboardings(asked, 'my onboardings') : myOnboardings(asked))];
    case 'approvals':
      return approvals(asked);
    case 'attention':
      return [await attentionReply(asked)];
    case 'resume':
      return [await pressOnOpen(asked, findCurrent, 'resume', 'open')];
    case 'start-over':
      return [await pressOnOpen(asked, findCurrent, 'startOver', 'ask-start-over')];
    case 'cancel':
      return [await pressOnOpen(asked, findCurrent, 'cancel', 'ask-cancel')];
    case 'help':
      return [await help(asked)];
  }
}

/** What a command is in the domain; undefined = it is answered by what there is for this person. */
function errandOf({ roles }: Asked, command: ChatCommand): Errand | undefined {
  const mayListAll = mayRun(roles, 'list-all') === undefined;
  switch (command.kind) {
    case 'onboard':
      return 'begin';
    case 'status':
      return command.name !== '' ? 'look-up' : mayListAll ? 'list-all' : 'list-own';
    case 'my-onboardings':
      return mayListAll && mayRun(roles, 'list-own') !== undefined ? 'list-all' : 'list-own';
    case 'attention':
      return 'list-attention';
    case 'resume':
    case 'start-over':
    case 'cancel':
      return 'list-own';
    case 'approvals':
    case 'help':
      return undefined;
  }
}

/** The commands that are for this person. */
async function help(asked: Asked): Promise<Reply> {
  const { services, roles } = asked;
  const refusal = mayRun(roles, 'look-up');
  if (refusal !== undefined) return refuse(asked, refusal, 'look-up');
  const isFor = (errand: Errand) => mayRun(roles, errand) === undefined;
  return { kind: 'card', card: helpCard(services.words, isFor, services.publicUrl) };
}

/**
 * Presses a button of the onboarding that a command means: the conversation's own if it is open, else the only open
 * one. Of several the person chooses.
 */
async function pressOnOpen(
  asked: Asked,
  findCurrent: FindCurrent,
  command: 'resume' | 'startOver' | 'cancel',
  verb: string,
): Promise<Reply> {
  const { services, caller } = asked;
  const { words, onboardings } = services;
  const press = (read: ReadOnboarding) => {
    const { id, revision } = read.record;
    return pressOn(asked, read, { button: { verb, id, revision }, inputs: {} });
  };
  const current = await findCurrent();
  const isTheirs = current !== undefined && isHolder(current.record, caller.person) && !isOver(current.record);
  if (isTheirs && isForThisChat(asked, current.record)) return press(current);
  const open = await onboardings.ofRequester(caller.person.id, { open: true });
  const [only] = open.items;
  const typed = words.say(`commands.typed.${command}`);
  if (!caller.isPersonalChat) {
    const [here, ...others] = await openableHere(asked, open);
    return here !== undefined && others.length === 0 ? press(here) : inPrivate(asked, typed);
  }
  const read = only === undefined ? undefined : await onboardings.get(only.id);
  if (read === undefined) return { kind: 'text', text: words.say('chat.list.nothingTo', { command: typed }) };
  if (open.total === 1) return press(read);
  return listCard(asked, open, words.say('chat.list.whichOne', { command: typed }), '');
}
