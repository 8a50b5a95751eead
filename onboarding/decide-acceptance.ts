import { askedFor } from './approval-policy.ts';
import { askedForApproval } from './ask-approval.ts';
import type { Change } from './commands.ts';
import { type AcceptingTenant, nothingKnownOfAgreement } from './facts.ts';
import { cleanText } from './form.ts';
import { needsApproval } from './needs-approval.ts';
import type { Onboarding } from './onboarding.ts';
import type { Person } from './person.ts';
import { news, withRefreshedCards } from './record-news.ts';
import { type Refusal, tooLate } from './refusal.ts';
import { noted } from './timeline.ts';

/** The name of a tenant is as long as whoever gave it liked. */
const longestName = 100;

/** Of more tenants that may be one customer nobody keeps track. */
const mostAcceptors = 20;

/**
 * Tenants accepted us, and nothing proves that one of them is this customer: the requester hears of each once, and says
 * whether it is. Only while an acceptance is waited for.
 */
export function withAcceptors(record: Onboarding, tenants: readonly AcceptingTenant[], at: number): Onboarding {
  const isAwaited = record.tasks.some(({ kind }) => kind === 'check-relationship');
  const isKnown = (tenant: AcceptingTenant) => record.acceptors.some(({ tenantId }) => tenantId === tenant.tenantId);
  if (!isAwaited) return record;
  const unheard = tenants.filter((tenant) => !isKnown(tenant)).slice(0, mostAcceptors - record.acceptors.length);
  let asked = record;
  for (const { companyName, ...ids } of unheard) {
    const tenant = { ...ids, companyName: cleanText(companyName).slice(0, longestName) || ids.domain };
    const acceptors = [...asked.acceptors, { ...tenant, since: at, answer: null }];
    const told = { kind: 'tenant-accepted', tenant } as const;
    asked = news({ ...asked, acceptors }, { kind: 'tenant-accepted', ...tenant }, told, at);
  }
  return asked;
}

/**
 * What the requester says about a tenant that accepted us. That it is the customer an approver has to see, whatever was
 * approved before: the order would go there.
 */
export function decideAcceptance(
  record: Onboarding,
  change: Extract<Change, { kind: 'confirm-tenant' | 'refuse-tenant' }>,
  by: Person,
  at: number,
): Onboarding | Refusal {
  const acceptor = record.acceptors[change.index];
  if (acceptor === undefined || acceptor.answer !== null) return tooLate('tenant-answered');
  const { tenantId, domain } = acceptor;
  const isCustomer = change.kind === 'confirm-tenant';
  const acceptors = record.acceptors.map((one): typeof one =>
    one === acceptor ? { ...one, answer: isCustomer ? 'is-customer' : 'is-not' } : one,
  );
  if (!isCustomer) return noted({ ...record, acceptors }, { kind: 'refused-tenant', by, domain, tenantId }, at);
  const customer = { customerId: tenantId, domain, since: at, confirmedBy: by };
  const connected: Onboarding = { ...record, acceptors, customer };
  const entry = { kind: 'confirmed-tenant', by, domain, tenantId } as const;
  const { stage } = record;
  if (stage.kind === 'drafting') return noted(connected, entry, at);
  const before = stage.kind === 'awaiting-approval' ? stage.reasons : [];
  const reasons = [...new Set([...before, ...needsApproval(connected, change.policy, at)])];
  const asked = askedFor(change.policy, connected);
  const waiting = askedForApproval(noted(connected, { ...entry, asked }, at), { reasons, asked }, change, at);
  return 'reason' in waiting ? waiting : withRefreshedCards(waiting, at);
}

/** Whoever rejects a deal does not believe its tenant either, where that rests on a word: the question is open again. */
export function withoutConfirmedTenant(record: Onboarding): Onboarding {
  if (record.customer === null || record.customer.confirmedBy === null) return record;
  const acceptors = record.acceptors.map((one): typeof one =>
    one.answer === 'is-customer' ? { ...one, answer: null } : one,
  );
  return {
    ...record,
    acceptors,
    customer: null,
    verification: null,
    agreementFacts: nothingKnownOfAgreement,
    delegation: null,
  };
}
