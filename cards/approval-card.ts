import { cancellationWindow } from '../onboarding/commitment.ts';
import { countryName } from '../onboarding/countries.ts';
import type { FieldErrors, Inputs } from '../onboarding/form.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import { tenantDomain } from '../onboarding/steps/company.ts';
import { marketOf } from '../onboarding/steps.ts';
import { type Card, cardOf, stackCards } from './card.ts';
import { fillIn } from './fill-in.ts';
import { commitmentBox } from './onboarding/commitment.ts';
import { type NoticeLine, noticeLine } from './onboarding/notice.ts';
import { orderLines } from './onboarding/order-lines.ts';
import { partSummary } from './onboarding/part-summary.ts';
import { renderView } from './render.ts';
import { dayWords, momentWords, sinceWords } from './time-words.ts';
import { addressSettledWords, segmentWords } from './words.ts';

export interface ApprovalView {
  readonly record: Onboarding;
  /** Whether whoever sees this card may decide. */
  readonly mayDecide: boolean;
  /** The reason as typed, when the card comes back; else null. */
  readonly inputs: Inputs | null;
  readonly errors: FieldErrors;
  readonly notice: NoticeLine | null;
  /** ms UTC */
  readonly now: number;
}

/** What an approver needs to know to decide; afterwards, what was decided, by whom and when. */
export function approvalCard(view: ApprovalView): Card {
  const { record, now } = view;
  const isWaiting = record.stage.kind === 'awaiting-approval';
  return stackCards([
    renderView('approval/header', {
      accountName: record.accountName,
      question: isWaiting ? 'Approval wanted' : 'Approval',
      asked: askedWords(record, now),
    }),
    noticeLine(view.notice),
    outcomeLine(record),
    orderLines(record, { removable: false }),
    commitmentBox(record, now + cancellationWindow),
    renderView('approval/facts', { facts: factsFor(record) }),
    isWaiting && view.mayDecide ? fillIn(decisionForm(record), view) : cardOf([]),
  ]);
}

function decisionForm(record: Onboarding): Card {
  return renderView('approval/decision', { requester: record.requester.name }, record);
}

function askedWords({ requester, stage }: Onboarding, now: number): string {
  return stage.kind === 'awaiting-approval'
    ? `Entered by ${requester.name} · waiting since ${sinceWords(stage.since, now)}`
    : `Entered by ${requester.name}`;
}

/** What became of the request; nothing as long as it waits for a decision. */
function outcomeLine(record: Onboarding): Card {
  const { stage } = record;
  switch (stage.kind) {
    case 'awaiting-approval':
      return cardOf([]);
    case 'provisioning':
    case 'completed': {
      if (stage.approvedBy === null) return noticeLine({ tone: 'info', text: 'No approval was needed.' });
      return noticeLine({ tone: 'good', text: `Approved by ${stage.approvedBy.name} on ${approvedAt(record)}.` });
    }
    case 'drafting': {
      const { rejection } = stage;
      if (rejection === null) {
        const text = `${record.requester.name} is changing it. There is nothing to decide now; you get a new card once it is submitted again.`;
        return noticeLine({ tone: 'info', text });
      }
      const text = `Rejected by ${rejection.by.name} on ${momentWords(rejection.at)}: ${rejection.reason}`;
      return noticeLine({ tone: 'error', text });
    }
    case 'cancelled':
      return noticeLine({ tone: 'info', text: `${stage.by.name} cancelled it on ${momentWords(stage.at)}.` });
  }
}

/** While provisioning the stage knows; once it is over only the timeline does. */
function approvedAt({ stage, timeline }: Onboarding): string {
  if (stage.kind === 'provisioning') return momentWords(stage.since);
  const approval = timeline.findLast(({ what }) => what === 'approved it');
  return approval === undefined ? 'an unknown day' : momentWords(approval.at);
}

function factsFor(record: Onboarding): readonly { name: string; value: string }[] {
  const market = marketOf(record);
  const all = [
    { name: 'Customer', value: tenantWords(record) },
    {
      name: 'Sold in',
      value: market === undefined ? '' : `${countryName(market.country)}, ${segmentWords[market.segment]}`,
    },
    { name: 'Address', value: record.registration?.answer === 'yes' ? addressWords(record) : '' },
    { name: 'Agreement', value: record.registration?.answer === 'yes' ? partSummary(record, 'agreement') : '' },
    { name: 'Contract', value: partSummary(record, 'contract') },
    { name: 'Contact', value: partSummary(record, 'account') },
    { name: 'Started', value: `${dayWords(record.createdAt)} by ${record.requester.name}` },
  ];
  return all.filter(({ value }) => value !== '');
}

function tenantWords({ registration, company, customer, invitation }: Onboarding): string {
  if (registration?.answer === 'yes') {
    return company === null ? 'New tenant' : `${company.legalName}, new tenant ${tenantDomain(company)}`;
  }
  if (customer !== null) return `Has the tenant ${customer.domain}, which is connected to us`;
  const recipient = invitation?.mail?.recipient.email;
  return `Has a tenant, ${recipient === undefined ? 'not connected to us yet' : `has not accepted us as reseller yet (${recipient})`}`;
}

function addressWords({ company }: Onboarding): string {
  return company === null ? '' : addressSettledWords(company);
}
