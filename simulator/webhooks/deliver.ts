import { setTimeout as delay } from 'node:timers/promises';
import type { Attempt, Delivery } from './webhook-state.ts';

/** After so many an event goes to an offline queue and is not sent again (Microsoft Learn: partner-center-webhooks). */
const maximumAttempts = 10;

/** How long a receiver may take; the documents do not tell. */
const timeoutMs = 10_000;

export interface Sender {
  /** Sends in the background until it arrives or was tried often enough. */
  deliver(delivery: Delivery): void;
  /** Ends every delivery where it is. */
  stop(): void;
}

/**
 * @param pauseMs how long to wait before the second attempt; each further pause is twice as long
 * @param onAttempt called after each attempt that was written into its delivery
 */
export function createSender(pauseMs: () => number, now: () => number, onAttempt: () => void): Sender {
  const stopped = new AbortController();
  return {
    deliver: (delivery) => void keepTrying(delivery),
    stop: () => stopped.abort(),
  };

  async function keepTrying(delivery: Delivery): Promise<void> {
    while (delivery.outcome === 'pending') {
      const attempt = await tryOnce(delivery, now(), stopped.signal);
      if (stopped.signal.aborted) return;
      delivery.attempts.push(attempt);
      if (attempt.status !== undefined && attempt.status < 300) delivery.outcome = 'delivered';
      else if (delivery.attempts.length >= maximumAttempts) delivery.outcome = 'offline';
      onAttempt();
      if (delivery.outcome !== 'pending') return;
      const pause = pauseMs() * 2 ** (delivery.attempts.length - 1);
      await delay(pause, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (stopped.signal.aborted) return;
    }
  }
}

/** Redirections are not followed: they count as an answer that is not a success. */
async function tryOnce({ webhookUrl, headers, body }: Delivery, at: number, stopped: AbortSignal): Promise<Attempt> {
  try {
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]);
    const answer = await fetch(webhookUrl, { method: 'POST', headers, body, redirect: 'manual', signal });
    await answer.body?.cancel();
    return { at, status: answer.status };
  } catch (thrown) {
    return { at, problem: reasonOf(thrown) };
  }
}

/** `fetch` puts what went wrong, such as a refused connection, into the cause of its error. */
function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  return thrown.cause instanceof Error && thrown.cause.message ? thrown.cause.message : thrown.message;
}
