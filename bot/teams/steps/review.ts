import { OnboardingError } from '../../../errors/onboarding-error.ts';
import { cancellationWindow, commitmentOf, needsApproval } from '../../../onboarding/commitment.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { change } from '../action.ts';
import type { Services } from '../services.ts';
import type { ContextOf, StepRow } from './step.ts';

export const review = {
  async gather({ services, record }) {
    const approvalNeeded = isApprovalNeeded(services, record);
    const approverNames = approvalNeeded ? await namesOfApprovers(services, record) : [];
    return { step: 'review', cancelBy: services.now() + cancellationWindow, approvalNeeded, approverNames };
  },
  understand: ({ text }) => (/^submit\b/i.test(text) ? { kind: 'press', verb: 'submit' } : undefined),
  actions: {
    submit: {
      effect: 'writes',
      does: 'submit',
      read: async ({ services, record }) => {
        const { ids, names } = await approversOf(services, record);
        const { approvalThreshold } = services;
        return change({ kind: 'submit', approvalThreshold, approverIds: ids, approverNames: names });
      },
    },
  },
} satisfies StepRow<ContextOf<'review'>>;

function isApprovalNeeded({ approvalThreshold }: Services, { lines, contract }: Onboarding): boolean {
  const commitment = commitmentOf(lines, contract?.discountPercent ?? 0, contract?.currency ?? 'USD');
  return needsApproval(commitment, approvalThreshold);
}

/** Who they are can wait: it is found out again when it is submitted. */
async function namesOfApprovers(services: Services, record: Onboarding): Promise<readonly string[]> {
  try {
    return (await approversOf(services, record)).names;
  } catch (error) {
    if (!(error instanceof OnboardingError)) throw error;
    services.log.warn({ err: error, onboarding: record.id }, 'a review is shown without the names of its approvers');
    return [];
  }
}

/** Who may approve it besides the requester, and the names of those who have ever talked to the bot. */
async function approversOf({ approvers, people }: Services, { requester }: Onboarding) {
  const ids = (await approvers.of(requester)).filter((id) => id !== requester.id);
  return { ids, names: await people.names(ids) };
}
