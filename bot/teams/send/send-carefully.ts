import { setTimeout as wait } from 'node:timers/promises';
import { backOff } from '../../../errors/back-off.ts';
import type { OnboardingError } from '../../../errors/onboarding-error.ts';
import type { Destination, Pace } from './pace.ts';
import { retriedStatuses, teamsNotReached } from './teams-not-reached.ts';

/** How long Teams may take to accept one message, in ms, with all repetitions. */
const sendTimeout = 10_000;
const attempts = 3;
const firstPause = 250;

/** A request to Teams before it is sent. */
export interface Sending {
  /** Two of the same message are two messages; edited twice is edited. */
  readonly kind: 'new-message' | 'edit' | 'question';
  readonly to: Required<Destination>;
  /** We speak first: nobody is looking, and a task repeats it. */
  readonly isOurs: boolean;
}

/** @param attempt sends it once, within so many ms. @throws OnboardingError `teams-not-reached` */
export type SendCarefully = <T>(sending: Sending, attempt: (timeout: number) => Promise<T>) => Promise<T>;

/**
 * In a turn, a send that Teams asks to repeat and has certainly not taken (412, 429) is repeated, and an edit also after
 * an answer that leaves it open. A message is not: better silence than the same answer twice.
 * What we say first is not repeated here but by its task, which remembers it across a crash; it keeps the pace.
 */
export function createSendCarefully(pace: Pace): SendCarefully {
  const keepPace = async ({ kind, to, isOurs }: Sending) => {
    // Only new messages count for a conversation; the tenant's limit is on every request.
    const counted = kind === 'new-message' ? to : { tenantId: to.tenantId };
    if (isOurs) await pace.join(counted);
    else pace.goAhead(counted);
  };

  return async (sending, attempt) => {
    const { isOurs } = sending;
    const endsAt = performance.now() + sendTimeout;
    for (let number = 1; ; number++) {
      await keepPace(sending);
      try {
        return await attempt(isOurs ? sendTimeout : Math.max(1, endsAt - performance.now()));
      } catch (thrown) {
        const error = teamsNotReached(thrown);
        const askedToWait = (error.detail.retryAfterSeconds ?? 0) * 1000;
        const pause = backOff(number, { first: firstPause }) + askedToWait;
        const isOver = isOurs || number >= attempts || performance.now() + pause >= endsAt;
        if (isOver || !mayRepeat(sending, error)) throw error;
        await wait(pause);
      }
    }
  };
}

function mayRepeat({ kind }: Sending, { detail }: OnboardingError): boolean {
  const { httpStatus } = detail;
  if (kind === 'new-message') return httpStatus === 412 || httpStatus === 429;
  return httpStatus === undefined || retriedStatuses.includes(httpStatus);
}
