import { askedContact, openAsk } from './chase.ts';
import { heldUpSince } from './held-up.ts';
import { isLinkRefused, linkHolder, openLink } from './link-standing.ts';
import type { Onboarding } from './onboarding.ts';
import { awaitedLines, lineName } from './order-progress.ts';
import { isVerified } from './plan-tasks.ts';
import { signatoryOf } from './signatory.ts';
import { isOver } from './stage.ts';
import { fullName } from './steps/account.ts';
import { failingSince } from './tasks.ts';

/** The price sheet is read before it is ordered; Microsoft reviews an order before it sets up what was bought. */
export const awaited = [
  'provider',
  'approval',
  'answer',
  'relationship',
  'verification',
  'hand-over',
  'sign-in',
  'agreement',
  'ordering',
  'order-review',
  'order',
  'change-approval',
  'change',
] as const;

/** Something that this onboarding waits for. */
export interface Wait {
  readonly for: (typeof awaited)[number];
  /** The people waited for, as far as they are known by name; Microsoft, where it verifies, has none. */
  readonly whom: readonly string[];
  /** Which line of the order, where it is one of that: `10 × Microsoft 365 Business Basic`. */
  readonly what?: string | undefined;
  /** ms UTC */
  readonly since: number;
  /** When they were mailed last, and are reminded next, ms UTC. */
  readonly mailedAt?: number | undefined;
  readonly remindAt?: number | undefined;
}

/** Everything this onboarding waits for now, and since when. */
export function waitsOf(record: Onboarding): readonly Wait[] {
  const { stage, customer, agreementFacts, verification, credentials } = record;
  const waits: Wait[] = [...ofChange(record)];
  if (isOver(record)) return waits;
  const heldSince = heldUpSince(record);
  if (heldSince !== undefined) waits.push({ for: 'provider', whom: [], since: heldSince });
  if (stage.kind === 'awaiting-approval') {
    const { question } = stage;
    const isAsked = question !== null && question.answer === null;
    waits.push(
      isAsked
        ? { for: 'answer', whom: [record.requester.name], since: question.at }
        : { for: 'approval', whom: stage.approverNames, since: stage.since },
    );
  }
  const ask = openAsk(record);
  const asked = ask && askedContact(record, ask);
  const reminder = record.tasks.find(({ kind }) => kind === 'remind-customer');
  const mailed = ask && { mailedAt: ask.mails.at(-1)?.at, remindAt: reminder?.dueAt ?? undefined };
  const mail = record.registration?.answer === 'no' ? record.invitation?.mail : null;
  if (mail && customer === null && mail.sentAt !== null) {
    waits.push({ for: 'relationship', whom: [fullName(asked ?? mail.recipient)], since: mail.sentAt, ...mailed });
  }
  if (customer === null) return waits;
  if (!isVerified(record) && verification !== null) {
    waits.push({ for: 'verification', whom: [], since: verification.since });
  }
  const link = openLink(record);
  const isRefused = isLinkRefused(record);
  if (link !== undefined && !isRefused) {
    const holder = linkHolder(record, link);
    waits.push({
      for: 'sign-in',
      whom: holder === undefined ? [] : [fullName(holder)],
      since: link.askedAt,
      ...mailed,
    });
  }
  const isUnsigned =
    agreementFacts.signed === null && (agreementFacts.checkedAt !== null || agreementFacts.askedAt !== null);
  if (isUnsigned && agreementFacts.askedAt === null && credentials.kind === 'in-vault') {
    if (link === undefined || isRefused)
      waits.push({ for: 'hand-over', whom: [record.requester.name], since: credentials.since });
  } else if (isUnsigned) {
    const signatory = asked ?? signatoryOf(record);
    const whom = signatory === undefined ? [] : [fullName(signatory)];
    waits.push({ for: 'agreement', whom, since: agreementFacts.askedAt ?? customer.since, ...mailed });
  }
  const failing = orderFailingSince(record);
  if (failing !== undefined) waits.push({ for: 'ordering', whom: [], since: failing });
  for (const { line, order } of awaitedLines(record)) {
    const what = order.status === 'pending-review' ? 'order-review' : 'order';
    waits.push({ for: what, whom: [], what: lineName(record, line), since: order.since });
  }
  return waits;
}

/** What is to be taken back of an order waits for its approver, then for Partner Center. */
function ofChange({ change }: Onboarding): Wait[] {
  if (change === null) return [];
  const { approvedBy, approverNames, since } = change;
  return approvedBy === null
    ? [{ for: 'change-approval', whom: approverNames, since }]
    : [{ for: 'change', whom: [], since }];
}

/** Since when what orders has failed that is tried on by itself, ms UTC; undefined = nothing does. */
function orderFailingSince({ tasks }: Onboarding): number | undefined {
  return failingSince(tasks.filter(({ kind }) => kind === 'create-cart' || kind === 'check-out'));
}

/**
 * Whose acceptance of the reseller relationship is looked for: the tenant's id in lower case, `unknown` where we only
 * know the customer's domain or name; undefined = nobody's.
 */
export function awaitedTenant({ tasks, registration }: Onboarding): string | undefined {
  if (!tasks.some(({ kind }) => kind === 'check-relationship')) return undefined;
  return foundTenant(registration) ?? 'unknown';
}

/** The tenant's id in lower case: the customer's, else the one that its domain led to; undefined = nobody knows. */
export function tenantOf({ customer, registration }: Onboarding): string | undefined {
  return customer?.customerId.toLowerCase() ?? foundTenant(registration);
}

function foundTenant(registration: Onboarding['registration']): string | undefined {
  const finding = registration?.finding;
  return finding?.kind === 'tenant' || finding?.kind === 'our-customer' ? finding.tenantId.toLowerCase() : undefined;
}
