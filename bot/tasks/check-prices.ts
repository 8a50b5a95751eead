import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import { type CostMove, changesCurrency, costMoves, isCheaper, isTolerated } from '../../onboarding/cost-moves.ts';
import { decimals } from '../../onboarding/money.ts';
import { missingLines } from '../../onboarding/order-progress.ts';
import type { SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import { marketOf } from '../../onboarding/steps.ts';
import type { Prices } from '../../partner-center/partner-center.ts';
import { type Saying, saying } from '../../words/saying.ts';
import { linePrice } from '../providers/plan-price.ts';
import type { Attempt, TaskParts } from './attempt.ts';

/** Ordered for what was approved, or less (`fell`); or not to be ordered. */
type Checked =
  | { readonly kind: 'as-approved'; readonly fell: readonly CostMove[] }
  | Extract<TaskResult, { kind: 'price-moved' }>;

/** An order that was sent may still be under way for so long. */
const quarterHour = 15 * 60;

/**
 * Whether the lines still cost what was approved, by a price sheet just read. It is asked in the attempt that then checks
 * out, so that no check can be older than its order: whoever dies between them, or waits for days with a full cart, asks
 * anew. The sheet is compared, and not the prices of the cart: those are of the day on which it was filled, hold promotions
 * and parts of a term, and Microsoft does not document that each cart has them.
 * @throws OnboardingError when the sheet cannot be read: who pays an unknown price instead of a known one orders blind.
 *   After the usual attempts a person hears of it
 */
export async function checkPrices(
  parts: Pick<TaskParts, 'catalog' | 'approvalTerms' | 'priceTolerancePercent'>,
  { record, task, ids }: Pick<Attempt, 'record' | 'task' | 'ids'>,
): Promise<Checked> {
  const { lines } = record;
  const missing = missingLines(record);
  const market = marketOf(record);
  if (market === undefined) throw new OnboardingError('unexpected', { says: saying('errors.tasks.no-country') });
  const sheet = await sheetFor(parts.catalog, market.country, lines);
  if (sheet === undefined) return { kind: 'as-approved', fell: [] };
  const prices = lines.map((line, place) =>
    missing.includes(place) ? linePrice(sheet, line, market.segment) : line.plan,
  );
  const moves = costMoves(lines, prices);
  const { priceTolerancePercent: percent } = parts;
  if (moves.every((move) => isTolerated(move, percent))) {
    return { kind: 'as-approved', fell: moves.filter((move) => isCheaper(move, percent)) };
  }
  // What is ordered in part can neither be rejected nor changed any more.
  if (record.order.placed !== null) {
    throw new OnboardingError('unexpected', {
      says: saying('errors.tasks.price-moved-rest', { moves: movesSaid(moves) }),
    });
  }
  if (task.unanswered) throw mayBeOrdered(ids.requestId);
  const foreign = moves.filter(changesCurrency);
  if (foreign.length > 0) {
    const values = { products: foreign.map(({ title }) => title).join(', '), currency: foreign[0]?.is.currency ?? '' };
    throw new OnboardingError('unexpected', { says: saying('errors.tasks.currency-changed', values) });
  }
  const terms = await parts.approvalTerms(record);
  if (terms.approverIds.length === 0) {
    throw new OnboardingError('unexpected', { says: saying('errors.tasks.price-moved-unapprovable') });
  }
  return { kind: 'price-moved', prices, terms };
}

/**
 * Undefined = it cannot be had, and no line has a cost to compare with: what was approved was to order at whatever it
 * costs, as those have to whom Microsoft gives no sheet at all.
 */
async function sheetFor(
  catalog: TaskParts['catalog'],
  country: string,
  lines: readonly SubscriptionLine[],
): Promise<Prices | undefined> {
  try {
    const sheet = await catalog.pricesNow(country);
    if (sheet.size > 0) return sheet;
    throw new OnboardingError('partner-center-unavailable', {
      says: saying('errors.tasks.price-sheet-empty'),
      retryable: true,
    });
  } catch (error) {
    const isComparable = lines.some(({ plan }) => plan.cost !== null);
    if (!(error instanceof OnboardingError) || error.code === 'provider-paused' || error.detail.heldBack) throw error;
    if (!isComparable) return undefined;
    const says = saying('errors.tasks.prices-not-read', { why: error.says });
    throw new OnboardingError(error.code, { ...error.detail, says, cause: error });
  }
}

function movesSaid(moves: readonly CostMove[]): Saying {
  const each = moves.map(moveSaid);
  return each.reduce((first, next) => saying('errors.tasks.one-after-another', { first, next }));
}

function moveSaid({ title, was, is }: CostMove): Saying {
  if (was.cost === null || is.cost === null) return saying('errors.tasks.cost-changed', { title });
  return saying('errors.tasks.cost-moved', {
    title,
    was: amountOf(was.cost, was.currency),
    is: amountOf(is.cost, is.currency),
  });
}

/** As it reads in every language: `120.00 USD`. */
function amountOf(minor: number, currency: string): string {
  const places = decimals(currency);
  return `${(minor / 10 ** places).toFixed(places)} ${currency}`;
}

/**
 * The answer to an order that was sent is lost, and its cart is not ordered, as far as can be seen now. Before anybody is
 * asked to approve another price, it has had the time to become so.
 */
function mayBeOrdered(requestId: string): OnboardingError {
  return new OnboardingError('partner-center-unavailable', {
    says: saying('errors.tasks.order-may-be-there'),
    answeredRequest: requestId,
    retryable: true,
    retryAfterSeconds: quarterHour,
  });
}
