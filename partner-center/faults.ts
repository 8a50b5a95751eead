import { z } from 'zod';
import { type ErrorCode, OnboardingError } from '../errors/onboarding-error.ts';
import { HIDDEN, redactText } from '../errors/redact.ts';
import { faultMessage } from './fault-messages.ts';
import type { Answer, Ids } from './request.ts';

const LONGEST_DETAIL = 300;

interface Fault {
  readonly code?: string;
  readonly detail: string;
  readonly isRetryable: boolean;
}

/**
 * Partner Center has two documented fault shapes: the classic `{code, description, data, source}` and the newer
 * `{code, message, description, errorName, isRetryable}`, in both of which `code` comes as number or as string.
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
  const parsed = faultSchema.safeParse(json);
  if (!parsed.success) return { detail: '', isRetryable: false };
  const { code, description, message, data = [], isRetryable = false } = parsed.data;
  const detail = tidy([description ?? message ?? '', ...data].join(' '));
  return { ...(code === undefined ? {} : { code }), detail, isRetryable };
}

const mailAddress = /[^\s@<>"'(),:;]+@[^\s@<>"'(),:;]+/g;

/** Partner Center's words as one line of plain text that fits on a card, without mail addresses and secrets. */
function tidy(words: string): string {
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
  const known = faultMessage(status, fault.code);
  const sentence = known?.says ?? unknownSentence(status);
  const tellsDetail = fault.detail !== '' && (known?.withDetail ?? true);
  return new OnboardingError(codeFor(status), {
    userMessage: tellsDetail ? `${sentence} Partner Center says: ${fault.detail}` : sentence,
    retryable: known?.retryable ?? fault.isRetryable,
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

function unknownSentence(status: number): string {
  switch (codeFor(status)) {
    case 'partner-center-sign-in':
      return 'Partner Center does not accept our sign-in. The operator of this bot has to check the Partner Center app registration and sign in again.';
    case 'partner-center-not-found':
      return 'Partner Center does not know what was asked for. If it is new, try again in a few minutes; if not, ask the operator of this bot.';
    case 'partner-center-refused':
      return 'Partner Center refused the request. Check what was entered; if it looks right, ask the operator of this bot.';
    default:
      return 'Partner Center cannot answer at the moment. Please try again later.';
  }
}

/**
 * No answer came, or one that does not tell whether the request was carried out. For a write that is a question of its
 * own, to be settled by looking.
 */
export function lostAnswer(
  answer: Answer | { readonly lost: unknown },
  { correlationId, isWrite }: Pick<Ids, 'correlationId'> & { readonly isWrite: boolean },
): OnboardingError {
  const fault = 'lost' in answer ? undefined : readFault(answer.text);
  return new OnboardingError(isWrite ? 'partner-center-no-answer' : 'partner-center-unavailable', {
    userMessage: isWrite
      ? 'Partner Center did not confirm the request. We look whether it was carried out before we send it again.'
      : 'Partner Center cannot be reached at the moment. Please try again later.',
    retryable: true,
    correlationId,
    ...('lost' in answer ? { cause: answer.lost } : { httpStatus: answer.status }),
    ...(fault?.code === undefined ? {} : { providerCode: fault.code }),
  });
}

/** The circuit is open: the request was not sent. */
export function leftAlone(seconds: number, { correlationId }: Pick<Ids, 'correlationId'>): OnboardingError {
  return new OnboardingError('partner-center-unavailable', {
    userMessage: `Partner Center has not answered for a while, so we leave it alone for a moment. Please try again in ${seconds} seconds.`,
    retryable: true,
    retryAfterSeconds: seconds,
    heldBack: true,
    correlationId,
  });
}

export function throttled(seconds: number, { correlationId, requestId }: Ids): OnboardingError {
  return new OnboardingError('partner-center-throttled', {
    userMessage: `Partner Center asks us to slow down. Please try again in ${seconds} seconds.`,
    retryable: true,
    retryAfterSeconds: seconds,
    httpStatus: 429,
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
    userMessage: 'Partner Center sent an answer that we do not understand. Please tell the operator of this bot.',
    cause: new Error(what),
    retryable,
    correlationId,
  });
}
