import { approvalCard } from '../../../cards/approval-card.ts';
import type { Card } from '../../../cards/card.ts';
import type { OnboardingView } from '../../../cards/onboarding-card.ts';
import type { FieldErrors, Inputs } from '../../../onboarding/form.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import type { Services } from '../services.ts';

export interface ApprovalDrawing {
  readonly inputs?: Inputs | null;
  readonly errors?: FieldErrors;
  readonly notice?: OnboardingView['notice'];
}

/** An approver's card of an onboarding as it stands now: to decide on, or what became of it. */
export function drawApproval({ now }: Pick<Services, 'now'>, record: Onboarding, drawing: ApprovalDrawing = {}): Card {
  const { inputs = null, errors = {}, notice = null } = drawing;
  const mayDecide = record.stage.kind === 'awaiting-approval';
  return approvalCard({ record, mayDecide, now: now(), inputs, errors, notice });
}
