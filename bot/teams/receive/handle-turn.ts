import { asOnboardingError } from '../../../errors/onboarding-error.ts';
import { answerIncoming } from '../answer/answer-incoming.ts';
import { catchUp } from '../answer/catch-up.ts';
import { failedInvoke, received } from '../channel/answer.ts';
import type { Arrival } from '../channel/channel.ts';
import { isInvoke } from '../channel/incoming.ts';
import type { Turn } from '../channel/turn.ts';
import type { Services } from '../services.ts';
import { answerInTime } from './answer-in-time.ts';
import { createDedupe, deliveryOf } from './dedupe.ts';

export type HandleTurn = (arrival: Arrival, turn: Turn) => Promise<void>;

/**
 * Takes each activity to what answers it: in time, once however often it is delivered, and with a sentence when it goes
 * wrong.
 */
export function createHandleTurn(services: Services): HandleTurn {
  const { words, people, log } = services;
  const dedupe = createDedupe();

  const carryOut = async (arrival: Arrival, turn: Turn) => {
    const { incoming, conversation, activeOnboarding } = arrival;
    const { caller, reference } = incoming;
    const delivery = deliveryOf(incoming);
    const asked = { services, caller, delivery };
    if (incoming.kind === 'installation' && incoming.change === 'removed') {
      return people.markUnreachable(caller.conversationId, services.now());
    }
    let isFirst = false;
    let missed: readonly string[] = [];
    const stopClock = answerInTime(words, incoming, turn, () => {
      if (!isFirst || incoming.kind !== 'message') return;
      conversation
        .send({ text: words.say('chat.late.message') })
        .catch((error: unknown) => log.warn({ err: error }, 'nobody could be told that an answer takes longer'));
    });
    try {
      const answer = await dedupe(delivery, async () => {
        isFirst = true;
        missed = await people.remember(caller, reference, { isNew: incoming.kind === 'installation' });
        return answerIncoming(asked, { incoming, conversation, activeOnboarding, turn });
      });
      turn.answer(answer);
    } finally {
      stopClock();
    }
    if (isFirst) await finish(() => catchUp(asked, conversation, missed));
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
    } catch (error) {
      log.error({ err: error, incoming: arrival.incoming.kind }, 'a turn failed');
      await tellFailure(services, arrival, turn, error);
    }
  };
}

/** A sentence to the person, where they are looking. A call that could not even be answered with that is repeated. */
async function tellFailure(
  { words, log }: Services,
  { incoming, conversation }: Arrival,
  turn: Turn,
  failure: unknown,
): Promise<void> {
  const { code, says } = asOnboardingError(failure);
  // Which of our messages Teams did not take means nothing to who waits for an answer.
  const text = code === 'teams-not-reached' ? words.say('errors.tasks.unexpected') : words.tell(says);
  if (isInvoke(incoming) && !turn.isAnswered) return turn.answer(failedInvoke(code, text));
  if (!isInvoke(incoming) && incoming.kind !== 'message') return;
  try {
    await conversation.send({ text });
  } catch (error) {
    log.error({ err: error }, 'a person could not be told that a turn failed');
    turn.answer({ status: 503 });
  }
}
