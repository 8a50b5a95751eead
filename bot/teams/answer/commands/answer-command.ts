import { helpCard } from '../../../../cards/help-card.ts';
import { isOver } from '../../../../onboarding/stage.ts';
import type { ReadOnboarding } from '../../../store/onboardings.ts';
import type { Asked } from '../../asked.ts';
import type { Reply } from '../../reply.ts';
import { pressOn } from '../actions/answer-action.ts';
import { approvals, listCard, myOnboardings, status } from './lists.ts';
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
  switch (command.kind) {
    case 'onboard':
      return [await onboard(asked, command.name)];
    case 'status':
      return [await status(asked, command.name)];
    case 'my-onboardings':
      return [await myOnboardings(asked)];
    case 'approvals':
      return approvals(asked);
    case 'resume':
      return [await pressOnOpen(asked, findCurrent, 'resume', 'open')];
    case 'start-over':
      return [await pressOnOpen(asked, findCurrent, 'startOver', 'ask-start-over')];
    case 'cancel':
      return [await pressOnOpen(asked, findCurrent, 'cancel', 'ask-cancel')];
    case 'help':
      return [{ kind: 'card', card: helpCard(asked.services.words) }];
  }
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
  const isOwn = current?.record.requester.id === caller.person.id;
  if (current !== undefined && isOwn && !isOver(current.record)) return press(current);
  const open = await onboardings.ofRequester(caller.person.id, { open: true });
  const [only] = open.items;
  const typed = words.say(`commands.typed.${command}`);
  const read = only === undefined ? undefined : await onboardings.get(only.id);
  if (read === undefined) return { kind: 'text', text: words.say('chat.list.nothingTo', { command: typed }) };
  if (open.total === 1) return press(read);
  return listCard(asked, open, words.say('chat.list.whichOne', { command: typed }), '');
}
