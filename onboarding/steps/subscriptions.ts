import { z } from 'zod';
import { FormReader, type FormResult, type Inputs } from '../form.ts';
import { decimals, parseMoney, plainAmount } from '../money.ts';
import { AnnouncedPrice, EndDate, Promotion, withPromotion } from './offers.ts';

/** A combination of commitment term and billing plan that can really be bought, with its prices where known. */
export const Plan = z.object({
  /** ISO 8601 duration: `P1M`, `P1Y`, `P3Y`. */
  term: z.string(),
  /** Partner Center's billing cycle: `monthly`, `annual`, `triennial`… */
  billing: z.string(),
  currency: z.string(),
  /** What Microsoft charges us per seat and billing period, in minor units; null = no price sheet row. */
  cost: z.number().nullable(),
  /** What Microsoft suggests to charge the customer, same unit. */
  suggested: z.number().nullable(),
  /** The same from more seats on, the fewest first; none where it does not depend on them. */
  tiers: z
    .array(z.object({ fromQuantity: z.number(), cost: z.number().nullable(), suggested: z.number().nullable() }))
    .optional(),
  /** What Microsoft charges us, and suggests, from a later day on; null = nothing is announced. */
  announced: AnnouncedPrice.nullable().default(null),
});
export type Plan = z.infer<typeof Plan>;

/** What going on month by month after the term costs, per seat and month in minor units. */
export const ExtendedTerm = z.object({
  currency: z.string(),
  /** What Microsoft charges us. */
  cost: z.number().nullable(),
  /** What Microsoft suggests to charge the customer. */
  suggested: z.number().nullable(),
  /** No price sheet says it: worked out from what Microsoft says in general. */
  isEstimate: z.boolean(),
});
export type ExtendedTerm = z.infer<typeof ExtendedTerm>;

/** A product of the catalog as it is about to be added. */
export const ProductChoice = z.object({
  productId: z.string(),
  skuId: z.string(),
  title: z.string(),
  minimumQuantity: z.number(),
  maximumQuantity: z.number(),
  isTrial: z.boolean(),
  isAddOn: z.boolean(),
  /** `productId:skuId` of the base products; an add-on needs one of them. */
  prerequisites: z.array(z.string()),
  plans: z.array(Plan),
  promotions: z.array(Promotion).default([]),
  endDates: z.array(EndDate).default([]),
  /** Null = it has none. */
  extendedTerm: ExtendedTerm.nullable().default(null),
  /** Percent on our cost that a selling price is proposed with; without it the list price is proposed. */
  markupPercent: z.number().exactOptional(),
});
export type ProductChoice = z.infer<typeof ProductChoice>;

/** What becomes of a subscription when its term is over: another term, nothing, or month by month and dearer. */
export const EndOfTerm = z.enum(['renew', 'cancel', 'extend']);
export type EndOfTerm = z.infer<typeof EndOfTerm>;

/** One subscription to order. */
export const SubscriptionLine = z.object({
  product: ProductChoice,
  plan: Plan,
  quantity: z.number(),
  endOfTerm: EndOfTerm,
  /** What the customer pays per seat and billing period before the contract's discount, in minor units. */
  sellingPrice: z.number(),
  /** What it is ordered with; the plan's cost is without it. */
  promotion: Promotion.nullable().default(null),
  /** When the first term ends if not after its whole length, as Partner Center wrote it. */
  customTermEndDate: z.string().nullable().default(null),
});
export type SubscriptionLine = z.infer<typeof SubscriptionLine>;

export const maxLines = 20;

/** What is sent back when the first term does not end early. */
export const wholeTerm = 'whole-term';

/** The name under which a plan is offered on the card and sent back. */
export function planId(plan: Pick<Plan, 'term' | 'billing'>): string {
  return `${plan.term}/${plan.billing}`;
}

export function productKey(product: { productId: string; skuId: string }): string {
  return `${product.productId}:${product.skuId}`;
}

/** The plan at the price of so many seats. What is announced for later is so of the fewest. */
function atQuantity({ tiers = [], ...plan }: Plan, quantity: number): Plan {
  const tier = tiers.findLast(({ fromQuantity }) => fromQuantity <= quantity);
  return tier === undefined ? plan : { ...plan, cost: tier.cost, suggested: tier.suggested, announced: null };
}

/** Whether an add-on's base product is among the lines; true for everything that is no add-on. */
export function hasBaseProduct(product: ProductChoice, lines: readonly SubscriptionLine[]): boolean {
  if (!product.isAddOn || product.prerequisites.length === 0) return true;
  return lines.some((line) => product.prerequisites.includes(productKey(line.product)));
}

/** A line with its place in the order. */
interface Placed {
  readonly index: number;
  readonly line: SubscriptionLine;
}

/** The lines that cannot stay without this one: the add-ons that hang on it alone, and what hangs on those. */
export function hangingOn(lines: readonly SubscriptionLine[], index: number): readonly Placed[] {
  const others = lines.map((line, place) => ({ index: place, line })).filter((one) => one.index !== index);
  const left = withTheirBase(others);
  return others.filter((one) => !left.includes(one));
}

function withTheirBase(placed: readonly Placed[]): readonly Placed[] {
  const lines = placed.map(({ line }) => line);
  const based = placed.filter(({ line }) => hasBaseProduct(line.product, lines));
  return based.length === placed.length ? based : withTheirBase(based);
}

/** Of how many base seats an add-on has more seats than that; undefined = of none. */
export function exceededSeats({ product, quantity }: SubscriptionLine, lines: readonly SubscriptionLine[]) {
  if (!product.isAddOn || product.prerequisites.length === 0) return undefined;
  const bases = lines.filter((line) => product.prerequisites.includes(productKey(line.product)));
  const seats = bases.reduce((sum, base) => sum + base.quantity, 0);
  return quantity > seats ? seats : undefined;
}

/** What is usually offered, the most usual first: to choose from before the product is known. */
export const usualPlan = { term: 'P1Y', billing: 'monthly' } as const;
export const usualPlans: readonly Pick<Plan, 'term' | 'billing'>[] = [
  usualPlan,
  { term: 'P1Y', billing: 'annual' },
  { term: 'P1M', billing: 'monthly' },
  { term: 'P3Y', billing: 'monthly' },
  { term: 'P3Y', billing: 'annual' },
  { term: 'P3Y', billing: 'triennial' },
];

/** Whether more can be had with a plan than was asked before the product was known. */
export function hasMoreToChoose({ promotions, endDates }: ProductChoice, plan: string): boolean {
  return endDates.length > 0 || promotions.some((promotion) => !promotion.isAutomatic && promotion.plan === plan);
}

/** What can become of a product after its term: a trial ends, and not every product goes on month by month. */
export function endsOf({ isTrial, extendedTerm }: ProductChoice): readonly EndOfTerm[] {
  if (isTrial) return ['cancel'];
  return extendedTerm === null ? ['renew', 'cancel'] : ['renew', 'cancel', 'extend'];
}

/** The selling price for who types none, in minor units, never below cost for a markup; null = one has to be typed. */
export function proposedPrice({ isTrial, markupPercent }: ProductChoice, plan: Pick<Plan, 'cost' | 'suggested'>) {
  const { cost, suggested } = plan;
  if (markupPercent === undefined || cost === null || isTrial) return suggested ?? (isTrial ? 0 : null);
  return Math.ceil((cost * (10_000 + Math.round(markupPercent * 100))) / 10_000);
}

/** Reads the line form for the product being added. */
export function readLineForm(inputs: Inputs, product: ProductChoice): FormResult<SubscriptionLine> {
  const form = new FormReader(inputs);
  const quantity = form.wholeNumber('quantity', 'quantity', product.minimumQuantity, product.maximumQuantity);
  const chosen = form.text('plan');
  const promotion = product.promotions.find((one) => !one.isAutomatic && withPromotion(one) === chosen) ?? null;
  const offered = product.plans.find((candidate) => planId(candidate) === (promotion?.plan ?? chosen));
  const plan = offered && atQuantity(offered, quantity);
  if (plan === undefined) form.fail('plan', 'choose-plan');
  const seats = promotion?.seats;
  if (seats && (quantity < seats.least || quantity > seats.most)) {
    form.fail('quantity', { code: 'seats-of-promotion', values: { min: seats.least, max: seats.most } });
  }
  const endOfTerm = form.choice('endOfTerm', 'choose-end-of-term', endsOf(product));
  // That would be the same, only dearer.
  if (endOfTerm === 'extend' && plan?.term === 'P1M') form.fail('endOfTerm', 'month-by-month-already');
  const typedPrice = form.text('sellingPrice');
  const currency = plan?.currency ?? 'USD';
  const proposed = proposedPrice(product, plan ?? { cost: null, suggested: null });
  const sellingPrice = typedPrice === '' ? proposed : parseMoney(typedPrice, currency);
  if ((/[.,](\d+)$/.exec(typedPrice)?.[1]?.length ?? 0) > decimals(currency)) {
    form.fail('sellingPrice', { code: 'too-many-decimals', values: { currency, decimals: decimals(currency) } });
  }
  // Without a plan there is no price to propose yet.
  if (sellingPrice === null && (plan !== undefined || typedPrice !== '')) {
    form.fail(
      'sellingPrice',
      typedPrice === '' ? 'price-needed' : { code: 'not-an-amount', values: { example: plainAmount(1250, currency) } },
    );
  }
  return form.result({
    product,
    plan: plan ?? { term: '', billing: '', currency: '', cost: null, suggested: null, announced: null },
    quantity,
    endOfTerm: endOfTerm ?? 'renew',
    sellingPrice: sellingPrice ?? 0,
    promotion,
    customTermEndDate: readEndDate(form, product, plan),
  });
}

/** Null = after its whole term, which is usual. */
function readEndDate(form: FormReader, { endDates }: ProductChoice, plan: Plan | undefined): string | null {
  const typed = form.text('endDate');
  if (typed === '' || typed === wholeTerm) return null;
  const found = endDates.find(({ date }) => date === typed);
  if (found === undefined) form.fail('endDate', 'choose-end-date');
  else if (plan !== undefined && !found.terms.includes(plan.term)) {
    form.fail('endDate', 'end-date-of-other-term');
  }
  return typed;
}

const fields = {
  lines: z.array(SubscriptionLine),
  /** The rep has said that these are all. */
  linesFinished: z.boolean(),
  /** The product about to be added, or whose line is changed. */
  choosing: ProductChoice.nullable(),
  /** Index of the line that is changed; null = the product is added. */
  changing: z.number().nullable().default(null),
  /** The lines that were removed last, with their places before; they can be taken back until something else is done. */
  removed: z.array(z.object({ index: z.number(), line: SubscriptionLine })).default([]),
};

type Subscriptions = z.infer<z.ZodObject<typeof fields>>;
const nothing: Subscriptions = { lines: [], linesFinished: false, choosing: null, changing: null, removed: [] };

export const subscriptionsStep = {
  part: 'subscriptions',
  dealStep: 'order',
  fields,
  nothing,
  applies: () => true,
  isFinished: ({ lines, linesFinished, choosing }: Subscriptions) =>
    linesFinished && lines.length > 0 && choosing === null,
  lockedBy: () => undefined,
} as const;
