import { helpCard } from '../../../../cards/help-card.ts';
import type { CustomerTold } from '../../../../onboarding/customer-told.ts';
import { type Errand, mayRun } from '../../../../onboarding/who-may.ts';
import type { Asked } from '../../asked.ts';
import type { Reply } from '../../reply.ts';
import { attentionReply } from '../attention-reply.ts';
import { greet } from '../greet.ts';
import { importReply } from '../import/preview.ts';
import { approvals } from '../inbox.ts';
import { refuse } from '../refuse.ts';
import { workReply } from '../work-list.ts';
import { away, back } from './away.ts';
import { digest } from './digest.ts';
import { allOnboardings, status } from './lists.ts';
import { notifications } from './notifications.ts';
import { type AskName, onboardTold } from './onboard.ts';
import type { ChatCommand } from './parse-command.ts';
import { type FindCurrent, pressOnNamed, pressOnOpen } from './press-on-own.ts';

/** What a command needs of the conversation. */
export interface Chat {
  readonly findCurrent: FindCurrent;
  readonly askName: AskName;
  /** The answer that this is to an approver’s question, if one is open: “Status quo of last year” names no deal. */
  readonly toApprover: () => Promise<Reply | undefined>;
  /** What was told of a customer behind a command. */
  readonly toldBehind: (typed: string) => Promise<CustomerTold>;
}

/** Answers a command; all of them work at any moment. */
export async function answerCommand(asked: Asked, command: ChatCommand, chat: Chat): Promise<readonly Reply[]> {
  const errand = errandOf(asked, command);
  const refusal = errand && mayRun(asked.roles, errand);
  if (errand !== undefined && refusal !== undefined) {
    return [await refuse(asked, refusal, errand)];
  }
  switch (command.kind) {
    case 'onboard':
      return [await onboardTold(asked, await chat.toldBehind(command.typed), chat.askName)];
    case 'import':
      return [await importReply(asked, { kind: 'text', text: '' })];
    case 'status':
      return [
        await (errand === 'list-all' ? allOnboardings(asked, 'status') : status(asked, command.name, chat.toApprover)),
      ];
    case 'my-onboardings':
      return [
        await (errand === 'list-all'
          ? allOnboardings(asked, 'my onboardings')
          : workReply(asked, { search: command.name })),
      ];
    case 'approvals':
      return [await approvals(asked)];
    case 'away':
      return [await away(asked, command.name)];
    case 'back':
      return [await back(asked)];
    case 'attention':
      return [await attentionReply(asked)];
    case 'digest':
      return [await digest(asked, command.name)];
    case 'resume':
    case 'start-over':
    case 'nudge':
    case 'cancel': {
      const { kind, name } = command;
      return [
        await (name === ''
          ? pressOnOpen(asked, chat.findCurrent, kind)
          : pressOnNamed(asked, name, kind, chat.toApprover)),
      ];
    }
    case 'notifications':
      return [await notifications(asked, command.name)];
    case 'help':
      return [await help(asked)];
    case 'hello':
      return [await greet(asked)];
  }
}

/** What a command is in the domain; undefined = it is answered by what there is for this person. */
function errandOf({ roles }: Asked, command: ChatCommand): Errand | undefined {
  const mayListAll = mayRun(roles, 'list-all') === undefined;
  switch (command.kind) {
    case 'onboard':
    case 'import':
      return 'begin';
    case 'status':
      return command.name !== '' ? 'look-up' : mayListAll ? 'list-all' : 'list-own';
    case 'my-onboardings':
      return mayListAll && mayRun(roles, 'list-own') !== undefined ? 'list-all' : 'list-own';
    case 'attention':
      return 'list-attention';
    case 'digest':
      return 'look-over';
    case 'notifications':
      return 'list-own';
    case 'resume':
    case 'start-over':
    case 'nudge':
    case 'cancel':
      return command.name === '' ? 'list-own' : 'look-up';
    case 'hello':
    case 'away':
    case 'back':
      return 'look-up';
    case 'approvals':
    case 'help':
      return undefined;
  }
}

/** The commands that are for this person. */
async function help(asked: Asked): Promise<Reply> {
  const { services, roles, caller } = asked;
  const refusal = mayRun(roles, 'look-up');
  if (refusal !== undefined) return refuse(asked, refusal, 'look-up');
  const isFor = (errand: Errand) => mayRun(roles, errand) === undefined;
  const summary = services.words.say('cards.help.title');
  const card = helpCard(services.words, isFor, services.publicUrl, caller.isPersonalChat);
  return { kind: 'card', card, summary };
}
