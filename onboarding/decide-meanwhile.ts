import { asItWaits } from './as-it-waits.ts';
import type { Change } from './commands.ts';
import type { Onboarding } from './onboarding.ts';
import { withRefreshedApprovals } from './record-news.ts';
import type { Refusal } from './refusal.ts';
import { mayBeFilledIn } from './stage.ts';
import { withStandingTold } from './undo.ts';
import { partFilled } from './while-waiting.ts';

type Decide = (record: Onboarding, change: Change) => Onboarding | Refusal;

/**
 * What somebody else does while a decision can be undone. Its rep sees the deal as it waits: what leaves it waiting, such as
 * looking into a form, or answering a question, leaves the decision as it is. Whoever goes on with the deal takes the
 * decision as it is; of it is told what is still so then.
 */
export function decideMeanwhile(record: Onboarding, change: Change, at: number, decide: Decide): Onboarding | Refusal {
  const { undoable } = record;
  if (undoable === null) return decide(record, change);
  const part = partFilled(change);
  if (part !== undefined || change.kind === 'edit' || change.kind === 'answer-approver') {
    const waits = decide(asItWaits(record), change);
    if ('reason' in waits || waits.stage.kind === undoable.stage.kind) return decidedAgain(record, waits);
  }
  const stands: Onboarding = { ...record, undoable: null };
  const open = part === undefined || mayBeFilledIn(stands) ? stands : decide(stands, { kind: 'edit', part });
  if ('reason' in open) return open;
  const after = decide(open, change);
  return 'reason' in after ? after : withRefreshedApprovals(withStandingTold(after, undoable, at), at);
}

/** The decision as it was made, on what it is by now. */
function decidedAgain({ stage, undoable, ...record }: Onboarding, waits: Onboarding | Refusal): Onboarding | Refusal {
  if ('reason' in waits || undoable === null) return waits;
  const { customer, acceptors, verification, agreementFacts, delegation } = record;
  const tenant = undoable.tenant === null ? {} : { customer, acceptors, verification, agreementFacts, delegation };
  return { ...waits, ...tenant, stage: withAnswer(stage, waits.stage), undoable: { ...undoable, stage: waits.stage } };
}

/** What was asked is asked still where it was decided on to pass it on. */
function withAnswer(stage: Onboarding['stage'], waits: Onboarding['stage']): Onboarding['stage'] {
  const isAsked = stage.kind === 'awaiting-approval' && stage.question !== null;
  return isAsked && waits.kind === 'awaiting-approval' ? { ...stage, question: waits.question } : stage;
}
