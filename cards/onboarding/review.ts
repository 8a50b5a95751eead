import type { Onboarding } from '../../onboarding/onboarding.ts';
import { type Card, stackCards } from '../card.ts';
import { renderView } from '../render.ts';
import { eitherOf } from '../words.ts';
import { commitmentBox } from './commitment.ts';
import { orderLines } from './order-lines.ts';

export interface ReviewContext {
  readonly step: 'review';
  /** The last moment to cancel if it were ordered today, ms UTC. */
  readonly cancelBy: number;
  /** Whether somebody else has to approve it. */
  readonly approvalNeeded: boolean;
  readonly approverNames: readonly string[];
}

/** Everything at a glance before it is handed on; each part above has its Edit button. */
export function reviewStep(record: Onboarding, context: ReviewContext): Card {
  return stackCards([
    renderView('onboarding/review', {}),
    orderLines(record, { removable: false }),
    commitmentBox(record, context.cancelBy),
    renderView('onboarding/submit', { next: whatFollows(context), title: submitTitle(context) }, record),
  ]);
}

function submitTitle({ approvalNeeded }: ReviewContext): string {
  return approvalNeeded ? 'Submit for approval' : 'Submit';
}

function whatFollows({ approvalNeeded, approverNames }: ReviewContext): string {
  if (!approvalNeeded)
    return 'No approval is needed. It is set up and ordered as soon as the customer has done their part.';
  if (approverNames.length === 0) return 'An approver decides next. Nothing is ordered before that.';
  return `${eitherOf(approverNames)} decides next. Nothing is ordered before that.`;
}
