import { approvalCard } from '../../../cards/approval-card.ts';
import type { Card } from '../../../cards/card.ts';
import { changeApprovalCard } from '../../../cards/change-approval-card.ts';
import type { NoticeLine } from '../../../cards/onboarding/notice.ts';
import type { Inputs } from '../../../onboarding/form.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { hindrance } from '../../../onboarding/who-may.ts';
import { requestOf } from '../reply.ts';
import type { Services } from '../services.ts';

interface ApprovalDrawing {
  readonly inputs?: Inputs | null;
  readonly errors?: Readonly<Record<string, string>>;
  readonly notice?: NoticeLine | null;
  readonly pressed?: string;
}

/**
 * An approver's card of an onboarding as it stands now: to decide on, or what became of it.
 * @param request which it is about, by when it was made, ms UTC
 */
export function showApproval(
  { words, now }: Pick<Services, 'words' | 'now'>,
  record: Onboarding,
  drawing: ApprovalDrawing = {},
  request = requestOf(record),
): Card {
  const { inputs = null, errors = {}, notice = null, pressed } = drawing;
  const asked = record.timeline.find((entry) => entry.kind === 'change-asked' && entry.at === request);
  if (asked?.kind === 'change-asked') {
    const mayDecide = hindrance(record, 'approve-change') === undefined;
    return changeApprovalCard(words, { record, asked, mayDecide, now: now(), inputs, errors, notice, pressed });
  }
  const mayDecide = hindrance(record, 'approve') === undefined;
  return approvalCard(words, { record, mayDecide, now: now(), inputs, errors, notice, pressed });
}
