import assert from 'node:assert/strict';
import type { Window } from '../teams/chat-window.ts';
import { annCarter, endsThen, fillInCompany, startAccount } from './fill-in.ts';
import { type Product, startProduct } from './start-product.ts';

const basic = 'Microsoft 365 Business Basic';
const phone = 'Microsoft Teams Phone Standard';
const end = { 'When the term is over': endsThen } as const;
const another = 'Add another product';

describe('a line of the order', () => {
  let product: Product;
  let rep: Window;
  beforeEach(async () => {
    product = await startProduct();
    rep = product.rep;
    await startAccount(rep);
    await rep.press('Yes, create a new tenant');
    await fillInCompany(rep);
  });
  afterEach(() => product.close());

  it('is added on one form, and what is wrong stands in the form of its product, with what was typed', async () => {
    await rep.press('Add another', { Product: basic, Seats: '301', 'Term and billing': 'P1Y/annual', ...end });
    assert.match(rep.mistakes()['Seats (1 to 300)'] ?? '', /from 1 to 300/);
    const { 'Term and billing': plan, 'When the term is over': over } = rep.values();
    assert.deepEqual([plan, over], ['P1Y/annual', 'cancel']);
    await rep.press('Add another', { 'Seats (1 to 300)': '30' });
    assert.ok(rep.card().texts.some((text) => text.startsWith('30 × $72.00 per seat and year')));
    await rep.press('Add another', { [another]: basic, Seats: '5', 'Term and billing': 'P3Y/triennial', ...end });
    assert.match(rep.mistakes()['Term and billing'] ?? '', /Choose term and billing/);
  });

  it('is proposed with the markup and the discount that are usual at its account, which is why it needs approval', async () => {
    await product.stopBot();
    await product.startBot({ PARTNER_CENTER_MARKUP_PERCENT: '10', PARTNER_CENTER_DISCOUNT_PERCENT: '2.5' });
    await startAccount(rep, 'Fabrikam', { ...annCarter, 'E-mail': 'ann@fab.example' });
    await rep.press('Yes, create a new tenant');
    await fillInCompany(rep);
    await rep.press('Show prices', { Product: basic });
    assert.ok(rep.card().texts.includes('Left empty, it is our cost for the chosen term and 10% on it.'));
    await rep.press('Add and review', { 'Seats (1 to 300)': '10', ...end });
    const { texts } = rep.card();
    assert.ok(
      texts.some((text) => text.startsWith('10 × $5.55 per seat and month')),
      texts.join('\n'),
    );
    assert.ok(texts.includes('Needs approval: there is a discount.'));
  });

  it('with a promotion that can be had is looked at before it is added', async () => {
    const e3 = 'Microsoft 365 E3';
    await rep.press('Add and review', { Product: e3, Seats: '12', ...end });
    assert.ok(rep.card().texts.includes(`${e3} comes with more to choose. Look at it before you add it.`));
    assert.equal(rep.values()['Seats (1 to 10000)'], '12');
    await rep.press('Add and review');
    assert.ok(rep.card().texts.includes('What is ordered'));
  });

  it('is changed from the review, and nothing else with it', async () => {
    await rep.press('Add another', {
      Product: basic,
      Seats: '25',
      'Selling price per seat and billing period (optional)': '7.10',
      ...end,
    });
    await rep.press('Add and review', { [another]: phone, Seats: '25', ...end });
    await rep.press(`Edit ${basic}`);
    const price = 'Selling price per seat and billing period (optional)';
    assert.deepEqual([rep.values()['Seats (1 to 300)'], rep.values()[price]], ['25', '7.10']);
    await rep.press('Save and review', { 'Seats (1 to 300)': '20' });
    const { texts } = rep.card();
    assert.ok(
      texts.includes('What is ordered') && texts.some((text) => text.startsWith('20 × $7.10 per seat and month')),
    );
    assert.ok(texts.includes('⚠ 25 seats of the add-on, but only 20 of its base product'));
  });

  it('takes its add-ons along when it is removed, which is said before, and all come back', async () => {
    await rep.press('Add another', { Product: basic, ...end });
    await rep.press('Add and review', { [another]: phone, ...end });
    await rep.press(`Edit ${basic}`);
    assert.ok(rep.card().texts.includes(`Its add-ons go with it: ${phone}`));
    await rep.press('Remove');
    assert.ok(rep.card().texts.includes(`Removed: ${basic}, ${phone}`));
    assert.ok(!rep.card().buttons.some(({ hint }) => hint === `Edit ${basic}`));
    await rep.press('Undo');
    const edits = rep.card().buttons.filter(({ verb }) => verb === 'edit-line');
    assert.deepEqual(
      edits.map(({ hint }) => hint),
      [`Edit ${basic}`, `Edit ${phone}`],
    );
  });
});
