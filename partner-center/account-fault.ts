import { OnboardingError } from '../errors/onboarding-error.ts';

/**
 * Refusals that are about who we are and not about what was asked for: Entra refused, a role is missing, Conditional
 * Access (Microsoft Learn: error-codes).
 */
const aboutUs: readonly string[] = ['90000', '900150', '900308', '900309'];

/**
 * Whether everything else that is asked for this account may fail alike, until its operator does something: its sign-in is
 * not accepted, or the token for it cannot be opened. A refused sign-in at one operation alone proves nothing yet.
 */
export function mayBeOfAccount(error: unknown): error is OnboardingError {
  if (!(error instanceof OnboardingError)) return false;
  const { code, detail } = error;
  if (code === 'partner-center-sign-in' || code === 'secret-missing') return true;
  return detail.httpStatus === 403 && aboutUs.includes(detail.providerCode ?? '');
}
