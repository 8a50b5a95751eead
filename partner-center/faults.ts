import { z } from 'zod';
import { type ErrorCode, OnboardingError } from '../errors/onboarding-error.ts';
import { HIDDEN, redactText } from '../errors/redact.ts';
import type { Answer, Ids } from './api.ts';
import { knownFault } from './known-faults.ts';
import { type SayingKey, says, withDetail } from './says.ts';

const LONGEST_DETAIL = 300;
/** Throttling is one too: it counts the calls of the account. */
const outage = 'partner-center';

interface Fault {
  readonly code?: string;
  readonly detail: string;
  readonly isRetryable: boolean;
}

/**
 * Partner Center has two documented fault shapes: the classic `{code, description, data, source}` and the newer
 * `{code, message, description, errorName, isRetryable}`, in both of which `code` comes as number or as string.
 * Microsoft Graph puts code and message into an `error` (Microsoft Learn: graph errors).
 */
const faultSchema = z.object({
  code: z.union([z.number(), z.string()]).transform(String).optional().catch(undefined),
  description: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  data: z.array(z.string()).optional().catch(undefined),
  isRetryable: z.boolean().optional().catch(undefined),
});

/** What a refusal's body says; nothing for the empty bodies and HTML pages that gateways send. */
function readFault(text: string): Fault {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { detail: '', isRetryable: false };
  }
  const parsed = z
    .union([z.object({ error: faultSchema }).transform(({ error }) => error), faultSchema])
    .safeParse(json);
  if (!parsed.success) return { detail: '', isRetryable: false };
  const { code, description, message, data = [], isRetryable = false } = parsed.data;
  const detail = tidy([description ?? message ?? '', ...data].join(' '));
  return { ...(code === undefined ? {} : { code }), detail, isRetryable };
}

const mailAddress = /(?<![^\s@<>"'(),:;])[^\s@<>"'(),:;]+@[^\s@<>"'(),:;]+/g;

/** Partner Center's words as one line of plain text that fits on a card, without mail addresses and secrets. */
export function tidy(words: string): string {
  // `data` lists names and values as "property_name:  StateInvalid - Details"; the value alone is what tells something.
  const telling = words.replace(/property_name:|- Details\b|\bdetails:/g, ' ');
  const plain = telling.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const line = redactText(plain).replace(mailAddress, HIDDEN);
  return line.length <= LONGEST_DETAIL ? line : `${line.slice(0, LONGEST_DETAIL - 1)}…`;
}

/** Partner Center answered, and the answer is no. Its code is unique only together with the HTTP status. */
export function refusal({ status, reason, text }: Answer, { correlationId, requestId }: Ids): OnboardingError {
  const read = readFault(text);
  // The older refusal of a sign-in without MFA has no body, only "Unauthorized - MFA required".
  const fault = status === 401 && /\bMFA\b/.test(reason) ? { code: '900421', ...read } : read;
  const known = knownFault(status, fault.code);
  const saying = says(known?.says ?? unknownFault(status));
  return new OnboardingError(codeFor(status), {
    says: (known?.tellsDetail ?? true) ? withDetail(saying, fault.detail) : saying,
    retryable: known?.passes ?? fault.isRetryable,
    ...(fault.code === undefined ? {} : { providerCode: fault.code }),
    httpStatus: status,
    correlationId,
    answeredRequest: requestId,
  });
}

function codeFor(status: number): ErrorCode {
  if (status === 401) return 'partner-center-sign-in';
  if (status === 404) return 'partner-center-not-found';
  return status >= 400 && status < 500 ? 'partner-center-refused' : 'partner-center-unavailable';
}

function unknownFault(status: number): SayingKey {
  switch (codeFor(status)) {
    case 'partner-center-sign-in':
      return 'refused-sign-in';
    case 'partner-center-not-found':
      return 'refused-not-found';
    case 'partner-center-refused':
      return 'refused';
    default:
      return 'cannot-answer';
  }
}

/**
 * No answer came, or one that does not tell whether the request was carried out. For a write that is a question of its
 * own, to be settled by looking.
 * @param isOutage nothing else works either
 * @param seconds how long it asked us to wait; 0 = it did not
 */
export function lostAnswer(
  answer: Answer | { readonly lost: unknown },
  {
    correlationId,
    isWrite,
    isOutage,
    seconds,
  }: Pick<Ids, 'correlationId'> & { readonly isWrite: boolean; readonly isOutage: boolean; readonly seconds: number },
): OnboardingError {
  const fault = 'lost' in answer ? undefined : readFault(answer.text);
  return new OnboardingError(isWrite ? 'partner-center-no-answer' : 'partner-center-unavailable', {
    says: says(isWrite ? 'not-confirmed' : 'not-reached'),
    retryable: true,
    correlationId,
    ...(isOutage ? { outage } : {}),
    ...(seconds > 0 ? { retryAfterSeconds: seconds } : {}),
    ...('lost' in answer ? { cause: answer.lost } : { httpStatus: answer.status }),
    ...(fault?.code === undefined ? {} : { providerCode: fault.code }),
  });
}

/** The circuit is open: the request was not sent. */
export function leftAlone(seconds: number, { correlationId }: Pick<Ids, 'correlationId'>): OnboardingError {
  return new OnboardingError('partner-center-unavailable', {
    says: says('left-alone', { seconds }),
    retryable: true,
    retryAfterSeconds: seconds,
    heldBack: true,
    outage,
    correlationId,
  });
}

/** Another call of the account was asked to slow down: this one was not sent. */
export function heldBack(seconds: number, { correlationId }: Pick<Ids, 'correlationId'>): OnboardingError {
  return new OnboardingError('partner-center-throttled', {
    says: says('throttled', { seconds }),
    retryable: true,
    retryAfterSeconds: seconds,
    heldBack: true,
    outage,
    correlationId,
  });
}

export function throttled(seconds: number, { correlationId, requestId }: Ids): OnboardingError {
  return new OnboardingError('partner-center-throttled', {
    says: says('throttled', { seconds }),
    retryable: true,
    retryAfterSeconds: seconds,
    httpStatus: 429,
    outage,
    correlationId,
    answeredRequest: requestId,
  });
}

/** `what` names the request and the members that are wrong, never a value. */
export function unreadable(
  what: string,
  { correlationId, retryable }: Pick<Ids, 'correlationId'> & { readonly retryable: boolean },
): OnboardingError {
  return new OnboardingError('partner-center-unreadable', {
    says: says('unreadable'),
    cause: new Error(what),
    retryable,
    correlationId,
  });
}
