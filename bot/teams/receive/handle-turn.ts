import { ActivityTypes, type TurnContext } from 'botbuilder';
import { asOnboardingError } from '../../../errors/onboarding-error.ts';
import { type AnswerParts, createAnswerActivity } from '../answer/answer-activity.ts';
import { catchUp } from '../answer/catch-up.ts';
import { textActivity } from '../send/send-card.ts';
import type { Services } from '../services.ts';
import { type Caller, readCaller, tenantOf } from './caller.ts';
import { type Deliveries, deliveryId } from './dedupe.ts';
import { answerInTime, failedInvoke, laterText, type Turn } from './turn.ts';

export interface Client {
  /** See Caller. */
  readonly hasDialogs: boolean;
  readonly turn: Turn;
}

export type HandleTurn = (context: TurnContext, client: Client) => Promise<void>;

interface Parts extends AnswerParts {
  readonly deliveries: Deliveries;
  readonly allowedTenants: readonly string[];
}

/**
 * Takes each activity to what answers it: in time, once however often it is delivered, and with a sentence when it goes
 * wrong. People of other tenants get silence: it tells them nothing.
 */
export function createHandleTurn(parts: Parts): HandleTurn {
  const { services, deliveries, allowedTenants } = parts;
  const { log } = services;
  const answerActivity = createAnswerActivity(parts);

  const carryOut = async (context: TurnContext, caller: Caller, turn: Turn) => {
    const { activity } = context;
    const id = deliveryId(activity, caller);
    let isOurs = id === undefined;
    const stopClock = answerInTime(activity, turn, () => {
      if (!isOurs || activity.type !== ActivityTypes.Message) return;
      context
        .sendActivity(textActivity(laterText))
        .catch((error: unknown) => log.warn({ err: error }, 'nobody could be told that an answer takes longer'));
    });
    try {
      const taken = id === undefined ? undefined : await deliveries.take(id);
      if (taken?.kind === 'done') return turn.answer(taken.answer);
      isOurs = true;
      const { answer, missed } = await answerActivity(context, caller, turn).catch(async (error: unknown) => {
        await taken?.release();
        throw error;
      });
      turn.answer(answer);
      await finish(context, caller, missed, () => taken?.done(answer));
    } finally {
      stopClock();
    }
  };

  /** What nobody waits for. The person has the answer, so what goes wrong here is only logged. */
  const finish = async (
    context: TurnContext,
    caller: Caller,
    missed: readonly string[],
    done: () => Promise<void> | undefined,
  ) => {
    try {
      await done();
      await catchUp(services, context, caller, missed);
    } catch (error) {
      log.error({ err: error }, 'a turn was answered but could not be finished');
    }
  };

  return async (context, { hasDialogs, turn }) => {
    const { activity } = context;
    if (allowedTenants.length > 0 && !allowedTenants.includes(tenantOf(activity))) {
      log.warn({ tenant: tenantOf(activity) }, 'an activity from a tenant that is not allowed was ignored');
      return;
    }
    const caller = readCaller(activity, hasDialogs);
    if (caller === undefined) return;
    try {
      await carryOut(context, caller, turn);
    } catch (error) {
      log.error({ err: error, activity: activity.type, name: activity.name }, 'a turn failed');
      await tellFailure(services, context, turn, error);
    }
  };
}

/** A sentence to the person, where they are looking. A call that could not even be answered with that is repeated. */
async function tellFailure({ log }: Services, context: TurnContext, turn: Turn, failure: unknown): Promise<void> {
  const { type } = context.activity;
  const { code, userMessage } = asOnboardingError(failure);
  if (type === ActivityTypes.Invoke && !turn.isAnswered) return turn.answer(failedInvoke(code, userMessage));
  if (type !== ActivityTypes.Invoke && type !== ActivityTypes.Message) return;
  try {
    await context.sendActivity(textActivity(userMessage));
  } catch (error) {
    log.error({ err: error }, 'a person could not be told that a turn failed');
    turn.answer({ status: 503 });
  }
}
