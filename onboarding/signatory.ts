import type { Onboarding } from './onboarding.ts';
import type { Signatory } from './steps/agreement.ts';

/** Who is asked to accept the agreement for the customer; undefined as long as nobody is known there. */
export function signatoryOf({ registration, agreement, invitation, account }: Onboarding): Signatory | undefined {
  if (registration?.answer === 'yes' && agreement !== null) return agreement.signatory;
  return invitation?.mail?.recipient ?? account?.contacts[account.primary];
}
