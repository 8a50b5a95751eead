import { asOnboardingError } from '../../../errors/onboarding-error.ts';
import { underWay } from '../../log/under-way.ts';
import { isView } from '../answer/actions/live-card.ts';
import { answerIncoming } from '../answer/answer-incoming.ts';
import { catchUp } from '../answer/catch-up.ts';
import { sayHowToAsk } from '../answer/say-how-to-ask.ts';
import { asWrittenThere } from '../as-written-there.ts';
import { readClick } from '../button.ts';
import {
  type Answer,
  extensionMessage,
  extensionResults,
  failedInvoke,
  received,
  searchResponse,
  sentence,
  taskMessage,
} from '../channel/answer.ts';
import type { Arrival } from '../channel/channel.ts';
import { isExtension } from '../channel/extension.ts';
import { type Incoming, type Invoke, isInvoke } from '../channel/incoming.ts';
import type { Turn } from '../channel/turn.ts';
import type { Services } from '../services.ts';
import { answerInTime } from './answer-in-time.ts';
import { createDedupe, deliveryOf } from './dedupe.ts';
import { createWasTold } from './was-told.ts';

/** `refused`: they did too much, or cannot be looked up. */
export type TurnOutcome = 'answered' | 'refused' | 'failed';

export type HandleTurn = (arrival: Arrival, turn: Turn) => Promise<TurnOutcome>;

/**
 * Takes each activity to what answers it: in time, once however often it is delivered, and with a sentence when it goes
 * wrong.
 * @param patience in ms
 */
export function createHandleTurn(services: Services, patience: { readonly answer: number }): HandleTurn {
  const { words, people, whoHasRole, limits, log, refusals } = services;
  const dedupe = createDedupe();
  const wasTold = createWasTold(60_000, services.now);

  const carryOut = async (arrival: Arrival, turn: Turn) => {
    const { incoming, conversation, activeOnboarding } = arrival;
    const { caller, reference } = incoming;
    const delivery = deliveryOf(incoming);
    if (incoming.kind === 'installation' && incoming.change === 'removed') {
      return people.markUnreachable(caller.conversationId, services.now());
    }
    let isFirst = false;
    let afterwards = async () => {};
    const stopClock = answerInTime(words, incoming, turn, patience.answer, () => {
      if (!isFirst || incoming.kind !== 'message') return;
      conversation
        .send({ text: words.say('chat.late.message') })
        .catch((error: unknown) => log.warn({ err: error }, 'nobody could be told that an answer takes longer'));
    });
    try {
      const answer = await dedupe(delivery, async () => {
        isFirst = true;
        if (countsAsCommand(incoming)) limits.take('commands', caller.person.id);
        const isNew = incoming.kind === 'installation';
        const { missed, isFirstHere } = isOfAnyChat(incoming)
          ? { missed: [], isFirstHere: false }
          : await people.remember(caller, reference, { isNew });
        const asked = {
          services: asWrittenThere(services, caller),
          caller,
          roles: await whoHasRole.rolesOf(caller.person),
          delivery,
        };
        afterwards = async () => {
          if (isFirstHere && !caller.isPersonalChat) await sayHowToAsk(asked, conversation, reference);
          await catchUp(asked, conversation, missed);
        };
        return answerIncoming(asked, { incoming, conversation, activeOnboarding, turn });
      });
      turn.answer(answer);
    } finally {
      stopClock();
    }
    await finish(afterwards);
  };

  /** What nobody waits for. The person has the answer, so what goes wrong here is only logged. */
  const finish = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, 'a turn was answered but could not be finished');
    }
  };

  return async (arrival, turn) => {
    try {
      await carryOut(arrival, turn);
      turn.answer(received);
      return 'answered';
    } catch (error) {
      const { kind, caller } = arrival.incoming;
      const { says, detail } = asOnboardingError(error);
      if (isTold(error)) refusals.record(says.key, { person: caller.person.id }, detail.cause);
      // Who has had as much of us as Teams carries gets no more for a while: that is no fault.
      else log[detail.heldBack === true ? 'warn' : 'error']({ err: error, incoming: kind }, 'a turn failed');
      const isSilent = kind === 'message' && says.key === 'errors.limits.commands' && wasTold(caller.person.id);
      if (!isSilent) await tellFailure(services, arrival, turn, error);
      return isTold(error) ? 'refused' : 'failed';
    }
  };
}

/** Whether it comes from wherever people are, also where we can say nothing: nothing is kept of such a chat. */
function isOfAnyChat(incoming: Incoming): boolean {
  if (incoming.kind === 'card-action') return isView(readClick(incoming.data)?.button.verb ?? '');
  return isExtension(incoming);
}

/** Whether somebody wants something; what a typeahead asks for while they type is counted by what it looks up. */
function countsAsCommand(incoming: Incoming): boolean {
  const { kind } = incoming;
  return kind === 'message' || (isInvoke(incoming) && kind !== 'typeahead' && kind !== 'unknown-invoke');
}

/** What is an answer rather than a failure: they did too much, or cannot be looked up. */
function isTold(error: unknown): boolean {
  const { code } = asOnboardingError(error);
  return code === 'limit-reached' || code === 'graph-not-reached';
}

function toldInvoke({ kind }: Invoke, text: string): Answer {
  switch (kind) {
    case 'typeahead':
      return searchResponse([]);
    case 'deal-search':
      return extensionMessage(text);
    case 'pasted-link':
      return extensionResults([]);
    case 'dialog-opening':
    case 'dialog-submission':
    case 'message-action':
      return taskMessage(text);
    default:
      return sentence(text);
  }
}

/** A sentence to the person, where they are looking. A call that could not even be answered with that is repeated. */
async function tellFailure(
  { words, log }: Services,
  { incoming, conversation }: Arrival,
  turn: Turn,
  failure: unknown,
): Promise<void> {
  const { code, says } = asOnboardingError(failure);
  if (isTold(failure) && isInvoke(incoming) && !turn.isAnswered)
    return turn.answer(toldInvoke(incoming, words.tell(says)));
  // Which of our messages Teams did not take means nothing to who waits for an answer.
  const happened = code === 'teams-not-reached' ? words.say('errors.tasks.unexpected') : words.tell(says);
  const { turn: reference } = underWay();
  const text =
    reference === undefined || isTold(failure)
      ? happened
      : words.say('errors.general.withReference', { text: happened, reference });
  if (isExtension(incoming) && !turn.isAnswered) return turn.answer(toldInvoke(incoming, text));
  if (isInvoke(incoming) && !turn.isAnswered) return turn.answer(failedInvoke(code, text));
  if (!isInvoke(incoming) && incoming.kind !== 'message') return;
  try {
    await conversation.send({ text });
  } catch (error) {
    log.error({ err: error }, 'a person could not be told that a turn failed');
    turn.answer({ status: 503 });
  }
}
