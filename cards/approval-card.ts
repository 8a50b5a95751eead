import { type Approval, approvalsAsked, openStep } from '../onboarding/approval-step.ts';
import { asSeenBy, justDecided } from '../onboarding/as-it-waits.ts';
import { cancellationWindow } from '../onboarding/commitment.ts';
import type { Inputs } from '../onboarding/form.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import { isAsProposed } from '../onboarding/proposals.ts';
import { companyDomain } from '../onboarding/steps/account.ts';
import { tenantDomain } from '../onboarding/steps/company.ts';
import { marketOf, partsOf } from '../onboarding/steps.ts';
import { otherReasons, thingsToCheck } from '../onboarding/things-to-check.ts';
import { mayUndoUntil } from '../onboarding/undo.ts';
import { editsSinceAskedBefore } from '../onboarding/what-counts.ts';
import { withoutUndone } from '../onboarding/without-undone.ts';
import type { Words } from '../words/words.ts';
import { addressSettledWords } from './address-settled.ts';
import { outcomeCard } from './approval/outcome.ts';
import { checksText } from './approval-checks.ts';
import { reasonsWords } from './approval-reasons.ts';
import { type Card, cardOf, stackCards } from './card.ts';
import { movesLine } from './cost-moves.ts';
import { enteredWords, starterOf } from './entered-by.ts';
import { fillIn } from './fill-in.ts';
import { fold } from './fold.ts';
import { confirmedWords } from './onboarding/acceptors.ts';
import { commitmentBox, totalWords } from './onboarding/commitment.ts';
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
  /** Who sees this card, by object id; without it nobody in particular. */
  readonly viewer?: string | undefined;
  /** ms UTC */
  readonly now: number;
}

/** What an approver needs to know to decide; afterwards, in a line, what was decided, by whom and when. */
export function approvalCard(words: Words, view: ApprovalView): Card {
  const { now } = view;
  const record = asSeenBy(view.record, view.viewer);
  const notice = noticeLine(words, view.notice);
  const outcome = outcomeOf(words, view);
  const undo = undoBox(words, view);
  if (outcome !== null) return stackCards([notice, dealOutcome(words, record, outcome), undo]);
  return stackCards([
    renderView(words, 'approval/header', {
      accountName: record.accountName,
      question: words.say('cards.approval.wanted'),
      asked: askedWords(words, record, now),
    }),
    notice,
    undo,
    checksLine(words, record, now),
    movesLine(words, record),
    reasonsLine(words, record),
    remarksBox(words, record),
    orderLines(words, record, { editable: false, now, costs: true, isCrowded: isCrowded(words, view) }),
    commitmentBox(words, record, { cancelBy: now + cancellationWindow, isShort: true }),
    factsBox(words, record),
    view.mayDecide ? fillIn(words, decisionForm(words, { ...view, record }), view) : cardOf([]),
  ]);
}

function decisionForm(words: Words, { record, inputs }: ApprovalView): Card {
  const parts = partsOf(record).map((part) => ({ title: words.say(`cards.part.${part}`), value: part }));
  const decides = { approve: 'approve', reject: 'reject', isOfDeal: true, parts };
  const said = {
    unfold: words.say('cards.approval.unfold'),
    label: words.say('cards.approval.reason'),
    readsReason: words.say('cards.approval.readsReason', { name: record.requester.name }),
    rejects: words.say('cards.approval.reject'),
    // What was typed would go along with the next button.
    isTold: Boolean(inputs?.reason),
  };
  return renderView(words, 'approval/decision', { ...decides, ...said }, record);
}

/** More are only counted. */
const mostChecks = 6;

/** What is not as usual, on top. */
function checksLine(words: Words, record: Onboarding, now: number): Card {
  const checks = thingsToCheck(record, now);
  if (checks.length === 0) return cardOf([]);
  const things = checksText(words, checks, mostChecks);
  return noticeLine(words, {
    tone: 'warning',
    text: words.say('cards.approval.toCheck', { count: checks.length, things }),
  });
}

/** Much was said about it, or is being. */
function isCrowded(words: Words, { record, errors }: ApprovalView): boolean {
  return Object.keys(errors).length > 0 || stepRemarks(words, record).length > 2;
}

function remarksBox(words: Words, record: Onboarding): Card {
  const remarks = stepRemarks(words, record).map((text) => ({ text }));
  return remarks.length === 0 ? cardOf([]) : renderView(words, 'approval/remarks', { remarks });
}

/** How far it is on its way, and what was said about it. */
export function stepRemarks(words: Words, { stage, requester }: Onboarding): readonly string[] {
  if (stage.kind !== 'awaiting-approval') return [];
  const { asked, approvals, question, passedTo, escalatedAt, escalatedInVain } = stage;
  const step = asked === null ? undefined : openStep(asked, approvals);
  const count = asked === null ? 1 : approvalsAsked(asked);
  return [
    ...(step === undefined || count === 1
      ? []
      : [words.say('cards.approval.step', { number: approvals.length + 1, count, step: step.name })]),
    ...approvals.map((approval) => soFarWords(words, approval)),
    ...(question?.answer
      ? [
          words.say('cards.approval.answered', {
            ...{ name: question.by.name, question: question.text, requester: requester.name },
            answer: question.answer.text,
          }),
        ]
      : []),
    ...(passedTo === null
      ? []
      : [
          words.say('cards.approval.passedOn', { by: passedTo.by.name, to: passedTo.to.name, reason: passedTo.reason }),
        ]),
    ...(escalatedAt === null ? [] : [words.say(`cards.approval.${escalatedInVain ? 'escalatedInVain' : 'escalated'}`)]),
  ];
}

function soFarWords(words: Words, { by, standsFor, comment }: Approval): string {
  const text =
    standsFor === null
      ? words.say('cards.approval.soFar', { name: by.name })
      : words.say('cards.approval.soFarFor', { name: by.name, person: standsFor.name });
  return comment === '' ? text : words.say('cards.approval.commented', { text, comment });
}

export function askedWords(words: Words, record: Onboarding, now: number): string {
  const since = record.stage.kind === 'awaiting-approval' ? record.stage.since : now;
  const name = enteredWords(words, record);
  return words.say('cards.approval.waitingSince', { name, since: words.sinceDay(since, now) });
}

/** Why this has to be decided on, as long as it does. */
function reasonsLine(words: Words, { stage }: Onboarding): Card {
  const text = stage.kind === 'awaiting-approval' ? reasonsWords(words, otherReasons(stage.reasons)) : '';
  return noticeLine(words, text === '' ? null : { tone: 'info', text });
}

/** What became of the request, and what it was about. */
function dealOutcome(words: Words, record: Onboarding, outcome: NoticeLine): Card {
  const entered = words.say('cards.approval.enteredBy', { name: enteredWords(words, record) });
  return outcomeCard(words, outcome, [record.accountName, entered, totalWords(words, record)]);
}

/** Null = it waits for a decision, as far as whoever sees the card has not made theirs. */
export function outcomeOf(
  words: Words,
  { record, viewer }: Pick<ApprovalView, 'record' | 'viewer'>,
): NoticeLine | null {
  const { stage, requester } = record;
  const decision = justDecided(record);
  if (decision !== null && decision.by.id !== viewer) {
    const values = { name: decision.by.name, moment: words.moment(decision.until) };
    return { tone: 'info', text: words.say('cards.approval.justDecided', values) };
  }
  switch (stage.kind) {
    case 'provisioning':
    case 'completed': {
      if (stage.approvedBy === null) return { tone: 'info', text: words.say('cards.approval.notNeeded') };
      const { name } = stage.approvedBy;
      return {
        tone: 'good',
        text: words.say('cards.approval.approvedBy', { name, moment: approvedAt(words, record) }),
      };
    }
    case 'drafting': {
      if (stage.rejection === null) {
        return { tone: 'info', text: words.say('cards.approval.changing', { name: requester.name }) };
      }
      const { by, at, reason } = stage.rejection;
      const values = { name: by.name, moment: words.moment(at), reason };
      return { tone: 'error', text: words.say('cards.approval.rejectedBy', values) };
    }
    case 'cancelled': {
      const values = { name: stage.by.name, moment: words.moment(stage.at) };
      return { tone: 'info', text: words.say('cards.approval.cancelledBy', values) };
    }
    case 'awaiting-approval': {
      const theirs = stage.approvals.find(({ by }) => by.id === viewer);
      const step = stage.asked === null ? undefined : openStep(stage.asked, stage.approvals);
      if (theirs === undefined || step === undefined) return null;
      const values = { name: theirs.by.name, moment: words.moment(theirs.at), step: step.name };
      return { tone: 'good', text: words.say('cards.approval.approvedInPart', values) };
    }
  }
}

/** As long as nothing has come of what they decided, and they may take it back. */
function undoBox(words: Words, { record, viewer = '', now }: ApprovalView): Card {
  const until = mayUndoUntil(record, viewer, now);
  if (until === undefined) return cardOf([]);
  return renderView(words, 'approval/undo', { text: undoWords(words, record, words.moment(until)) }, record);
}

function undoWords(words: Words, { stage, requester }: Onboarding, moment: string): string {
  if (stage.kind === 'drafting') return words.say('cards.approval.undoTold', { name: requester.name, moment });
  const passedTo = stage.kind === 'awaiting-approval' ? stage.passedTo : null;
  return passedTo === null
    ? words.say('cards.approval.undoApproved', { moment })
    : words.say('cards.approval.undoTold', { name: passedTo.to.name, moment });
}

/** Of the oldest ones nobody wrote down when. */
function approvedAt(words: Words, { timeline }: Onboarding): string {
  const approval = timeline.findLast(({ kind }) => kind === 'approved');
  return approval === undefined ? words.say('cards.approval.unknownDay') : words.moment(approval.at);
}

/**
 * What is decided on, and what nobody has filled in or confirmed, is seen; the rest is folded away: the card is for ten
 * seconds.
 */
function factsBox(words: Words, record: Onboarding): Card {
  const { facts, details } = approvalFacts(words, record);
  return stackCards([
    factsTable(words, facts),
    fold('details', words.say('cards.fold.details'), factsTable(words, details)),
  ]);
}

/** What is decided on, and what is known besides. */
export function approvalFacts(words: Words, record: Onboarding) {
  const isNew = record.registration?.answer === 'yes';
  const isThere = ({ value }: Fact) => value !== '';
  const isKept = record.company?.settled === 'kept';
  const address = { name: words.say('cards.approval.address'), value: isNew ? addressWords(words, record) : '' };
  // It begins on another day than that of the order.
  const isDated = (record.contract?.startDate ?? '') !== '';
  const term = { name: words.say('cards.approval.contractTerm'), value: contract.note(words, record) };
  const agreement = isNew ? views.agreement.summary(words, record) : '';
  const terms = [
    { part: 'agreement', name: words.say('cards.approval.agreement'), value: agreement },
    { part: 'contract', name: words.say('cards.approval.contract'), value: views.contract.summary(words, record) },
  ] as const;
  const facts: readonly Fact[] = [
    { name: words.say('cards.approval.sentBack'), value: sentBackWords(words, record) },
    { name: words.say('cards.approval.changed'), value: changedWords(words, record) },
    { name: words.say('cards.approval.customer'), value: tenantWords(words, record) },
    ...(isDated ? [term] : []),
    { name: words.say('cards.approval.acceptance'), value: confirmedWords(words, record) },
    { name: words.say('cards.approval.tenant'), value: whoseTenantWords(words, record) },
    ...(isKept ? [address] : []),
    ...terms.filter(({ part }) => isAsProposed(record, part)),
  ];
  const details: readonly Fact[] = [
    ...(isKept ? [] : [address]),
    { name: words.say('cards.approval.soldIn'), value: marketWords(words, record) },
    ...terms.filter(({ part }) => !isAsProposed(record, part)),
    ...(isDated ? [] : [term]),
    { name: words.say('cards.approval.contact'), value: views.account.summary(words, record) },
    { name: words.say('cards.approval.started'), value: startedWords(words, record) },
  ];
  return { facts: facts.filter(isThere), details: details.filter(isThere) };
}

/** Why it was sent back the time before. */
function sentBackWords(words: Words, { timeline }: Onboarding): string {
  const last = withoutUndone(timeline).findLast((entry) => entry.kind === 'rejected');
  if (last === undefined) return '';
  const { at, by, reason } = last;
  return words.say('cards.approval.sentBackBy', { moment: words.moment(at), name: by.name, reason });
}

/** All of it, as far as a card can be: what is not seen is not decided on. */
const mostChanges = 18;

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
  if (company === null) return '';
  const { addressLine1, addressLine2, city, state, postalCode, country } = company.address;
  const lines = [addressLine1, addressLine2, city, `${state} ${postalCode}`.trim(), words.country(country)];
  const address = lines.filter((line) => line !== '').join(', ');
  return words.say('cards.approval.settled', { address, how: addressSettledWords(words, company) });
}

function startedWords(words: Words, record: Onboarding): string {
  return words.say('cards.approval.startedBy', { day: words.day(record.createdAt), name: starterOf(record).name });
}
