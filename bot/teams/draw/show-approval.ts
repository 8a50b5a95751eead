import { approvalCard } from '../../../cards/approval-card.ts';
import type { Card } from '../../../cards/card.ts';
import type { NoticeLine } from '../../../cards/onboarding/notice.ts';
import type { Inputs } from '../../../onboarding/form.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { hindrance } from '../../../onboarding/who-may.ts';
import type { Services } from '../services.ts';

interface ApprovalDrawing {
  readonly inputs?: Inputs | null;
  readonly errors?: Readonly<Record<string, string>>;
  readonly notice?: NoticeLine | null;
  readonly pressed?: string;
}

/** An approver's card of an onboarding as it stands now: to decide on, or what became of it. */
export function showApproval(
  { words, now }: Pick<Services, 'words' | 'now'>,
  record: Onboarding,
  drawing: ApprovalDrawing = {},
): Card {
  const { inputs = null, errors = {}, notice = null, pressed } = drawing;
  const mayDecide = hindrance(record, 'approve') === undefined;
  return approvalCard(words, { record, mayDecide, now: now(), inputs, errors, notice, pressed });
}
