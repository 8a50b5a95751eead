import type { Change, PersonCommand } from './commands.ts';
import type { Onboarding } from './onboarding.ts';

export interface Refusal {
  readonly code: 'stale' | 'not-yours' | 'self-approval' | 'not-approver' | 'too-late' | 'not-possible';
  /** What happened and what to do, for the person who tried. */
  readonly text: string;
}

/**
 * Whether this person may make this change, decided anew at each event: never by which card was shown. Who started an
 * onboarding is the only one to fill it in, and the only one who can never approve it.
 */
export function refusalOf(record: Onboarding, event: PersonCommand): Refusal | undefined {
  const isRequester = event.by.id === record.requester.id && event.by.tenantId === record.requester.tenantId;
  if (isDecision(event.change)) {
    if (isRequester) {
      return { code: 'self-approval', text: 'You asked for this approval, so somebody else has to decide on it.' };
    }
    return event.mayApprove
      ? undefined
      : {
          code: 'not-approver',
          text: 'Only an approver can decide on this. Your administrator keeps the list of approvers.',
        };
  }
  return isRequester
    ? undefined
    : { code: 'not-yours', text: `Only ${record.requester.name}, who started this onboarding, can change it.` };
}

function isDecision(change: Change): boolean {
  return change.kind === 'approve' || change.kind === 'reject';
}

export function tooLate(text: string): Refusal {
  return { code: 'too-late', text };
}

export function notPossible(text: string): Refusal {
  return { code: 'not-possible', text };
}
