import { movesWords } from '../../../cards/cost-moves.ts';
import { OnboardingError } from '../../../errors/onboarding-error.ts';
import type { ApprovalReason } from '../../../onboarding/approval-reason.ts';
import { cancellationWindow } from '../../../onboarding/commitment.ts';
import { changesCurrency } from '../../../onboarding/cost-moves.ts';
import { needsApproval } from '../../../onboarding/needs-approval.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { standingApproval } from '../../../onboarding/standing-approval.ts';
import { currentStep, marketOf } from '../../../onboarding/steps.ts';
import { tenantOf } from '../../../onboarding/waits.ts';
import { pricesNow } from '../../lookups/prices-now.ts';
import { change, formAgain, type Pressed, type Reading } from '../action.ts';
import { approvalTermsOf } from '../approval-terms.ts';
import type { Services } from '../services.ts';
import type { ContextOf, StepRow } from './step.ts';

export const review = {
  async gather({ services, record }) {
    const own = ownReasons(services, record);
    const reasons = own.length > 0 ? own : await reasonsInOthers(services, record, 'look');
    const approvalNeeded = reasons.length > 0;
    const approverNames = approvalNeeded ? await namesOfApprovers(services, record) : [];
    return { step: 'review', cancelBy: services.now() + cancellationWindow, approvalNeeded, reasons, approverNames };
  },
  understand: ({ text }) => (/^submit\b/i.test(text) ? { kind: 'press', verb: 'submit' } : undefined),
  actions: {
    submit: {
      effect: 'writes',
      does: 'submit',
      read: async (pressed) => {
        const { services, record } = pressed;
        const moved = await pricesMoved(pressed);
        if (moved !== undefined) return moved;
        const terms = await approvalTermsOf(services, record);
        if (ownReasons(services, record).length > 0) return change({ kind: 'submit', ...terms });
        // Taken before it is submitted: of many at once not all may find that there is room.
        return change({ kind: 'submit', ...terms, others: await reasonsInOthers(services, record, 'take') });
      },
    },
  },
} satisfies StepRow<ContextOf<'review'>>;

/**
 * What is submitted, and approved, is what it costs today: the lines may have been filled in weeks ago. Where that is
 * another amount the rep sees both, and the deal as it is now, before it is handed on. An approval that stands is of the
 * costs it was given for, which the order is checked against.
 */
async function pricesMoved({ services, record, lookups }: Pressed): Promise<Reading | undefined> {
  const market = marketOf(record);
  if (currentStep(record) !== 'review' || market === undefined) return undefined;
  const { log, words } = services;
  const { prices, moves } = await pricesNow({ catalog: lookups.catalog, log, market }, record.lines);
  const titles = (of: typeof moves) => of.map(({ title }) => title).join(', ');
  const foreign = moves.filter(changesCurrency);
  if (foreign.length > 0) {
    const values = { products: titles(foreign), currency: foreign[0]?.is.currency ?? '' };
    const text = words.say('cards.review.currencyChanged', values);
    return { ...formAgain(null), notice: { tone: 'warning', text } };
  }
  if (moves.length === 0 || standingApproval(record) !== undefined) return undefined;
  const text = words.say('cards.review.costMoved', { moves: movesWords(words, moves) });
  return change({ kind: 'renew-prices', prices }, { ...formAgain(null), notice: { tone: 'warning', text } });
}

/** None, here and below, where the approval that it has still stands. */
function ownReasons({ approvalPolicy, now }: Services, record: Onboarding): readonly ApprovalReason[] {
  return standingApproval(record) === undefined ? needsApproval(record, approvalPolicy, now()) : [];
}

/** What the record does not know: that the tenant has become our customer by another one, and what was ordered of late. */
async function reasonsInOthers(
  { onboardings, unapprovedOrders }: Services,
  record: Onboarding,
  how: 'look' | 'take',
): Promise<readonly ApprovalReason[]> {
  if (standingApproval(record) !== undefined) return [];
  const tenantId = tenantOf(record);
  const { items } = tenantId === undefined ? { items: [] } : await onboardings.withCustomer(tenantId, { limit: 2 });
  return items.some(({ id }) => id !== record.id) ? ['existing-customer'] : unapprovedOrders[how](record);
}

/** Who they are can wait: it is found out again when it is submitted. */
async function namesOfApprovers(services: Services, record: Onboarding): Promise<readonly string[]> {
  try {
    return (await approvalTermsOf(services, record)).approverNames;
  } catch (error) {
    if (!(error instanceof OnboardingError)) throw error;
    services.log.warn({ err: error, onboarding: record.id }, 'a review is shown without the names of its approvers');
    return [];
  }
}
