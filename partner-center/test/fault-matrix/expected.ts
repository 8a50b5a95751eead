import type { ErrorCode } from '../../../errors/onboarding-error.ts';
import type { Operation } from './operation.ts';
import type { Trouble } from './troubles.ts';

/** `answer`: as without trouble. `nothing`: an answer that says there is none. `another`: an answer that says else. */
export type Result = 'answer' | 'nothing' | 'another' | ErrorCode;

/** What a call came to. */
export interface Outcome {
  readonly result: Result;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;
  /** How many requests arrived at Partner Center. */
  readonly requests: number;
  /** How many tokens were asked for. */
  readonly signIns: number;
  /** What the simulator holds of the deed afterwards. */
  readonly tasks: number;
  /** What the same call comes to when the trouble is over, and the tasks then; undefined where it was not needed. */
  readonly again: { readonly result: Result; readonly tasks: number } | undefined;
}

export type Exceptions = Partial<Record<Trouble, Partial<Outcome>>>;

/** What a call comes to when nothing is wrong. */
export interface Usual {
  readonly result?: ErrorCode;
  readonly requests?: number;
}

/** What has to come of a call of the operation in this trouble: the rule, and the operation's own exceptions from it. */
export function expected(operation: Operation, trouble: Trouble): Outcome {
  const outcome = { ...ruled(operation, trouble), ...operation.except?.[trouble] };
  const isFailure = outcome.result.includes('-');
  const { result, tasks } = works(operation);
  return { ...outcome, again: isFailure ? (outcome.again ?? { result, tasks }) : undefined };
}

function ruled(operation: Operation, trouble: Trouble): Outcome {
  const plain = works(operation);
  const oneMore = { ...plain, requests: plain.requests + 1 };
  const isDeed = operation.tasks !== undefined;
  switch (trouble) {
    case 'BOM':
    case 'doubled':
      return plain;
    // A look is repeated under the same id; a deed never: whoever wanted it looks first.
    case 'drop before':
    case '500 once':
    case '503 once':
    case 'HTML':
      return isDeed ? noAnswer(0) : oneMore;
    case 'drop after':
      return isDeed ? noAnswer(plain.tasks) : oneMore;
    case '503 always':
      return isDeed ? noAnswer(0) : unreachable(3);
    case 'slow':
      return isDeed ? noAnswer(plain.tasks) : unreachable(1);
    // Throttled is not carried out: a short wait is waited here, a long one is the caller's.
    case '429 short':
      return oneMore;
    case '429 long':
      return { ...failed('partner-center-throttled'), retryable: true, retryAfterSeconds: 57 };
    case '429 fault':
      return { ...failed('partner-center-throttled'), retryable: true, retryAfterSeconds: 10 };
    // One new token, never a loop.
    case '401 once':
      return { ...oneMore, signIns: 1 };
    case '401 always':
    case '401 MFA':
      return { ...failed('partner-center-sign-in'), requests: 2, signIns: 1 };
    case '404 late':
      return failed('partner-center-not-found');
    case '409 once':
      return { ...failed('partner-center-refused'), retryable: operation.conflict !== undefined };
    default:
      return failed('partner-center-refused');
  }
}

function works({ usual = {}, tasks }: Operation): Outcome {
  const { result, requests = 1 } = usual;
  if (result !== undefined) return failed(result);
  return { ...failed('unexpected'), result: 'answer', requests, tasks: tasks === undefined ? 0 : 1 };
}

function failed(result: ErrorCode): Outcome {
  return {
    result,
    retryable: false,
    retryAfterSeconds: undefined,
    requests: 1,
    signIns: 0,
    tasks: 0,
    again: undefined,
  };
}

function noAnswer(tasks: number): Outcome {
  return { ...failed('partner-center-no-answer'), retryable: true, tasks };
}

function unreachable(requests: number): Outcome {
  return { ...failed('partner-center-unavailable'), retryable: true, requests };
}

/** For lookups that say "there is none" where Partner Center says 404. */
export const noneWhenNotFound: Exceptions = { '404 late': { result: 'nothing' } };
