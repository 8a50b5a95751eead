import { plainAmount } from '../../onboarding/money.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { type Promotion, promoted, withPromotion } from '../../onboarding/steps/offers.ts';
import {
  hangingOn,
  hasBaseProduct,
  type Plan,
  type ProductChoice,
  planId,
  productKey,
  proposedPrice,
  type SubscriptionLine,
  wholeTerm,
} from '../../onboarding/steps/subscriptions.ts';
import type { Words } from '../../words/words.ts';
import type { Card } from '../card.ts';
import { isTyped } from '../fill-in.ts';
import { planWords, termWords } from '../plan-words.ts';
import { renderView } from '../render.ts';
import type { Choice } from './choices.ts';
import { endChoices, endNote } from './end-of-term.ts';
import { comesTo, planComesTo } from './line-total.ts';
import { announcedWords, endDateWords, promotionOffered } from './offer-words.ts';
import { joined, type Shown } from './part-view.ts';

/** How many of the chosen product, on which terms, at which price. What becomes of it after its term is asked, never assumed. */
export function lineForm(
  words: Words,
  record: Onboarding,
  product: ProductChoice,
  { now, inputs, answered = {} }: Pick<Shown, 'now' | 'inputs' | 'answered'>,
): Card {
  const [firstPlan] = product.plans;
  const changed = record.changing === null ? undefined : record.lines[record.changing];
  const limits = { minimum: product.minimumQuantity, maximum: product.maximumQuantity };
  const start = changed === undefined ? newLine(firstPlan, product.minimumQuantity) : lineBefore(product, changed);
  const standing = isTyped(inputs) ? inputs : { ...start, quantity: String(start.quantity), ...answered };
  const choices = (plan: Plan) =>
    planChoices(words, plan, product).map(({ title, value }) => ({
      title: joined([title, planComesTo(words, record, product, { ...standing, plan: value })]),
      value,
    }));
  const notes = notesOn(words, product).map((text) => ({ text }));
  const hasPrices = product.plans.every((plan) => proposedPrice(product, plan) !== null);
  return renderView(
    words,
    'onboarding/line',
    {
      title: product.title,
      product: productKey(product),
      remark: remarkOf(words, record, product),
      quantityLabel: words.say('cards.line.quantity', limits),
      plans: product.plans.flatMap(choices),
      ...start,
      ...buttonsOf(words, record),
      total: comesTo(words, record, product, standing),
      notes,
      foldsNotes: notes.length > 1,
      // Where none is proposed one has to be entered.
      foldsPrice: hasPrices && start.sellingPrice === '',
      hasEndDates: product.endDates.length > 0,
      endDates: endDateChoices(words, product),
      ends: endChoices(words, product),
      endNote: endNote(words, product, now),
      ...priceQuestion(words, product),
      priceExample: priceExample(product, firstPlan),
    },
    record,
  );
}

/** What the inputs of a line start from. */
interface LineInputs {
  readonly quantity: number;
  readonly plan: string;
  readonly endDate: string;
  readonly endOfTerm: string;
  readonly sellingPrice: string;
}

function newLine(plan: Plan | undefined, quantity: number): LineInputs {
  const chosen = plan === undefined ? '' : planId(plan);
  return { quantity, plan: chosen, endDate: wholeTerm, endOfTerm: '', sellingPrice: '' };
}

/** What is no longer offered is chosen anew. The price that was proposed is that of today; one in another currency says nothing. */
function lineBefore(product: ProductChoice, line: SubscriptionLine): LineInputs {
  const { quantity, endOfTerm, sellingPrice, customTermEndDate } = line;
  const promotion = product.promotions.find(({ id }) => id === line.promotion?.id);
  const isProposed = sellingPrice === proposedPrice(line.product, line.plan);
  const says = !isProposed && product.plans.some(({ currency }) => currency === line.plan.currency);
  return {
    quantity,
    plan: promotion === undefined ? planId(line.plan) : withPromotion(promotion),
    endDate: product.endDates.find(({ date }) => date === customTermEndDate)?.date ?? wholeTerm,
    endOfTerm,
    sellingPrice: says ? plainAmount(sellingPrice, line.plan.currency) : '',
  };
}

/** A line that is changed can be removed as well, with what hangs on it. */
function buttonsOf(words: Words, { changing, lines, choosing }: Onboarding) {
  const isChanging = changing !== null;
  const along = isChanging ? hangingOn(lines, changing).map(({ line }) => line.product.title) : [];
  const takesAlong = along.length === 0 ? '' : words.say('cards.line.takesAlong', { products: along.join(', ') });
  return {
    isChanging,
    index: changing ?? -1,
    takesAlong,
    removeHint: words.say('cards.orderLines.removeHint', { product: choosing?.title ?? '' }),
    reviewTitle: words.say(isChanging ? 'cards.line.saveAndReview' : 'cards.line.addAndReview'),
    addTitle: words.say(isChanging ? 'cards.line.save' : 'cards.line.addAnother'),
  };
}

/** Where one is proposed for every plan none has to be entered. */
function priceQuestion(words: Words, product: ProductChoice): { priceLabel: string; priceHint: string } {
  const { plans, isTrial, markupPercent } = product;
  const optional = words.say('cards.line.priceOptional');
  if (isTrial) return { priceLabel: optional, priceHint: words.say('cards.line.priceOfTrial') };
  if (markupPercent !== undefined && plans.every(({ cost }) => cost !== null)) {
    return { priceLabel: optional, priceHint: words.say('cards.line.priceOfMarkup', { percent: markupPercent }) };
  }
  return plans.every((plan) => proposedPrice(product, plan) !== null)
    ? { priceLabel: optional, priceHint: words.say('cards.line.priceOfList') }
    : { priceLabel: words.say('cards.line.price'), priceHint: words.say('cards.line.priceWanted') };
}

/** The plan as it is, and with each promotion that can be chosen for it. */
function planChoices(words: Words, plan: Plan, product: ProductChoice): readonly Choice[] {
  const promoting = promotionsOf(product, plan).filter(({ isAutomatic }) => !isAutomatic);
  return [
    { title: planChoice(words, plan, null), value: planId(plan) },
    ...promoting.map((promotion) => ({
      title: planChoice(words, plan, promotion),
      value: withPromotion(promotion),
    })),
  ];
}

function promotionsOf({ promotions }: ProductChoice, plan: Plan): readonly Promotion[] {
  return promotions.filter((promotion) => promotion.plan === planId(plan));
}

/** What is to be known of what is offered: promotions, and prices that will change. */
function notesOn(words: Words, product: ProductChoice): readonly string[] {
  const { plans } = product;
  const promotions = plans.flatMap((plan) =>
    promotionsOf(product, plan).map((promotion) => promotionOffered(words, promotion, plan)),
  );
  const changes = plans.flatMap((plan) => {
    const announced = announcedWords(words, plan);
    return announced === '' ? [] : words.say('cards.offers.announcedFor', { announced, plan: planWords(words, plan) });
  });
  const tiers = plans.flatMap((plan) =>
    (plan.tiers ?? []).map(({ fromQuantity: quantity, ...price }) =>
      words.say('cards.line.fromQuantity', { quantity, price: planChoice(words, { ...plan, ...price }, null) }),
    ),
  );
  return [...tiers, ...promotions, ...changes];
}

function endDateChoices(words: Words, { endDates, plans }: ProductChoice): readonly Choice[] {
  const dates = endDates.map((endDate) => {
    const { date, terms } = endDate;
    const day = endDateWords(words, endDate);
    if (plans.every(({ term }) => terms.includes(term))) return { title: day, value: date };
    const named = words.either(terms.map((term) => termWords(words, term)));
    return { title: words.say('cards.line.endDateOfTerms', { day, terms: named }), value: date };
  });
  return [{ title: words.say('cards.line.wholeTerm'), value: wholeTerm }, ...dates];
}

function planChoice(words: Words, plan: Plan, promotion: Promotion | null): string {
  const { currency } = plan;
  const cost = plan.cost === null ? null : promoted(plan.cost, promotion);
  const costs =
    cost === null
      ? words.say('cards.line.noCost')
      : words.say('cards.line.cost', { price: words.money(cost, currency) });
  return words.say('cards.line.planPrice', {
    price: planAtList(words, plan),
    cost:
      promotion === null ? costs : words.say('cards.line.withPromotion', { cost: costs, percent: promotion.percent }),
  });
}

function planAtList(words: Words, plan: Plan): string {
  const { suggested, currency } = plan;
  return words.say('cards.line.planAtList', {
    plan: planWords(words, plan),
    list:
      suggested === null
        ? words.say('cards.line.noList')
        : words.say('cards.line.list', { price: words.money(suggested, currency) }),
  });
}

function priceExample(product: ProductChoice, plan: Plan | undefined): string {
  const price = plan === undefined ? null : (proposedPrice(product, plan) ?? plan.cost);
  return plan === undefined || price === null ? '' : plainAmount(price, plan.currency);
}

function remarkOf(words: Words, record: Onboarding, product: ProductChoice): string {
  if (product.isTrial) return words.say('cards.line.trial');
  if (!product.isAddOn) return '';
  if (!hasBaseProduct(product, record.lines)) return words.say('cards.line.baseMissing');
  const base = record.lines.find((line) => product.prerequisites.includes(productKey(line.product)));
  return base === undefined
    ? words.say('cards.line.addOn')
    : words.say('cards.line.addOnTo', { product: base.product.title });
}
