import { plainAmount } from '../../onboarding/money.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import {
  hasBaseProduct,
  type Plan,
  type ProductChoice,
  planId,
  productKey,
} from '../../onboarding/steps/subscriptions.ts';
import type { Words } from '../../words/words.ts';
import type { Card } from '../card.ts';
import { planWords } from '../plan-words.ts';
import { renderView } from '../render.ts';

/** How many of the chosen product, on which terms, at which price. Renewal is asked, never assumed. */
export function lineForm(words: Words, record: Onboarding, product: ProductChoice): Card {
  const [firstPlan] = product.plans;
  const limits = { minimum: product.minimumQuantity, maximum: product.maximumQuantity };
  return renderView(
    words,
    'onboarding/line',
    {
      title: product.title,
      remark: remarkOf(words, record, product),
      ...limits,
      quantityLabel: words.say('cards.line.quantity', limits),
      quantityError: words.say('cards.line.quantityWrong', limits),
      plans: product.plans.map((plan) => ({ title: planChoice(words, plan), value: planId(plan) })),
      plan: firstPlan === undefined ? '' : planId(firstPlan),
      ...priceQuestion(words, product),
      priceExample: priceExample(firstPlan),
    },
    record,
  );
}

/** Where every plan has a list price, or costs nothing, none has to be entered. */
function priceQuestion(words: Words, { plans, isTrial }: ProductChoice): { priceLabel: string; priceHint: string } {
  const optional = words.say('cards.line.priceOptional');
  if (isTrial) return { priceLabel: optional, priceHint: words.say('cards.line.priceOfTrial') };
  return plans.every(({ suggested }) => suggested !== null)
    ? { priceLabel: optional, priceHint: words.say('cards.line.priceOfList') }
    : { priceLabel: words.say('cards.line.price'), priceHint: words.say('cards.line.priceWanted') };
}

function planChoice(words: Words, plan: Plan): string {
  const { suggested, cost, currency } = plan;
  return words.say('cards.line.planPrice', {
    plan: planWords(words, plan),
    list:
      suggested === null
        ? words.say('cards.line.noList')
        : words.say('cards.line.list', { price: words.money(suggested, currency) }),
    cost:
      cost === null
        ? words.say('cards.line.noCost')
        : words.say('cards.line.cost', { price: words.money(cost, currency) }),
  });
}

function priceExample(plan: Plan | undefined): string {
  const price = plan?.suggested ?? plan?.cost ?? null;
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
