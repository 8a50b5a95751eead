import { approvalFacts, askedWords, outcomeOf, stepRemarks } from '../../../cards/approval-card.ts';
import { checksText } from '../../../cards/approval-checks.ts';
import { decidedWords } from '../../../cards/approval-inbox-card.ts';
import { reasonsWords } from '../../../cards/approval-reasons.ts';
import { factsFor } from '../../../cards/change-approval-card.ts';
import { movesWords } from '../../../cards/cost-moves.ts';
import { enteredWords } from '../../../cards/entered-by.ts';
import { kindOf, outcomeWords } from '../../../cards/order-change-words.ts';
import { asItWaits, asSeenBy, justDecided } from '../../../onboarding/as-it-waits.ts';
import { commitmentOf } from '../../../onboarding/commitment.ts';
import { movesAsked } from '../../../onboarding/decide-price.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { openRequest } from '../../../onboarding/open-request.ts';
import { otherReasons, thingsToCheck } from '../../../onboarding/things-to-check.ts';
import { mayAtAll, mayRun, notTheirStep } from '../../../onboarding/who-may.ts';
import type { ApprovalRow, Approvals, ApprovalsQuery, Review } from '../../../tab/api/approvals.ts';
import type { Words } from '../../../words/words.ts';
import type { ReadOnboarding } from '../../store/onboardings.ts';
import { decidedIn, pageFor } from '../../teams/answer/inbox.ts';
import { actingOn } from '../../teams/asked.ts';
import { found } from './deal.ts';
import { commitmentShown, lineRows, totalOf } from './lines.ts';
import { notShown, refused } from './not-answered.ts';
import { offersAmong } from './offers.ts';
import { capitalised, money, since } from './said.ts';
import type { Viewer } from './viewer.ts';

/** What this person may decide on, the longest waiting first. */
export async function approvalsAnswer(viewer: Viewer, { after, limit }: ApprovalsQuery): Promise<Approvals> {
  const { services, roles } = viewer;
  const refusal = mayRun(roles, 'list-approvals');
  if (refusal !== undefined && !services.whoHasRole.managersApprove)
    throw await refused(viewer, refusal, 'list-approvals');
  const page = await pageFor(viewer, { limit, after });
  const read = await Promise.all(page.items.map(({ id }) => services.onboardings.get(id)));
  const rows = await Promise.all(read.map((one) => (one === undefined ? undefined : rowOf(viewer, one))));
  const theirs = rows.filter((row) => row !== undefined);
  const waiting = theirs.filter(({ decided }) => decided === '');
  return {
    rows: theirs,
    total: page.total - (page.items.length - waiting.length),
    isMore: page.isMore === true,
    next: page.next ?? null,
  };
}

/** Undefined = it is not theirs to decide on, nor did they decide it a moment ago. */
async function rowOf(viewer: Viewer, { record }: ReadOnboarding): Promise<ApprovalRow | undefined> {
  const { words, now } = viewer.services;
  const decided = decidedIn(viewer, record, now());
  if (decided === undefined && !(await isTheirs(viewer, record))) return undefined;
  const { id, revision, accountName, requester, lines, contract } = record;
  const waits = asItWaits(record);
  const { total, currency, marginPercent, cost } = commitmentOf(
    lines,
    contract?.discountPercent ?? 0,
    contract?.currency ?? '',
  );
  const about = aboutOf(waits);
  const checks = checksOf(words, record, now());
  return {
    id,
    revision,
    name: accountName,
    about,
    requester: requester.name,
    since: since(words, openRequest(waits)?.since ?? now(), now()),
    total: money(words, total, currency),
    marginPercent,
    isBelowCost: cost !== null && total < cost,
    checks: decided === undefined ? checks : [],
    decided: decided === undefined ? '' : decidedWords(words, decided),
    // What has something to check is opened first; what is taken back of an order is read before.
    actions: await offersAmong(
      viewer,
      record,
      about === 'deal' && checks.length === 0 ? ['undo', 'approve'] : ['undo'],
    ),
  };
}

/** Whether it waits for this person's decision. */
async function isTheirs(viewer: Viewer, record: Onboarding): Promise<boolean> {
  if (openRequest(record) === undefined || justDecided(record) !== null) return false;
  const acting = await actingOn(viewer, record, 'approve');
  return (mayAtAll(record, acting, 'approve') ?? notTheirStep(acting, 'approve')) === undefined;
}

function aboutOf({ stage }: Onboarding): 'deal' | 'change' {
  return stage.kind === 'awaiting-approval' ? 'deal' : 'change';
}

function checksOf(words: Words, record: Onboarding, now: number): readonly string[] {
  return thingsToCheck(record, now).map((check) => capitalised(checksText(words, [check], 1)));
}

const decisions = [
  'undo',
  'approve',
  'reject',
  'ask-rep',
  'pass-on',
  'approve-change',
  'reject-change',
  'reassign',
] as const;

/** All that is decided on, for who may approve it; also what became of it. */
export async function reviewAnswer(viewer: Viewer, id: string): Promise<Review> {
  const read = await found(viewer, id);
  const acting = await actingOn(viewer, read.record, 'review');
  const refusal = mayAtAll(read.record, acting, 'review');
  if (refusal !== undefined) throw notShown(viewer, refusal, 'review', read);
  const { words, now } = viewer.services;
  const at = now();
  const record = asSeenBy(read.record, viewer.caller.person.id);
  const moves = movesWords(words, movesAsked(record));
  const isDeal = record.stage.kind === 'awaiting-approval';
  return {
    id: record.id,
    revision: record.revision,
    name: record.accountName,
    ...(isDeal ? ofDeal : ofChange)(words, read.record, at, viewer.caller.person.id),
    checks: isDeal ? checksOf(words, record, at) : [],
    moves: moves === '' ? '' : words.say('cards.approval.costMoved', { moves }),
    reasons: record.stage.kind === 'awaiting-approval' ? reasonsWords(words, otherReasons(record.stage.reasons)) : '',
    remarks: stepRemarks(words, record),
    lines: lineRows(words, record, at),
    total: totalOf(words, record),
    // What it would come to stands with what is asked for.
    commitment: isOpenChange(record) ? null : commitmentShown(words, record, at),
    actions: await offersAmong(viewer, read.record, decisions),
  };
}

type Kind = Pick<Review, 'about' | 'question' | 'asked' | 'isOpen' | 'facts' | 'details'>;

function ofDeal(words: Words, whole: Onboarding, now: number, viewer: string): Kind {
  const record = asSeenBy(whole, viewer);
  const isOpen = record.stage.kind === 'awaiting-approval';
  return {
    about: 'deal',
    question: outcomeOf(words, { record: whole, viewer })?.text ?? words.say('cards.approval.wanted'),
    asked: isOpen
      ? askedWords(words, record, now)
      : words.say('cards.approval.enteredBy', { name: enteredWords(words, record) }),
    isOpen,
    ...approvalFacts(words, record),
  };
}

/** There is one at a time. */
function isOpenChange({ change }: Onboarding): boolean {
  return change !== null && change.approvedBy === null;
}

function askedChange({ timeline }: Onboarding) {
  return timeline.findLast((entry) => entry.kind === 'change-asked');
}

function ofChange(words: Words, record: Onboarding, now: number, viewer: string): Kind {
  const asked = askedChange(record);
  if (asked === undefined) return ofDeal(words, record, now, viewer);
  const isOpen = isOpenChange(record);
  return {
    about: 'change',
    question: isOpen
      ? words.say('changes.approval.wanted', { kind: kindOf(asked.lines) })
      : outcomeWords(words, record, asked),
    asked: words.say('changes.approval.asked', { name: asked.by.name, since: words.since(asked.at, now) }),
    isOpen,
    facts: factsFor(words, record, asked, isOpen, now),
    details: approvalFacts(words, record).details,
  };
}
