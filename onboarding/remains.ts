import type { Onboarding } from './onboarding.ts';

/** Something that cancelling does not undo. */
export type Remainder =
  | { readonly kind: 'mail-sent' }
  | { readonly kind: 'tenant-exists'; readonly domain: string }
  | { readonly kind: 'customer-connected' }
  | { readonly kind: 'agreement-signed' }
  | { readonly kind: 'credentials-kept' };

/** What cancelling does not undo, for the person about to do it. */
export function remainsAfterCancelling(record: Onboarding): readonly Remainder[] {
  const { customer, registration, invitation, agreementFacts, credentials } = record;
  const remains: Remainder[] = [];
  const mail = registration?.answer === 'no' ? invitation?.mail : null;
  if (mail && mail.sentAt !== null) remains.push({ kind: 'mail-sent' });
  if (customer !== null && registration?.answer === 'yes') {
    remains.push({ kind: 'tenant-exists', domain: customer.domain });
  }
  if (customer !== null && registration?.answer === 'no') remains.push({ kind: 'customer-connected' });
  if (agreementFacts.signed !== null) remains.push({ kind: 'agreement-signed' });
  if (credentials.kind === 'in-vault') remains.push({ kind: 'credentials-kept' });
  return remains;
}
