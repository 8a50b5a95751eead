import { movesWords } from '../../../cards/cost-moves.ts';
import { changesCurrency } from '../../../onboarding/cost-moves.ts';
import { standingApproval } from '../../../onboarding/standing-approval.ts';
import { currentStep, marketOf } from '../../../onboarding/steps.ts';
import { pricesNow } from '../../lookups/prices-now.ts';
import { change, formAgain, type Pressed, type Reading } from '../action.ts';
import { approvalTermsOf } from '../approval-terms.ts';
import { ownReasons, reasonsInOthers, reviewContext } from '../review-context.ts';
import type { ContextOf, StepRow } from './step.ts';

export const review = {
  async gather({ services, record }) {
    return { step: 'review', ...(await reviewContext(services, record)) };
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
  const { ifInTime, words } = services;
  const { prices, moves } = await pricesNow({ catalog: lookups.catalog, ifInTime, market }, record.lines);
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
