import { natures } from '../../onboarding/tasks.ts';
import type { Trouble } from '../../partner-center/test/fault-matrix/troubles.ts';
import type { ProductTask } from './product-tasks.ts';

/** Trouble of the client's matrix, and one that it cannot know: what was done is not recognised when it is repeated. */
export type ProductTrouble = Trouble | 'forgotten';

/**
 * How an onboarding went on: by itself, by the customer's own acceptance of the agreement, or by a person's Retry; a change
 * to the order that was refused is over, and its rep told.
 */
export type Way = 'alone' | 'customer' | 'person' | 'refused';

/** What became of an onboarding that met trouble. */
export interface ProductOutcome {
  readonly way: Way;
  /** How often the task failed, up to the end or until somebody pressed Retry. */
  readonly failures: number;
  /** How many of its requests arrived. */
  readonly requests: number;
  readonly end: {
    readonly customers: number;
    readonly agreements: number;
    readonly carts: number;
    readonly orders: number;
    /** Subscriptions that were told to end with their term. */
    readonly ending: number;
    /** Those that were cancelled. */
    readonly cancelled: number;
    readonly password: 'in the vault' | 'reported lost' | 'gone';
  };
}

/** One of everything, whatever happened. */
const oneOfEverything: ProductOutcome['end'] = {
  customers: 1,
  agreements: 1,
  carts: 1,
  orders: 1,
  ending: 1,
  cancelled: 0,
  password: 'in the vault',
};

/** So often a task that may be repeated is tried before a person is asked. */
const mostAttempts = 12;

export function expectedOfProduct(task: ProductTask, trouble: ProductTrouble): ProductOutcome {
  const course = ruled(task, trouble);
  return { ...course, end: course.way === 'refused' ? oneOfEverything : endOf(task, trouble) };
}

type Course = Omit<ProductOutcome, 'end'>;

const smooth: Course = { way: 'alone', failures: 0, requests: 1 };
const untilMended: Course = { way: 'alone', failures: 1, requests: 2 };

/** What is refused of these is an answer, unless it is about our sign-in: the customer is asked to accept; a change is over. */
const answers: Readonly<Partial<Record<ProductTask['kind'], Course>>> = {
  'confirm-agreement': { way: 'customer', failures: 0, requests: 1 },
  'change-order': { way: 'refused', failures: 0, requests: 1 },
};

/** A look is a read, which is repeated at once, and waited for longer. */
const repeatedByClient: readonly ProductTrouble[] = ['drop before', 'drop after', '500 once', '503 once', 'HTML'];

function ruled({ kind, conflict }: ProductTask, trouble: ProductTrouble): Course {
  const refused = answers[kind] ?? { way: 'person', failures: 1, requests: 2 };
  const isLook = natures[kind] === 'poll';
  if (isLook && trouble === 'slow') return smooth;
  if (isLook && repeatedByClient.includes(trouble)) return { ...smooth, requests: 2 };
  switch (trouble) {
    case 'BOM':
    case 'doubled':
      return smooth;
    case '429 short':
    case '401 once':
      return { ...smooth, requests: 2 };
    case '429 long':
    case '429 fault':
    case 'drop before':
    case '500 once':
    case '503 once':
    case 'HTML':
      return untilMended;
    // Refused to our account, whoever it is for: it is tried on until that is mended.
    case '403 900329':
    case '403 900309':
      return untilMended;
    case '403 600006':
    case '403 900308':
      return kind === 'confirm-agreement' ? refused : untilMended;
    // It was done. The product finds that by looking; only the tenant and the cart are asked for again, under the same
    // request id: the one because of its password, the other because carts cannot be looked through.
    case 'drop after':
    case 'slow':
    case 'forgotten':
      return { way: 'alone', failures: 1, requests: kind === 'create-customer' || kind === 'create-cart' ? 2 : 1 };
    case '503 always':
      return { way: 'person', failures: mostAttempts, requests: mostAttempts + 1 };
    case '401 always':
    case '401 MFA':
      return { way: 'person', failures: 1, requests: 3 };
    // The order says what is missing: that is waited for, and the same cart is ordered.
    case '403 13605':
      return { way: 'customer', failures: 0, requests: 2 };
    case '403 800073':
      return { way: 'alone', failures: 0, requests: 2 };
    case '403 800075':
      return { way: 'person', failures: 0, requests: 2 };
    // Three times: a customer that is minutes old is not known everywhere, nor is an order. Creating one has no such excuse.
    case '404 late':
      if (kind === 'create-customer') return refused;
      return { way: 'alone', failures: kind === 'check-order' ? 0 : 3, requests: 4 };
    case '409 once':
      return conflict === undefined ? refused : { way: 'alone', failures: 1, requests: 2 };
    default:
      return refused;
  }
}

function endOf({ kind }: ProductTask, trouble: ProductTrouble): ProductOutcome['end'] {
  // What was scheduled for the end of its term is gone with it.
  if (kind === 'change-order') return { ...oneOfEverything, ending: 0, cancelled: 1 };
  if (trouble === '403 13605') return { ...oneOfEverything, agreements: 2 };
  if (trouble !== 'forgotten') return oneOfEverything;
  switch (kind) {
    case 'create-customer':
      return { ...oneOfEverything, password: 'reported lost' };
    // One of them is ordered; the other runs out.
    case 'create-cart':
      return { ...oneOfEverything, carts: 2 };
    default:
      return oneOfEverything;
  }
}
