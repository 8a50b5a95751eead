import { asItWaits } from './as-it-waits.ts';
import type { Onboarding } from './onboarding.ts';
import { tenantDomain } from './steps/company.ts';
import { isUnderWay, type TaskKind } from './tasks.ts';

/** Something that cancelling does not undo. What is under way may be done by the time that somebody reads of it. */
export type Remainder =
  | { readonly kind: 'mail-sent' }
  | { readonly kind: 'mail-under-way' }
  | { readonly kind: 'tenant-exists'; readonly domain: string }
  | { readonly kind: 'tenant-under-way'; readonly domain: string }
  | { readonly kind: 'customer-connected' }
  | { readonly kind: 'agreement-asked' }
  | { readonly kind: 'agreement-signed' }
  | { readonly kind: 'delegation-asked' }
  | { readonly kind: 'delegation-active' }
  | { readonly kind: 'agreement-under-way' }
  | { readonly kind: 'credentials-kept' };

/** What cancelling does not undo, for the person about to do it: what is under way too, until it is known not to be done. */
export function remainsAfterCancelling(whole: Onboarding): readonly Remainder[] {
  const record = asItWaits(whole);
  return [
    ...ofInvitation(record),
    ...ofTenant(record),
    ...ofAgreement(record),
    ...ofDelegation(record),
    ...ofCredentials(record),
  ];
}

/** By which it is known again, when somebody says yes, what they were told. */
export function toldToRemain(record: Onboarding): string {
  return remainsAfterCancelling(record)
    .map(({ kind }) => kind)
    .join(' ');
}

function ofInvitation(record: Onboarding): Remainder[] {
  const mail = record.registration?.answer === 'no' ? record.invitation?.mail : null;
  if (mail && mail.sentAt !== null) return [{ kind: 'mail-sent' }];
  return mayBegin(record, 'send-invitation') ? [{ kind: 'mail-under-way' }] : [];
}

function ofTenant(record: Onboarding): Remainder[] {
  const { customer, registration, company } = record;
  if (customer !== null && registration !== null) {
    const { domain } = customer;
    return registration.answer === 'yes' ? [{ kind: 'tenant-exists', domain }] : [{ kind: 'customer-connected' }];
  }
  const isMade = company !== null && mayBegin(record, 'create-customer');
  return isMade ? [{ kind: 'tenant-under-way', domain: tenantDomain(company) }] : [];
}

function ofAgreement({ agreementFacts, tasks }: Onboarding): Remainder[] {
  if (agreementFacts.signed !== null) return [{ kind: 'agreement-signed' }];
  if (mayBegin({ tasks }, 'confirm-agreement')) return [{ kind: 'agreement-under-way' }];
  const isAsked = agreementFacts.askedAt !== null || isUnderWay(tasks, 'send-agreement');
  return isAsked ? [{ kind: 'agreement-asked' }] : [];
}

/** Graph takes no invitation back while it waits; what is granted is the customer's to end, or the partner's. One without a link that left nobody accepts. */
function ofDelegation({ delegation }: Onboarding): Remainder[] {
  if (delegation?.status === 'active') return [{ kind: 'delegation-active' }];
  return delegation?.status === 'asked' ? [{ kind: 'delegation-asked' }] : [];
}

function ofCredentials({ credentials }: Onboarding): Remainder[] {
  return credentials.kind === 'in-vault' ? [{ kind: 'credentials-kept' }] : [];
}

/** Under way, or due: it may begin between the question whether to cancel and the answer. */
function mayBegin({ tasks }: Pick<Onboarding, 'tasks'>, kind: TaskKind): boolean {
  return isUnderWay(tasks, kind) || tasks.some((task) => task.kind === kind && task.dueAt !== null);
}
