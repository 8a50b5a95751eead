import type { ErrorCode } from '../../../errors/onboarding-error.ts';
import type { Operation } from './operation.ts';
import type { Outcome } from './outcome.ts';
import type { Trouble } from './troubles.ts';

/** What has to come of a call of the operation in this trouble: the rule, and the operation's own exceptions from it. */
export function expected(operation: Operation, trouble: Trouble): Outcome {
  const ruling = { ...ruled(operation, trouble), ...operation.except?.[trouble] };
  const isFailure = ruling.result.includes('-');
  const outcome = isFailure ? ruling : { ...ruling, says: undefined };
  const { result, effects } = works(operation);
  return { ...outcome, again: isFailure ? (outcome.again ?? { result, effects }) : undefined };
}

function ruled(operation: Operation, trouble: Trouble): Outcome {
  const plain = works(operation);
  const oneMore = { ...plain, requests: plain.requests + 1 };
  const isWrite = operation.effects !== undefined;
  switch (trouble) {
    case 'BOM':
    case 'doubled':
      return plain;
    // A look is repeated under the same id; a write never: whoever wanted it looks first.
    case 'drop before':
    case '500 once':
    case '503 once':
    case 'HTML':
      return isWrite ? noAnswer(0) : oneMore;
    case 'drop after':
      return isWrite ? noAnswer(plain.effects) : oneMore;
    case '503 always':
      return isWrite ? noAnswer(0) : unreachable(3);
    case 'slow':
      return isWrite ? noAnswer(plain.effects) : unreachable(1);
    // Throttled is not carried out: a short wait is waited here, a long one is the caller's.
    case '429 short':
      return oneMore;
    case '429 long':
      return throttled(57);
    case '429 fault':
      return throttled(10);
    // One new token, never a loop.
    case '401 once':
      return { ...oneMore, signIns: 1 };
    case '401 always':
      return refusedToken('refused-sign-in');
    case '401 MFA':
      return refusedToken(operation.isHead ? 'refused-sign-in' : 'fault-401-900421');
    case '404 late':
      return failed('partner-center-not-found', 'refused-not-found');
    case '409 once': {
      const { conflict } = operation;
      const says = conflict === undefined ? 'refused' : `fault-409-${conflict}`;
      return { ...failed('partner-center-refused', says), retryable: conflict !== undefined };
    }
    case '403 other':
      return failed('partner-center-refused', 'refused');
    default:
      return failed('partner-center-refused', operation.isHead ? 'refused' : `fault-${trouble.replace(' ', '-')}`);
  }
}

function works({ usual = {}, effects }: Operation): Outcome {
  const { fails, requests = 1 } = usual;
  if (fails !== undefined) return failed(...fails);
  return { ...nothingWrong, requests, effects: effects === undefined ? 0 : 1 };
}

const nothingWrong: Outcome = {
  result: 'answer',
  says: undefined,
  retryable: false,
  retryAfterSeconds: undefined,
  requests: 1,
  signIns: 0,
  effects: 0,
  again: undefined,
};

function failed(result: ErrorCode, says: string): Outcome {
  return { ...nothingWrong, result, says };
}

function noAnswer(effects: number): Outcome {
  return { ...failed('partner-center-no-answer', 'not-confirmed'), retryable: true, effects };
}

function unreachable(requests: number): Outcome {
  return { ...failed('partner-center-unavailable', 'not-reached'), retryable: true, requests };
}

function throttled(seconds: number): Outcome {
  const error = failed('partner-center-throttled', `throttled ${seconds}`);
  return { ...error, retryable: true, retryAfterSeconds: seconds };
}

function refusedToken(says: string): Outcome {
  return { ...failed('partner-center-sign-in', says), requests: 2, signIns: 1 };
}
