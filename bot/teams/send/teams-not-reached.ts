import { z } from 'zod';
import { OnboardingError } from '../../../errors/onboarding-error.ts';
import { saying } from '../../../words/saying.ts';

/** A refusal as the connector client throws it. */
const Failure = z
  .object({
    statusCode: z.number().optional(),
    code: z.string().optional(),
    details: z.unknown().optional(),
    response: z
      .object({ headers: z.custom<Headers>((value) => typeof value === 'object' && value !== null && 'get' in value) })
      .loose()
      .optional(),
  })
  .loose();

/** Statuses after which Teams asks to send again (Microsoft Learn, "Build conversational capability", status codes). */
export const retriedStatuses: readonly number[] = [412, 429, 502, 503, 504];

/** Codes that say: this person or chat hears nothing from us until they come back (same source). */
const unreachableCodes: readonly string[] = [
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'BotDisabledByAdmin',
  'ForbiddenOperationException',
  'ConversationNotFound',
  'MessageWritesBlocked',
];

/**
 * A failed send as our error, with Teams' own code as `providerCode`. After a connection that broke and after any trouble
 * on the other side (5xx) it may be repeated too: news that matters is not given up for that. Other refusals stay refusals.
 */
export function teamsNotReached(thrown: unknown): OnboardingError {
  if (thrown instanceof OnboardingError) return thrown;
  const parsed = Failure.safeParse(thrown);
  const { statusCode, code, details, response } = parsed.success ? parsed.data : {};
  const retryAfter = Number(response?.headers.get('retry-after') ?? Number.NaN);
  // A block also comes as JSON within the message, under another code (error 209).
  const isBlocked = statusCode === 403 && /MessageWritesBlocked|errorCode\W+209\b/.test(JSON.stringify(details) ?? '');
  const providerCode = isBlocked ? 'MessageWritesBlocked' : code;
  return new OnboardingError('teams-not-reached', {
    says: saying('errors.teams.notTaken'),
    retryable: statusCode === undefined || statusCode >= 500 || retriedStatuses.includes(statusCode),
    ...(statusCode === undefined ? {} : { httpStatus: statusCode }),
    ...(providerCode === undefined ? {} : { providerCode }),
    ...(Number.isFinite(retryAfter) ? { retryAfterSeconds: retryAfter } : {}),
    cause: thrown,
  });
}

/** The person or the chat hears nothing from us until they come back. */
export function isUnreachable({ detail }: OnboardingError): boolean {
  const { httpStatus, providerCode = '' } = detail;
  return (httpStatus === 403 || httpStatus === 404) && unreachableCodes.includes(providerCode);
}

/** The message that was to be edited is no longer there (`ActivityNotFoundInConversation`, or no word of what is not). */
export function isMessageGone(error: OnboardingError): boolean {
  return error.detail.httpStatus === 404 && !isUnreachable(error);
}
