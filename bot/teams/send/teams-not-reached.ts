import { z } from 'zod';
import { OnboardingError } from '../../../errors/onboarding-error.ts';
import { saying } from '../../../words/saying.ts';

/** A refusal in the words of the Bot Connector. */
const Refusal = z.object({ error: z.object({ code: z.string().optional() }) });

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
 * A send that Teams refused, with Teams' own code as `providerCode`. After any trouble on the other side (5xx) it may be
 * repeated too: news that matters is not given up for that. Other refusals stay refusals.
 * @param answer what came with it
 * @param retryAfter the header of that name, in seconds
 */
export function refusedByTeams(httpStatus: number, answer: string, retryAfter: unknown): OnboardingError {
  // A block also comes as JSON within the message, under another code (error 209).
  const isBlocked = httpStatus === 403 && /MessageWritesBlocked|errorCode\W{1,9}209\b/.test(answer);
  const providerCode = isBlocked ? 'MessageWritesBlocked' : codeOf(answer);
  const retryAfterSeconds = Number(retryAfter ?? Number.NaN);
  return new OnboardingError('teams-not-reached', {
    says: saying('errors.teams.notTaken'),
    retryable: httpStatus >= 500 || retriedStatuses.includes(httpStatus),
    httpStatus,
    ...(providerCode === undefined ? {} : { providerCode }),
    ...(Number.isFinite(retryAfterSeconds) ? { retryAfterSeconds } : {}),
  });
}

function codeOf(answer: string): string | undefined {
  try {
    return Refusal.parse(JSON.parse(answer)).error.code;
  } catch {
    return undefined;
  }
}

/** A send that got no answer, as our error: it may be repeated where that says nothing twice. */
export function teamsNotReached(thrown: unknown): OnboardingError {
  if (thrown instanceof OnboardingError) return thrown;
  const says = saying('errors.teams.notTaken');
  return new OnboardingError('teams-not-reached', { says, retryable: true, cause: thrown });
}

/** A send to somewhere else, which was not tried. */
export function notTeams(): OnboardingError {
  const cause = new Error('The service URL is not one of Teams: see TEAMS_SERVICE_URLS.');
  return new OnboardingError('teams-not-reached', { says: saying('errors.teams.notTaken'), cause });
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
