import { asOnboardingError } from '../../../errors/onboarding-error.ts';
import { isAboutRights, type Refusal } from '../../../onboarding/refusal.ts';
import type { Errand, Verb } from '../../../onboarding/who-may.ts';
import type { Failure } from '../../../tab/api/failure.ts';
import type { Words } from '../../../words/words.ts';
import type { ReadOnboarding } from '../../store/onboardings.ts';
import { keepRefusal } from '../../teams/answer/refuse.ts';
import { refusalText } from '../../teams/draw/code-texts.ts';
import type { Viewer } from './viewer.ts';

/** What comes instead of an answer, with the status of HTTP. */
export class NotAnswered extends Error {
  readonly status: number;
  readonly failure: Failure;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, failure: Failure, retryAfterSeconds?: number) {
    super(failure.code);
    this.status = status;
    this.failure = failure;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Somebody pressed what is not theirs, or asked for what is about no deal: that goes on record as in the chat. */
export async function refused(
  viewer: Viewer,
  refusal: Refusal,
  verb: Verb | Errand,
  read?: ReadOnboarding,
): Promise<NotAnswered> {
  await keepRefusal(viewer, refusal, verb, read);
  return notDone(viewer.services.words, refusal);
}

/**
 * A deal is not theirs to see: that goes into the log alone. The page asks by itself, again and again, also of who has lost
 * the deal while they had it open.
 */
export function notShown(viewer: Viewer, refusal: Refusal, verb: Verb, { record }: ReadOnboarding): NotAnswered {
  const { services, caller } = viewer;
  const about = { person: caller.person.id, tenant: caller.person.tenantId, verb, onboarding: record.id };
  if (isAboutRights(refusal)) services.refusals.record(refusal.reason, about);
  return notDone(services.words, refusal);
}

export function notDone(words: Words, refusal: Refusal, more: Pick<Failure, 'errors' | 'deal'> = {}): NotAnswered {
  const failure = { code: refusal.code, text: refusalText(words, refusal), ...more };
  if (isAboutRights(refusal)) return new NotAnswered(403, failure);
  return new NotAnswered(refusal.code === 'not-possible' ? 422 : 409, failure);
}

export function gone(words: Words): NotAnswered {
  return new NotAnswered(404, { code: 'gone', text: words.say('answers.failure.gone') });
}

export function unreadable(words: Words): NotAnswered {
  return new NotAnswered(400, { code: 'unreadable', text: words.say('answers.failure.unreadable') });
}

/** What was thrown, as the person reads it: nothing of our inside, but what an error of ours says to people. */
export function notAnswered(words: Words, thrown: unknown): NotAnswered {
  if (thrown instanceof NotAnswered) return thrown;
  const { code, detail, says } = asOnboardingError(thrown);
  if (code === 'unexpected') return new NotAnswered(500, { code, text: words.say('answers.failure.broken') });
  const status = code === 'limit-reached' ? 429 : detail.retryable === true ? 503 : 500;
  return new NotAnswered(status, { code, text: words.tell(says) }, detail.retryAfterSeconds);
}
