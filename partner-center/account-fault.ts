import { OnboardingError } from '../errors/onboarding-error.ts';

/**
 * Refusals that are about who we are and not about what was asked for: Entra refused, a role is missing, Conditional
 * Access (Microsoft Learn: error-codes).
 */
const aboutUs: readonly string[] = ['90000', '900150', '900308', '900309'];

/**
 * Refusals that are about what our account may do: a role, the Microsoft Partner Agreement, making customers (Microsoft
 * Learn: error-codes). No customer's, nor a reseller's.
 */
const mayNot: readonly string[] = ['2032', '600006', '900124', '900329'];

/**
 * Whether this one request is refused to our account, whoever it is for, although its sign-in is accepted: the next
 * request of the kind is refused alike, and others are not.
 */
export function isRefusedToAccount(error: unknown): error is OnboardingError {
  if (!(error instanceof OnboardingError)) return false;
  const { httpStatus, providerCode = '' } = error.detail;
  return httpStatus === 403 && (aboutUs.includes(providerCode) || mayNot.includes(providerCode));
}

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
