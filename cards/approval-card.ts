import { cancellationWindow } from '../onboarding/commitment.ts';
import type { Inputs } from '../onboarding/form.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import { companyDomain } from '../onboarding/steps/account.ts';
import { tenantDomain } from '../onboarding/steps/company.ts';
import { marketOf } from '../onboarding/steps.ts';
import { editsSinceAskedBefore } from '../onboarding/what-counts.ts';
import type { Words } from '../words/words.ts';
import { addressSettledWords } from './address-settled.ts';
import { reasonsWords } from './approval-reasons.ts';
import { type Card, cardOf, stackCards } from './card.ts';
import { movesLine } from './cost-moves.ts';
import { fillIn } from './fill-in.ts';
import { fold } from './fold.ts';
import { confirmedWords } from './onboarding/acceptors.ts';
import { commitmentBox } from './onboarding/commitment.ts';
import { contract } from './onboarding/contract.ts';
import { type Fact, factsTable } from './onboarding/facts.ts';
import { type NoticeLine, noticeLine } from './onboarding/notice.ts';
import { orderLines } from './onboarding/order-lines.ts';
import { editsText } from './onboarding/timeline.ts';
import { views } from './onboarding/views.ts';
import { renderView } from './render.ts';

export interface ApprovalView {
  readonly record: Onboarding;
  /** Whether whoever sees this card may decide. */
  readonly mayDecide: boolean;
  /** The reason as typed, when the card comes back; else null. */
  readonly inputs: Inputs | null;
  readonly errors: Readonly<Record<string, string>>;
  readonly notice: NoticeLine | null;
  /** The verb of the button that was pressed; without it none was. */
  readonly pressed?: string | undefined;
  /** ms UTC */
  readonly now: number;
}

/** What an approver needs to know to decide; afterwards, what was decided, by whom and when. */
export function approvalCard(words: Words, view: ApprovalView): Card {
  const { record, now } = view;
  const isWaiting = record.stage.kind === 'awaiting-approval';
  return stackCards([
    renderView(words, 'approval/header', {
      accountName: record.accountName,
      question: words.say(isWaiting ? 'cards.approval.wanted' : 'cards.approval.title'),
      asked: askedWords(words, record, now),
    }),
    noticeLine(words, view.notice),
    outcomeLine(words, record),
    movesLine(words, record),
    reasonsLine(words, record),
    orderLines(words, record, { editable: false, now }),
    commitmentBox(words, record, { cancelBy: now + cancellationWindow }),
    factsTable(words, whatIsDecided(words, record)),
    fold('details', words.say('cards.fold.details'), factsTable(words, detailsOf(words, record))),
    isWaiting && view.mayDecide ? fillIn(words, decisionForm(words, record), view) : cardOf([]),
  ]);
}

function decisionForm(words: Words, record: Onboarding): Card {
  const readsReason = words.say('cards.approval.readsReason', { name: record.requester.name });
  return renderView(words, 'approval/decision', { readsReason, approve: 'approve', reject: 'reject' }, record);
}

function askedWords(words: Words, { requester: { name }, stage }: Onboarding, now: number): string {
  return stage.kind === 'awaiting-approval'
    ? words.say('cards.approval.waitingSince', { name, since: words.since(stage.since, now) })
    : words.say('cards.approval.enteredBy', { name });
}

/** Why this has to be decided on, as long as it does. */
function reasonsLine(words: Words, { stage }: Onboarding): Card {
  const text = stage.kind === 'awaiting-approval' ? reasonsWords(words, stage.reasons) : '';
  return noticeLine(words, text === '' ? null : { tone: 'info', text });
}

/** What became of the request; nothing as long as it waits for a decision. */
function outcomeLine(words: Words, record: Onboarding): Card {
  const { stage } = record;
  const line = (tone: NoticeLine['tone'], text: string) => noticeLine(words, { tone, text });
  switch (stage.kind) {
    case 'awaiting-approval':
      return cardOf([]);
    case 'provisioning':
    case 'completed': {
      if (stage.approvedBy === null) return line('info', words.say('cards.approval.notNeeded'));
      const { name } = stage.approvedBy;
      return line('good', words.say('cards.approval.approvedBy', { name, moment: approvedAt(words, record) }));
    }
    case 'drafting': {
      const { rejection } = stage;
      if (rejection === null)
        return line('info', words.say('cards.approval.changing', { name: record.requester.name }));
      const { by, at, reason } = rejection;
      return line('error', words.say('cards.approval.rejectedBy', { name: by.name, moment: words.moment(at), reason }));
    }
    case 'cancelled': {
      const { by, at } = stage;
      return line('info', words.say('cards.approval.cancelledBy', { name: by.name, moment: words.moment(at) }));
    }
  }
}

/** Of the oldest ones nobody wrote down when. */
function approvedAt(words: Words, { timeline }: Onboarding): string {
  const approval = timeline.findLast(({ kind }) => kind === 'approved');
  return approval === undefined ? words.say('cards.approval.unknownDay') : words.moment(approval.at);
}

/** Whose tenant it is, and what has changed: who decides has to see it. */
function whatIsDecided(words: Words, record: Onboarding): readonly Fact[] {
  const all = [
    { name: words.say('cards.approval.changed'), value: changedWords(words, record) },
    { name: words.say('cards.approval.customer'), value: tenantWords(words, record) },
    { name: words.say('cards.approval.acceptance'), value: confirmedWords(words, record) },
    { name: words.say('cards.approval.tenant'), value: whoseTenantWords(words, record) },
  ];
  return all.filter(({ value }) => value !== '');
}

function detailsOf(words: Words, record: Onboarding): readonly Fact[] {
  const isNew = record.registration?.answer === 'yes';
  const all = [
    { name: words.say('cards.approval.soldIn'), value: marketWords(words, record) },
    { name: words.say('cards.approval.address'), value: isNew ? addressWords(words, record) : '' },
    { name: words.say('cards.approval.agreement'), value: isNew ? views.agreement.summary(words, record) : '' },
    { name: words.say('cards.approval.contract'), value: views.contract.summary(words, record) },
    { name: words.say('cards.approval.contractTerm'), value: contract.note(words, record) },
    { name: words.say('cards.approval.contact'), value: views.account.summary(words, record) },
    { name: words.say('cards.approval.started'), value: startedWords(words, record) },
  ];
  return all.filter(({ value }) => value !== '');
}

/** All of it, as far as a card can be: what is not seen is not decided on. */
const mostChanges = 25;

function changedWords(words: Words, record: Onboarding): string {
  return editsText(words, editsSinceAskedBefore(record), mostChanges);
}

function tenantWords(words: Words, { registration, company, customer, invitation }: Onboarding): string {
  if (registration?.answer === 'yes') {
    if (company === null) return words.say('cards.approval.newTenant');
    const { legalName } = company;
    return words.say('cards.approval.newTenantOf', { legalName, domain: tenantDomain(company) });
  }
  if (customer !== null) return words.say('cards.approval.connected', { domain: customer.domain });
  const email = invitation?.mail?.recipient.email;
  return email === undefined
    ? words.say('cards.approval.notConnected')
    : words.say('cards.approval.notAccepted', { email });
}

/** Whose tenant it is, or is expected to be, so that whoever approves knows where the order goes. */
function whoseTenantWords(words: Words, record: Onboarding): string {
  const { registration, customer } = record;
  if (registration?.answer !== 'no') return '';
  const { finding } = registration;
  if (finding.kind === 'our-customer') {
    return words.say('cards.note.ourCustomer', { companyName: finding.companyName, domain: finding.domain });
  }
  if (customer !== null) return '';
  if (finding.kind === 'tenant') return words.say('cards.approval.tenantExpected', { domain: finding.domain });
  const domain = companyDomain(record);
  return domain === null
    ? words.say('cards.approval.tenantUnknown')
    : words.say('cards.approval.tenantLookedFor', { domain });
}

function marketWords(words: Words, record: Onboarding): string {
  const market = marketOf(record);
  if (market === undefined) return '';
  const segment = words.say(`terms.segment.${market.segment}`);
  return words.say('cards.approval.market', { country: words.country(market.country), segment });
}

function addressWords(words: Words, { company }: Onboarding): string {
  return company === null ? '' : addressSettledWords(words, company);
}

function startedWords(words: Words, { createdAt, requester }: Onboarding): string {
  return words.say('cards.approval.startedBy', { day: words.day(createdAt), name: requester.name });
}
