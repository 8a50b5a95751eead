import { plainName } from '../../onboarding/account-name.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { type Stay, staysOf } from '../../onboarding/stays.ts';
import { waitsOf } from '../../onboarding/waits.ts';
import { causeOf } from '../../onboarding/who-helps.ts';
import { amountOf } from '../../onboarding/work.ts';
import type { Facts } from './facts.ts';

const day = 24 * 60 * 60_000;

/** What an onboarding is searched by together with other things. */
export function factsOf(record: Onboarding): Facts {
  const { stage, requester, providerId, accountName, createdAt, attention, order } = record;
  const stays = staysOf(record);
  const amount = amountOf(record);
  const over = stays.filter((stay) => stay.until !== null);
  const invitation = invitationOf(record);
  const agreement = agreementOf(record);
  return {
    stage: stage.kind,
    owner: requester.id,
    provider: providerId,
    name: plainName(accountName),
    begun: createdAt,
    stageSince: stays.at(-1)?.since ?? createdAt,
    amount: amount?.minor ?? -1,
    currency: amount?.currency ?? '',
    waits: [...new Set(waitsOf(record).map((wait) => wait.for))],
    attention: attention === null ? '' : causeOf(attention.problem).key,
    invitation: standing(invitation),
    agreement: standing(agreement),
    invitedIn: monthOf(invitation.at),
    agreementAskedIn: monthOf(agreement.at),
    invitationDays: daysUntil(invitation),
    agreementDays: daysUntil(agreement),
    bounced: Math.max(0, ...record.sentMails.map(({ bounced }) => bounced?.at ?? 0)),
    ordered: monthOf(order.placed?.at ?? null),
    left: [...new Set(over.map((stay) => leftIn(stay)))],
    stays: over.map((stay) => `${leftIn(stay)}:${days((stay.until ?? stay.since) - stay.since)}`),
    ends: endsOf(record),
  };
}

/** When the customer was asked, and when they answered, ms UTC; null = not. */
interface Asking {
  readonly at: number | null;
  readonly answeredAt: number | null;
}

function invitationOf({ registration, invitation, customer }: Onboarding): Asking {
  const mail = registration?.answer === 'no' ? invitation?.mail : undefined;
  const at = mail?.sentAt ?? null;
  return { at, answeredAt: at === null ? null : (customer?.since ?? null) };
}

function agreementOf({ agreementFacts: { askedAt, signed } }: Onboarding): Asking {
  return { at: askedAt, answeredAt: askedAt === null ? null : (signed?.at ?? null) };
}

function standing({ at, answeredAt }: Asking): string {
  if (at === null) return '';
  return answeredAt === null ? 'open' : 'answered';
}

function daysUntil({ at, answeredAt }: Asking): number {
  return at === null || answeredAt === null ? -1 : days(answeredAt - at);
}

function days(ms: number): number {
  return Math.max(0, Math.round((ms / day) * 10) / 10);
}

function leftIn({ stage, until, since }: Stay): string {
  return `${stage}:${monthOf(until ?? since)}`;
}

/** `2026-11`, in UTC as all months of figures are; '' = never. */
function monthOf(at: number | null): string {
  return at === null ? '' : new Date(at).toISOString().slice(0, 7);
}

/** Of the subscriptions whose term is not over. */
function endsOf({ order }: Onboarding): string[] {
  const days = order.subscriptions.flatMap(({ state, lastDay }) => (state === 'over' || !lastDay ? [] : [lastDay]));
  return [...new Set(days.map((lastDay) => lastDay.slice(0, 7)))].toSorted();
}
