import { approvalCard } from '../../../cards/approval-card.ts';
import type { Card } from '../../../cards/card.ts';
import { changeApprovalCard } from '../../../cards/change-approval-card.ts';
import type { NoticeLine } from '../../../cards/onboarding/notice.ts';
import type { Acting } from '../../../onboarding/commands.ts';
import type { Inputs } from '../../../onboarding/form.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { openRequest } from '../../../onboarding/open-request.ts';
import { hindrance, may } from '../../../onboarding/who-may.ts';
import { requestOf } from '../reply.ts';
import type { Services } from '../services.ts';

interface ApprovalDrawing {
  readonly inputs?: Inputs | null;
  readonly errors?: Readonly<Record<string, string>>;
  readonly notice?: NoticeLine | null;
  readonly pressed?: string;
  /** Who looks, as they press something. */
  readonly acting?: Acting;
  /** Who looks, as far as the request was brought to them. */
  readonly viewer?: string;
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
  const view = { record, inputs, errors, notice, pressed, viewer: viewerOf(drawing), now: now() };
  if (asked?.kind === 'change-asked') {
    return changeApprovalCard(words, { ...view, asked, mayDecide: mayDecide(record, 'approve-change', drawing) });
  }
  return approvalCard(words, { ...view, mayDecide: mayDecide(record, 'approve', drawing) });
}

function viewerOf({ acting, viewer }: ApprovalDrawing): string | undefined {
  return acting?.person.id ?? viewer;
}

/** Of who only has the card, those decide whom the step that waits was brought to. */
function mayDecide(
  record: Onboarding,
  verb: 'approve' | 'approve-change',
  { acting, viewer }: ApprovalDrawing,
): boolean {
  if (acting !== undefined) return may(record, acting, verb) === undefined;
  const isAsked = viewer === undefined || openRequest(record)?.approverIds.includes(viewer) === true;
  return isAsked && hindrance(record, verb) === undefined;
}
