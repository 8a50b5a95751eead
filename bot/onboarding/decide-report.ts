import { decideOrder } from './decide-order.ts';
import type { Deed, Effect } from './effects.ts';
import type { EffectEvent, Report, RequestFate } from './events.ts';
import type { Onboarding } from './onboarding.ts';
import { news, noteFact, quietNews, refreshed, withAttention } from './record-news.ts';

/**
 * What an effect brought back. What was done counts whatever the stage, also when it is no longer called for: a tenant
 * that was created exists, even if the onboarding was cancelled meanwhile. What was only looked up or prepared counts
 * no longer then: it may be about another tenant, or a cart with other lines.
 */
export function decideReport(record: Onboarding, event: EffectEvent, at: number): Onboarding {
  const effect = record.effects.find(({ id }) => id === event.effectId);
  const { report } = event;
  if (effect === undefined && !isDeed(report)) return record;
  // A late word of one who was thought dead must not take it from whoever is at it by now.
  const isLate = event.attempt !== undefined && event.attempt !== effect?.attempts;
  if (isLate && (report.kind === 'failed' || report.kind === 'still-waiting')) return record;
  switch (report.kind) {
    case 'still-waiting':
      return rescheduled(record, event.effectId, { dueAt: report.nextAt, attempts: 0, requestId: '' });
    case 'failed':
      return failed(record, effect, report, at);
    case 'done':
      return without(record, event.effectId);
    case 'verification':
      return verified(record, event.effectId, report, at);
    case 'agreement':
      return agreementSeen(record, event.effectId, report, at);
    default:
      return factReported(without(record, event.effectId), report, at);
  }
}

const deeds: readonly Report['kind'][] = [
  'invitation-sent',
  'agreement-asked',
  'customer-created',
  'confirmation',
  'order-placed',
];

function isDeed({ kind }: Report): boolean {
  return deeds.includes(kind);
}

type Fact = Exclude<Report, { kind: 'still-waiting' | 'failed' | 'done' | 'verification' | 'agreement' }>;

function factReported(record: Onboarding, report: Fact, at: number): Onboarding {
  switch (report.kind) {
    case 'relationship-accepted': {
      if (record.customer !== null) return record;
      const customer = { customerId: report.customerId, domain: report.domain, since: at };
      return news(
        { ...record, customer },
        'The customer',
        'accepted the reseller relationship',
        { kind: 'relationship-accepted' },
        at,
      );
    }
    case 'invitation-sent': {
      if (!record.invitation?.mail) return record;
      const invitation = { ...record.invitation, mail: { ...record.invitation.mail, sentAt: at } };
      const what = `mailed the reseller link to ${invitation.mail.recipient.email}`;
      return quietNews({ ...record, invitation }, 'We', what, at);
    }
    case 'agreement-asked': {
      const agreementFacts = { ...record.agreementFacts, askedAt: at };
      const what = 'mailed the agreement link to the customer';
      return news({ ...record, agreementFacts }, 'We', what, { kind: 'agreement-asked' }, at);
    }
    case 'customer-created':
      return customerCreated(record, report, at);
    case 'confirmation':
      return confirmed(record, report.taken, at);
    case 'cart-created':
    case 'cart-gone':
    case 'order-blocked':
    case 'order-placed':
    case 'renewal-settled':
      return decideOrder(record, report, at);
  }
}

function customerCreated(
  record: Onboarding,
  report: Extract<Report, { kind: 'customer-created' }>,
  at: number,
): Onboarding {
  if (record.customer !== null) return record;
  const created: Onboarding = {
    ...record,
    customer: { customerId: report.customerId, domain: report.domain, since: at },
    credentials:
      report.userName === null ? { kind: 'lost' } : { kind: 'in-vault', userName: report.userName, since: at },
  };
  return news(created, 'Partner Center', `created the tenant ${report.domain}`, { kind: 'tenant-created' }, at);
}

function verified(
  record: Onboarding,
  effectId: string,
  report: Extract<Report, { kind: 'verification' }>,
  at: number,
): Onboarding {
  const before = record.verification;
  const seen: Onboarding = { ...record, verification: { status: report.status, since: before?.since ?? at } };
  if (report.status === 'Allowed') {
    const ended = without(seen, effectId);
    return before === null
      ? ended
      : news(ended, 'Microsoft', 'verified the customer’s account', { kind: 'verified' }, at);
  }
  if (report.status === 'NotAllowed') {
    const text =
      'Microsoft did not approve this customer’s account. Open Partner Center, settle it with Microsoft, then press Retry.';
    return withAttention(without(seen, effectId), effectId, text, null, at);
  }
  const waiting = rescheduled(seen, effectId, { dueAt: report.nextAt, attempts: 0, requestId: '' });
  return before?.status === report.status ? waiting : refreshed(waiting, at);
}

function agreementSeen(
  record: Onboarding,
  effectId: string,
  report: Extract<Report, { kind: 'agreement' }>,
  at: number,
): Onboarding {
  const first = record.agreementFacts.checkedAt === null;
  const agreementFacts = { ...record.agreementFacts, checkedAt: at };
  if (report.signed === null) {
    const waiting = rescheduled({ ...record, agreementFacts }, effectId, {
      dueAt: report.nextAt,
      attempts: 0,
      requestId: '',
    });
    return first ? refreshed(waiting, at) : waiting;
  }
  const signed = { at, how: report.signed };
  const ended = without({ ...record, agreementFacts: { ...agreementFacts, signed } }, effectId);
  return news(ended, 'The customer', 'signed the Microsoft Customer Agreement', { kind: 'agreement-signed' }, at);
}

function confirmed(record: Onboarding, taken: boolean, at: number): Onboarding {
  if (!taken) {
    const agreementFacts = { ...record.agreementFacts, confirmationRefused: true };
    const refused = { ...record, agreementFacts };
    return news(
      refused,
      'Partner Center',
      'did not take our confirmation of the agreement',
      { kind: 'confirmation-refused' },
      at,
    );
  }
  const signed = { at, how: 'confirmed-by-us' as const };
  const noted = { ...record, agreementFacts: { ...record.agreementFacts, signed } };
  return news(noted, 'We', 'confirmed the signed agreement to Partner Center', { kind: 'agreement-signed' }, at);
}

function failed(
  record: Onboarding,
  effect: Effect | undefined,
  report: Extract<Report, { kind: 'failed' }>,
  at: number,
): Onboarding {
  if (effect === undefined) return record;
  if (report.retryAt === null && isMessage(effect.deed)) {
    return noteFact(without(record, effect.id), 'The onboarding', `could not deliver a message: ${report.text}`, at);
  }
  const { retryAt: dueAt } = report;
  const waiting = rescheduled(record, effect.id, { dueAt, ...whatIsOpen(effect, report.request) });
  return report.retryAt === null ? withAttention(waiting, effect.id, report.text, report.correlationId, at) : waiting;
}

/** A new request id after an answer, the same after none: the other side recognises a repetition by it. */
function whatIsOpen(effect: Effect, request: RequestFate): Pick<Effect, 'requestId' | 'attempts' | 'unanswered'> {
  const { requestId, attempts, unanswered } = effect;
  switch (request) {
    case 'answered':
      return { requestId: '', attempts, unanswered: false };
    case 'lost':
      return { requestId, attempts, unanswered: true };
    case 'unsent':
      return { requestId, attempts, unanswered };
    case 'held-back':
      return { requestId, attempts: Math.max(0, attempts - 1), unanswered };
  }
}

/** Given up when it does not get through: an alarm about it would go the same way, without end. */
function isMessage({ kind }: Deed): boolean {
  return kind === 'notify-requester' || kind === 'refresh-cards' || kind === 'tell-operators';
}

function without(record: Onboarding, effectId: string): Onboarding {
  return { ...record, effects: record.effects.filter(({ id }) => id !== effectId) };
}

function rescheduled(
  record: Onboarding,
  effectId: string,
  change: Partial<Pick<Effect, 'dueAt' | 'requestId' | 'attempts' | 'unanswered'>>,
): Onboarding {
  const effects = record.effects.map((effect) =>
    effect.id === effectId ? { ...effect, ...change, lease: null } : effect,
  );
  return { ...record, effects };
}
