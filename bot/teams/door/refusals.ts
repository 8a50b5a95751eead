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

/** What whoever was refused is answered with. */
export function refusalOf({ reason }: Refused): Refusal {
  return { kind: 'refused', status: statusOf(reason), code: reason };
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
