import type { Inputs } from '../../../../onboarding/form.ts';
import type { Onboarding } from '../../../../onboarding/onboarding.ts';
import { hasBaseProduct, readLineForm } from '../../../../onboarding/steps/subscriptions.ts';
import { marketOf } from '../../../../onboarding/steps.ts';
import { offerProduct } from '../../../lookups/offer-product.ts';
import type { Services } from '../../services.ts';
import { again, change, changeFrom, type Reading } from './read-change.ts';

/** The product to add. One that comes in several editions is asked for once more, with only those to choose from. */
export async function readProductChange(
  { partnerCenter }: Services,
  record: Onboarding,
  inputs: Inputs,
): Promise<Reading> {
  const market = marketOf(record);
  const chosen = inputs.product ?? '';
  if (chosen === '' || market === undefined)
    return again(inputs, { product: 'Choose a product: type part of its name.' });
  const offer = await offerProduct(partnerCenter, market, chosen);
  if (offer.kind === 'editions') {
    const text = 'This product comes in several editions. Choose one of them.';
    return { kind: 'ask-again', inputs: null, errors: {}, notice: { tone: 'info', text }, products: offer.entries };
  }
  if (!hasBaseProduct(offer.product, record.lines)) {
    return again(inputs, { product: `${offer.product.title} is an add-on. Add the product it belongs to first.` });
  }
  return change({ kind: 'choose-product', product: offer.product });
}

export function readLineChange(record: Onboarding, inputs: Inputs): Reading {
  if (record.choosing === null) return again(null, { product: 'Choose a product first.' });
  return changeFrom(readLineForm(inputs, record.choosing), inputs, (line) => ({ kind: 'add-line', line }));
}
