import { isOver, type Onboarding } from './onboarding.ts';
import { isVerified } from './plan-tasks.ts';
import { signatoryOf } from './signatory.ts';
import { fullName } from './steps/account.ts';

export interface Wait {
  readonly for: 'approval' | 'relationship' | 'verification' | 'agreement';
  /** Whom we wait for, by name where there is one. */
  readonly whom: string;
  readonly what: string;
  readonly since: number;
}

/** Everything this onboarding waits for now, and since when (ms UTC). */
export function waitsOf(record: Onboarding): readonly Wait[] {
  const { stage } = record;
  if (isOver(record)) return [];
  const waits: Wait[] = [];
  if (stage.kind === 'awaiting-approval') {
    waits.push({
      for: 'approval',
      whom: stage.approverNames.join(' or ') || 'an approver',
      what: 'to approve',
      since: stage.since,
    });
  }
  const mail = record.registration?.answer === 'no' ? record.invitation?.mail : null;
  if (mail && record.customer === null && mail.sentAt !== null) {
    waits.push({
      for: 'relationship',
      whom: fullName(mail.recipient),
      what: 'to accept us as reseller',
      since: mail.sentAt,
    });
  }
  if (record.customer === null) return waits;
  const { customer, agreementFacts } = record;
  const signatory = signatoryOf(record);
  if (!isVerified(record) && record.verification !== null) {
    waits.push({
      for: 'verification',
      whom: 'Microsoft',
      what: 'to verify the customer’s account',
      since: record.verification.since,
    });
  }
  if (agreementFacts.signed === null && (agreementFacts.checkedAt !== null || agreementFacts.askedAt !== null)) {
    waits.push({
      for: 'agreement',
      whom: signatory === undefined ? 'the customer' : fullName(signatory),
      what: 'to accept the Microsoft Customer Agreement',
      since: agreementFacts.askedAt ?? customer.since,
    });
  }
  return waits;
}

/**
 * Whose acceptance of the reseller relationship is looked for: the tenant's id in lower case, `unknown` where we only
 * know the customer's domain or name; undefined = nobody's.
 */
export function awaitedTenant({ tasks, registration }: Onboarding): string | undefined {
  if (!tasks.some(({ deed }) => deed.kind === 'check-relationship')) return undefined;
  const finding = registration?.finding;
  return finding?.kind === 'tenant' || finding?.kind === 'our-customer' ? finding.tenantId.toLowerCase() : 'unknown';
}
