import { confirmCancelCard } from '../../../../cards/confirm-cancel-card.ts';
import { confirmStartOverCard } from '../../../../cards/confirm-start-over-card.ts';
import { helpCard } from '../../../../cards/help-card.ts';
import { notUndone } from '../../../../onboarding/decide-ending.ts';
import { isOver, type Onboarding } from '../../../../onboarding/onboarding.ts';
import type { Caller } from '../../receive/caller.ts';
import type { Services } from '../../services.ts';
import type { Reply } from '../reply.ts';
import { approvals, listCard, myOnboardings, ownCard, status } from './lists.ts';
import { onboard } from './onboard.ts';
import type { ChatCommand } from './parse-command.ts';

/**
 * Answers a command; all of them work at any moment.
 * @param current the onboarding this conversation is about, if it is about one
 */
export async function answerCommand(
  services: Services,
  caller: Caller,
  command: ChatCommand,
  current: Onboarding | undefined,
): Promise<readonly Reply[]> {
  switch (command.kind) {
    case 'onboard':
      return [await onboard(services, caller, command.name)];
    case 'status':
      return [await status(services, caller, command.name)];
    case 'my-onboardings':
      return [await myOnboardings(services, caller)];
    case 'approvals':
      return approvals(services, caller);
    case 'resume':
      return [await withOpen(services, caller, current, 'resume', (record) => ownCard(services, caller, record))];
    case 'start-over':
      return [
        await withOpen(services, caller, current, 'start over', (record) => ({
          kind: 'card',
          card: confirmStartOverCard({ record }),
        })),
      ];
    case 'cancel':
      return [
        await withOpen(services, caller, current, 'cancel', (record) => ({
          kind: 'card',
          card: confirmCancelCard({ record, notUndone: notUndone(record) }),
        })),
      ];
    case 'help':
      return [{ kind: 'card', card: helpCard() }];
  }
}

/** The onboarding a command means: the conversation's own if it is open, else the only open one, else a choice. */
async function withOpen(
  services: Services,
  caller: Caller,
  current: Onboarding | undefined,
  verb: string,
  answer: (record: Onboarding) => Reply | Promise<Reply>,
): Promise<Reply> {
  const isOwn = current?.requester.id === caller.person.id;
  if (current !== undefined && isOwn && !isOver(current)) return answer(current);
  const open = (await services.onboardings.ofRequester(caller.person.id)).filter((record) => !isOver(record));
  const [only] = open;
  if (only === undefined)
    return { kind: 'text', text: `There is nothing to ${verb}: you have no open onboarding. Type: onboard ABC Corp` };
  if (open.length === 1) return answer(only);
  return listCard(services, caller, `Which one? Open it, then type “${verb}” again.`, '', open);
}
