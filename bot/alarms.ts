import { createHash } from 'node:crypto';
import { z } from 'zod';
import { asOnboardingError, type ErrorCode, type OnboardingError } from '../errors/onboarding-error.ts';
import type { Problem } from '../onboarding/problem.ts';
import type { Log } from './log/log.ts';
import type { Store } from './store/store.ts';

/** What operators hear of that is about no single onboarding. */
export interface Alarms {
  /**
   * Tells the operators, once for each cause, however many attempts and processes meet it. A cause that nobody has met for
   * half a day is over: the next time it is told again. Throws nothing; who could not be told is told next time.
   * @param cause what is the same each time, such as `take-over https://…`
   */
  raise(cause: string, problem: Problem): Promise<void>;
}

/** An outage is one cause, whoever meets it, and so is a part of one, by which something else is still answered. */
export function alarmCauseOf(error: unknown, ownCause: string): string {
  const { code, detail } = asOnboardingError(error);
  const { outage = unanswered.includes(code) ? 'partner-center' : undefined } = detail;
  return outage === undefined ? ownCause : `outage ${outage}`;
}

const unanswered: readonly ErrorCode[] = ['partner-center-unavailable', 'partner-center-no-answer'];

const HOUR = 60 * 60_000;
/** Longer than one cause can hide another, by which it is not even come to. */
const KNOWN_MS = 12 * HOUR;
/** Written anew no more often than every two hours. */
const RENEWED_MS = 10 * HOUR;
/** Who dies telling leaves it to others after this. */
const TELLING_MS = 2 * 60_000;

const Kept = z.object({ cause: z.string(), isTold: z.boolean(), until: z.number() });

/**
 * For what is asked now and then, and by nobody again: what has failed each time for an hour is an alarm.
 * @returns hears how each question came out; undefined = well
 */
export function createLongFailing(parts: {
  readonly raise: (failure: OnboardingError) => Promise<void>;
  readonly now: () => number;
}): (failure: OnboardingError | undefined) => void {
  let since: number | undefined;
  return (failure) => {
    if (failure === undefined) {
      since = undefined;
      return;
    }
    since ??= parts.now();
    if (parts.now() - since >= HOUR) void parts.raise(failure);
  };
}

export function createAlarms(parts: {
  readonly store: Store;
  readonly tellOperators: (problem: Problem) => Promise<void>;
  readonly now: () => number;
  readonly log: Log;
}): Alarms {
  const { store, tellOperators, now, log } = parts;

  const documentOf = (cause: string, isTold: boolean, forMs: number) => {
    const until = now() + forMs;
    const id = createHash('sha256').update(cause).digest('hex');
    return { kind: 'alarm', id, body: { cause, isTold, until }, expiresAt: until } as const;
  };

  return {
    async raise(cause, problem) {
      try {
        const telling = documentOf(cause, false, TELLING_MS);
        const stored = await store.get(telling.kind, telling.id);
        const known = stored === undefined ? undefined : Kept.parse(stored.body);
        if (stored !== undefined && known !== undefined && known.until > now()) {
          const isOld = known.isTold && known.until - now() < RENEWED_MS;
          if (isOld) await store.replace(documentOf(cause, true, KNOWN_MS), stored.etag);
          return;
        }
        const claim = stored === undefined ? await store.create(telling) : await store.replace(telling, stored.etag);
        if (claim.outcome !== 'written') return;
        log.warn({ cause, problem }, 'the operators are told');
        await tellOperators(problem);
        await store.replace(documentOf(cause, true, KNOWN_MS), claim.etag);
      } catch (error) {
        log.error({ err: error, cause }, 'the operators could not be told');
      }
    },
  };
}
