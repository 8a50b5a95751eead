import { type Saying, saying } from '../words/saying.ts';

export type { Saying };

/**
 * Every failure the product knows by name. The code is stable: logs, tests and support speak of it; the sentences
 * people read may change.
 */
export type ErrorCode =
  | 'setting-invalid'
  | 'store-unavailable'
  | 'store-conflict'
  | 'store-document-too-large'
  | 'record-newer'
  | 'record-broken'
  | 'secret-missing'
  | 'mail-not-sent'
  | 'teams-not-reached'
  | 'partner-center-refused'
  | 'partner-center-not-found'
  | 'partner-center-throttled'
  | 'partner-center-unavailable'
  | 'partner-center-no-answer'
  | 'partner-center-sign-in'
  | 'partner-center-unreadable'
  | 'provider-paused'
  | 'webhook-refused'
  | 'graph-not-reached'
  | 'crm-not-reached'
  | 'crm-refused'
  | 'deal-webhook-failed'
  | 'limit-reached'
  | 'unexpected';

/** What everything that needs it fails by alike, whomever it is for. One of them is one cause. */
export type Outage =
  | 'partner-center'
  | 'sign-in'
  | 'vault'
  | 'mail'
  | 'directory'
  | 'account-rights'
  | 'crm'
  | 'deal-webhook';

export interface ErrorDetail {
  /** What happened and what to do, for the person looking. Never holds a secret. */
  readonly says: Saying;
  /** What lies behind it, for the log. */
  readonly cause?: unknown;
  /** Whether the same request may succeed later without anybody changing anything. */
  readonly retryable?: boolean;
  /** Seconds the other side asked us to wait before the next attempt. */
  readonly retryAfterSeconds?: number;
  /** Partner Center's own error code, e.g. `13605`; unique only together with the HTTP status. */
  readonly providerCode?: string;
  readonly httpStatus?: number;
  /** By which a mail server refuses one mail, as RFC 3463 has it, e.g. `5.1.1`. */
  readonly mailStatus?: string;
  /** The `MS-RequestId` of the write that was answered: nothing is open about it any more. */
  readonly answeredRequest?: string;
  /** Nothing was sent: the other side is being left alone. */
  readonly heldBack?: boolean;
  /** What is out of order for everybody: no fault of this request, and nothing that its people could help. */
  readonly outage?: Outage;
  /** The `MS-CorrelationId` that Microsoft support asks for. */
  readonly correlationId?: string;
}

/** All of it but the words. */
export type ErrorFacts = Omit<ErrorDetail, 'says'>;

/** The one error type: a stable code, what to tell the person (in no language yet), the cause for the log. */
export class OnboardingError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, detail: ErrorDetail) {
    super(`${code}: ${written(detail.says)}`, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = 'OnboardingError';
    this.code = code;
    this.detail = detail;
  }

  get says(): Saying {
    return this.detail.says;
  }
}

/** For the log: the key, and the values where there are any. */
function written({ key, values }: Saying): string {
  return Object.keys(values).length === 0 ? key : `${key} ${JSON.stringify(values)}`;
}

/** Any thrown thing as an OnboardingError, so that a person always reads a sentence and the log keeps the cause. */
export function asOnboardingError(thrown: unknown): OnboardingError {
  if (thrown instanceof OnboardingError) return thrown;
  return new OnboardingError('unexpected', { says: saying('errors.tasks.unexpected'), cause: thrown });
}
