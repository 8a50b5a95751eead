import { OnboardingError } from '../../errors/onboarding-error.ts';
import { type Saying, saying } from '../../words/saying.ts';

/** Nobody knows whether the mail left: there was no answer, or nobody to give one. */
export function mailNotConfirmed(cause: unknown): OnboardingError {
  return notSent(saying('errors.mail.notYet'), { cause });
}

/**
 * It is this very mail that is not taken, and no other time helps.
 * @param mailStatus by RFC 3463; '' = the server gave none
 */
export function mailRefused(cause: unknown, mailStatus = ''): OnboardingError {
  const says = saying('errors.mail.refused');
  return new OnboardingError('mail-not-sent', { says, retryable: false, mailStatus, cause });
}

/**
 * Mails are not taken from us now, whichever: a permission is missing, there are too many, the password is another.
 * @param answer what was answered, as a code, and to what
 */
export function mailNotTaken(
  answer: { readonly code: string; readonly to: string },
  detail: { readonly cause: unknown; readonly retryAfterSeconds?: number },
): OnboardingError {
  return notSent(saying('errors.mail.notTaken', answer), detail);
}

function notSent(says: Saying, detail: { readonly cause: unknown; readonly retryAfterSeconds?: number }) {
  return new OnboardingError('mail-not-sent', { says, retryable: true, outage: 'mail', ...detail });
}
