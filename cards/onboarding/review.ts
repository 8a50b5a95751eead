import type { ApprovalReason } from '../../onboarding/approval-reason.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { isAsProposed, proposable } from '../../onboarding/proposals.ts';
import { standingApproval } from '../../onboarding/standing-approval.ts';
import { isFinished } from '../../onboarding/steps.ts';
import type { Words } from '../../words/words.ts';
import { reasonsWords } from '../approval-reasons.ts';
import { type Card, stackCards } from '../card.ts';
import { renderView } from '../render.ts';
import { commitmentBox } from './commitment.ts';
import { orderLines } from './order-lines.ts';

export interface ReviewContext {
  /** The last moment to cancel if it were ordered today, ms UTC. */
  readonly cancelBy: number;
  /** Whether somebody else has to approve it. */
  readonly approvalNeeded: boolean;
  /** Why, as far as whoever reads this may know. */
  readonly reasons: readonly ApprovalReason[];
  readonly approverNames: readonly string[];
}

/** Everything at a glance before it is handed on; each part above has its Edit button. */
export function reviewStep(words: Words, record: Onboarding, context: ReviewContext, now: number): Card {
  const title = words.say(context.approvalNeeded ? 'cards.review.submitForApproval' : 'cards.review.submit');
  const isCrowded =
    record.lines.length > 1 && proposable.some((part) => isFinished(record, part) && !isAsProposed(record, part));
  const why = reasonsWords(words, context.reasons);
  return stackCards([
    renderView(words, 'onboarding/review', {}, record),
    orderLines(words, record, { editable: true, now, isCrowded }),
    commitmentBox(words, record, context),
    renderView(words, 'onboarding/submit', { why, next: whatFollows(words, record, context), title }, record),
  ]);
}

/** Who decides next, or that nobody has to. */
export function whatFollows(
  words: Words,
  record: Onboarding,
  { approvalNeeded, approverNames }: ReviewContext,
): string {
  const standing = standingApproval(record);
  if (standing !== undefined) {
    return words.say('cards.review.approvalStands', { name: standing.by.name, moment: words.moment(standing.at) });
  }
  if (!approvalNeeded) return words.say('cards.review.noApproval');
  if (approverNames.length === 0) return words.say('cards.review.anApprover');
  return words.say('cards.review.approvers', { names: words.either(approverNames) });
}
