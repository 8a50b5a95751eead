import assert from 'node:assert/strict';
import type { Window } from '../teams/chat-window.ts';
import { acceptContract, startAccount } from './fill-in.ts';
import { type Product, startProduct } from './start-product.ts';

describe('what is offered where subscriptions are chosen', () => {
  let product: Product;
  afterEach(() => product.close());

  it('is in the currency of the market’s price sheet, whatever the regions table says', async () => {
    product = await startProduct({ partnerCountry: 'DE' });
    const { rep } = product;
    // The table names none for it.
    await ourCustomerIn(rep, 'Vatican City');
    assert.equal(rep.values().Currency, 'EUR');
    await acceptContract(rep);
    await rep.press('Add', { Product: 'Microsoft 365 Business Basic' });
    assert.equal(choices(rep, 'Term and billing')[0], '1 year, billed monthly · €5.92 list / €4.74 cost');
  });
});

function choices(rep: Window, label: string): readonly string[] {
  const field = rep.card().fields.find((one) => one.label === label);
  return field?.choices.map(({ title }) => title) ?? [];
}

/** Adatum has a tenant that is ours already, so that only the country is asked. */
async function ourCustomerIn(rep: Window, country: string): Promise<void> {
  await startAccount(rep, 'Adatum Group', { 'First name': 'Ada', 'Last name': 'Tum', 'E-mail': 'ada@adatum.com' });
  await rep.press('No, they have a tenant');
  await rep.press('Continue', { Country: country });
}
