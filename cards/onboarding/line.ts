import { formatMoney, plainAmount } from '../../onboarding/money.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import {
  hasBaseProduct,
  type Plan,
  type ProductChoice,
  planId,
  productKey,
} from '../../onboarding/steps/subscriptions.ts';
import type { Card } from '../card.ts';
import { renderView } from '../render.ts';
import { planWords } from '../words.ts';

/** How many of the chosen product, on which terms, at which price. Renewal is asked, never assumed. */
export function lineForm(record: Onboarding, product: ProductChoice): Card {
  const [firstPlan] = product.plans;
  return renderView(
    'onboarding/line',
    {
      title: product.title,
      remark: remarkOf(record, product),
      minimum: product.minimumQuantity,
      maximum: product.maximumQuantity,
      quantityLabel: `Quantity (${product.minimumQuantity} to ${product.maximumQuantity} seats)`,
      quantityError: `A whole number from ${product.minimumQuantity} to ${product.maximumQuantity}.`,
      plans: product.plans.map((plan) => ({ title: `${planWords(plan)} · ${priceWords(plan)}`, value: planId(plan) })),
      plan: firstPlan === undefined ? '' : planId(firstPlan),
      ...priceQuestion(product),
      priceExample: priceExample(firstPlan),
    },
    record,
  );
}

/** Where every plan has a list price, or costs nothing, none has to be entered. */
function priceQuestion({ plans, isTrial }: ProductChoice): { priceLabel: string; priceHint: string } {
  const label = 'Selling price per seat and billing period';
  if (isTrial) return { priceLabel: `${label} (optional)`, priceHint: 'Left empty, the trial is free.' };
  return plans.every(({ suggested }) => suggested !== null)
    ? { priceLabel: `${label} (optional)`, priceHint: 'Left empty, it is the list price of the chosen term.' }
    : { priceLabel: label, priceHint: 'Microsoft gives no list price for every term here, so enter yours.' };
}

function priceWords(plan: Plan): string {
  const list = plan.suggested === null ? 'no list price' : `${formatMoney(plan.suggested, plan.currency)} list`;
  const cost = plan.cost === null ? 'cost unknown' : `${formatMoney(plan.cost, plan.currency)} cost`;
  return `${list} / ${cost}`;
}

function priceExample(plan: Plan | undefined): string {
  const price = plan?.suggested ?? plan?.cost ?? null;
  return plan === undefined || price === null ? '' : plainAmount(price, plan.currency);
}

function remarkOf(record: Onboarding, product: ProductChoice): string {
  if (product.isTrial) return 'This is a trial: free of charge, for a limited time.';
  if (!product.isAddOn) return '';
  if (!hasBaseProduct(product, record.lines)) return '⚠ This is an add-on. Add its base product to the order first.';
  const base = record.lines.find((line) => product.prerequisites.includes(productKey(line.product)));
  return base === undefined ? 'This is an add-on.' : `This is an add-on to ${base.product.title} on this order.`;
}
