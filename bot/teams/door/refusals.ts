import type { Log } from '../../log/log.ts';

/** Why a call is not let in. Logs, answers and tests speak of it. */
export type Reason =
  | 'no-token'
  | 'token-too-long'
  | 'not-a-token'
  | 'wrong-algorithm'
  | 'keys-unavailable'
  | 'unknown-key'
  | 'key-not-for-teams'
  | 'wrong-signature'
  | 'wrong-issuer'
  | 'wrong-audience'
  | 'no-expiry'
  | 'expired'
  | 'not-yet-valid'
  | 'no-service-url'
  | 'other-service-url'
  | 'unknown-service-url'
  | 'other-channel'
  | 'no-person'
  | 'other-tenant';

/** What a call that is not let in is answered with. */
export interface Refusal {
  readonly kind: 'refused';
  readonly status: 401 | 403 | 503;
  readonly code: Reason;
}

/** Thrown within the door, and not beyond it. */
export class Refused extends Error {
  readonly reason: Reason;
  /** For the log; short, and never of the token. */
  readonly about: Readonly<Record<string, string>>;

  constructor(reason: Reason, about: Readonly<Record<string, string>> = {}) {
    super(reason);
    this.reason = reason;
    this.about = about;
  }
}

export interface Refusals {
  /** Puts a refusal on record. */
  record(refused: Refused): Refusal;
  /** Puts on record how many were left out of the log, now and not at the end of the minute. */
  close(): void;
}

/** Each is a line of the log, up to so many in a minute; then one line counts the rest of that minute. */
const linesPerMinute = 20;
const minute = 60_000;

export function createRefusals(log: Log): Refusals {
  const leftOut = new Map<Reason, number>();
  let total = 0;
  let lines = 0;
  let timer: NodeJS.Timeout | undefined;

  const endMinute = () => {
    clearTimeout(timer);
    timer = undefined;
    lines = 0;
    if (leftOut.size > 0) log.warn({ leftOut: Object.fromEntries(leftOut), total }, 'more callers were refused');
    leftOut.clear();
  };

  return {
    record({ reason, about }) {
      timer ??= setTimeout(endMinute, minute).unref();
      total += 1;
      lines += 1;
      if (lines <= linesPerMinute) log.warn({ why: reason, ...about, total }, 'a caller was refused');
      else leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
      return { kind: 'refused', status: statusOf(reason), code: reason };
    },
    close: endMinute,
  };
}

function statusOf(reason: Reason): Refusal['status'] {
  switch (reason) {
    case 'keys-unavailable':
      // It may be Teams: it delivers again after a 503.
      return 503;
    case 'other-tenant':
      return 403;
    default:
      return 401;
  }
}
