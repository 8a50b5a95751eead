import assert from 'node:assert/strict';
import type { Typed, Window } from '../teams/chat-window.ts';
import { english as words } from '../words/english.ts';
import {
  acceptContract,
  agreementAlreadySigned,
  answerNo,
  endsThen,
  fillInCompany,
  orderSeats,
  removeLine,
  startAccount,
} from './fill-in.ts';
import { type Product, startProduct } from './start-product.ts';

const day = 24 * 60 * 60_000;
const e3 = 'Microsoft 365 E3';
const tenOff = 'for 10 to 2400 seats';

describe('what is offered where subscriptions are chosen', () => {
  let product: Product;
  afterEach(() => product.close());

  const markets = [
    ['JP', 'Japan', 'JPY', '1 year, billed monthly · ¥945 list / ¥756 cost · 1 seat: ¥11,340'],
    // The table of regions names none for it.
    ['DE', 'Vatican City', 'EUR', '1 year, billed monthly · €5.92 list / €4.74 cost · 1 seat: €71.04'],
  ] as const;
  for (const [partnerCountry, country, currency, usual] of markets) {
    it(`is, with the contract, in the currency of the price sheet: ${currency} in ${country}`, async () => {
      product = await startProduct({ partnerCountry });
      const { rep } = product;
      await ourCustomerIn(rep, country);
      await rep.press('Edit billing contract');
      assert.equal(rep.values().Currency, currency);
      await acceptContract(rep);
      await rep.press('Show prices', { Product: 'Microsoft 365 Business Basic' });
      assert.equal(choices(rep, 'Term and billing')[0], usual);
    });
  }

  it('is what a customer gets and has already: a promotion, and a day on which another subscription ends', async () => {
    product = await startProduct();
    const { rep, manager, simulator } = product;
    await ourCustomerIn(rep, 'United States');
    await acceptContract(rep);
    await orderSeats(rep);
    await approved(rep, manager);
    await rep.until(/[Tt]he order( for Adatum Group)? is placed/);

    product.later(40 * day);
    await ourCustomerIn(rep, 'United States', 'Adatum Holding');
    await acceptContract(rep);
    await rep.press('Show prices', { Product: e3 });
    const [, promoted = ''] = choices(rep, 'Term and billing');
    assert.match(promoted, /^1 year, billed monthly · \$[\d.]+ list \/ \$[\d.]+ cost with 10% off$/);
    assert.ok(
      rep.texts().includes(`10% off with 1 year, billed monthly: ${e3} · offered until 30 Jun 2030 · ${tenOff}`),
    );
    const ends = choices(rep, 'First term ends (optional)');
    assert.equal(ends[0], 'After its whole term');
    const together = ends.find((title) => /, together with Microsoft 365 Business Basic/.test(title)) ?? '';
    const line: Typed = {
      'Term and billing': promoted,
      'First term ends (optional)': together,
      'When the term is over': endsThen,
    };
    await rep.press('Add another', { ...line, 'Seats (1 to 10000)': '5' });
    assert.equal(rep.mistakes()['Seats (1 to 10000)'], 'This promotion is for 10 to 2400 seats.');
    await rep.press('Add another', { ...line, 'Seats (1 to 10000)': '12' });
    await rep.press('Continue');
    await approved(rep, manager, [
      `Promotion ${e3}: 10% off our cost in the first term · offered until 30 Jun 2030`,
      `First term ends on ${together.replace(/ · for a term.*/, '')}: it is shorter and costs its part`,
    ]);
    await rep.until(/[Tt]he order( for Adatum Holding)? is placed/);
    const [, ordered] = simulator.state.orders.flatMap(({ lineItems }) => lineItems);
    assert.equal(ordered?.promotionId, '39NFJQT1PM6C:0005:39NFJQT1Q5L7');
    assert.match(ordered.customTermEndDate ?? '', /^\d{4}-\d{2}-\d{2}T00:00:00$/);
    const { listPrice = 0, discountedPrice } = ordered.pricing;
    assert.equal(discountedPrice, Math.round(listPrice * 90) / 100);
  });

  it('is, for a tenant to be made, what the market offers; what the cart then refuses is never ordered dearer', async () => {
    product = await startProduct();
    const { rep, manager, simulator } = product;
    await startAccount(rep);
    await rep.press('Yes, create a new tenant');
    await fillInCompany(rep);
    await agreementAlreadySigned(rep);
    await acceptContract(rep);
    await rep.press('Show prices', { Product: e3 });
    assert.deepEqual(choices(rep, 'First term ends (optional)'), [], 'it has nothing to end together with');
    const [usual = '', promoted = ''] = choices(rep, 'Term and billing');
    const undecided = 'Microsoft decides at the order whether the customer gets it';
    assert.ok(rep.texts().some((text) => text.startsWith('10% off') && text.endsWith(undecided)));
    await rep.press('Add another', { 'Term and billing': promoted, 'When the term is over': endsThen });
    await rep.press('Continue');
    await approved(rep, manager, [
      `Promotion ${e3}: 10% off our cost in the first term · offered until 30 Jun 2030 · ${undecided}`,
    ]);
    // One seat is too few for it, which nobody could know.
    await rep.until(/does not give the customer this promotion for this order/);
    assert.deepEqual(simulator.state.orders, []);

    await rep.press('Edit subscriptions', {}, rep.news().at(-1));
    await removeLine(rep, e3);
    await rep.press('Show prices', { Product: e3 });
    await rep.press('Add another', { 'Term and billing': usual, 'When the term is over': endsThen });
    await rep.press('Continue');
    await approved(rep, manager);
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    const ordered = simulator.state.orders.flatMap(({ lineItems }) => lineItems);
    assert.deepEqual(
      ordered.map(({ promotionId }) => promotionId),
      [undefined],
    );
  });

  it('says what Microsoft announced to charge, and does without what does not come', async () => {
    product = await startProduct();
    const { rep, simulator } = product;
    const body = JSON.stringify({ percent: 10, hours: 20 * 24, product: 'CFQ7TTC0LFLX:0001' });
    await fetch(`${simulator.url}/_price-changes`, { method: 'POST', body });
    await product.trouble('GET /v1/productpromotions', 'slow', { delayMs: 60_000, times: 9 });
    await product.trouble('GET /v1/customers/*/subscriptions/customTermEndDates', '503', { times: 20 });
    await ourCustomerIn(rep, 'United States');
    await acceptContract(rep);
    product.patience.form = 500;
    await rep.press('Show prices', { Product: e3 });
    product.patience.form = 60_000;
    assert.ok(choices(rep, 'Term and billing').every((title) => !title.includes('off')));
    assert.deepEqual(choices(rep, 'First term ends (optional)'), []);
    const announced = `⚠ From ${words.day(Date.now() + 20 * day)} Microsoft charges $33.26 instead of $30.24`;
    assert.ok(rep.texts().includes(`${announced} for 1 year, billed monthly`), rep.texts().join('\n'));
    await rep.press('Add another', { 'When the term is over': endsThen });
    await rep.press('Continue');
    assert.ok(rep.texts().includes(announced), 'on the review');
  });
});

function choices(rep: Window, label: string): readonly string[] {
  const field = rep.card().fields.find((one) => one.label === label);
  return field?.choices.map(({ title }) => title) ?? [];
}

/** Adatum has a tenant that is ours already, so that only the country is asked. */
async function ourCustomerIn(rep: Window, country: string, name = 'Adatum Group'): Promise<void> {
  await startAccount(rep, name, { 'First name': 'Ada', 'Last name': 'Tum', 'E-mail': 'ada@adatum.com' });
  await answerNo(rep);
  await rep.press('Continue', { Country: country });
}

/** Submitted by the rep and approved, where both read this. */
async function approved(rep: Window, manager: Window, reads: readonly string[] = []): Promise<void> {
  for (const text of reads) assert.ok(rep.texts().includes(text), text);
  await rep.press('Submit for approval');
  await manager.until(/Approval wanted/);
  for (const text of reads) assert.ok(manager.texts().includes(text), text);
  await manager.press('Approve');
}
