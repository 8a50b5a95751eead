import assert from 'node:assert/strict';
import { isElement } from '../../cards/card.ts';
import type { CardOnScreen, Window } from '../teams/chat-window.ts';
import { endsThen, fillInCompany, goodAddress, startAccount } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

describe('a dialog', () => {
  let product: Product;
  let rep: Window;
  beforeEach(async () => {
    product = await startProduct();
    rep = product.teams.window(people.rep, 'teams');
  });
  afterEach(() => product.close());

  /** With the company's form open. */
  const openCompany = async () => {
    await startAccount(rep);
    await rep.press('Yes, create a new tenant');
    return dialogOf(rep);
  };

  it('has every field of the step, says what is wrong beside each, and closes when nothing is', async () => {
    await openCompany();
    assert.ok('Address' in rep.values() && 'Language' in rep.values());
    await rep.press('Verify address', { ...goodAddress, City: '', 'Legal name': 'ABC Corporation' });
    assert.deepEqual(Object.keys(rep.mistakes()), ['City']);
    assert.equal(rep.values()['Legal name'], 'ABC Corporation');
    assert.equal(rep.values().Address, goodAddress.Address);
    await rep.press('Check domain', { 'Domain prefix': 'contoso' });
    assert.ok(dialogOf(rep).texts.some((text) => text.includes('contoso.onmicrosoft.com is taken')));
    await rep.press('Verify address', { City: goodAddress.City, 'Domain prefix': 'abccorp' });
    assert.equal(rep.dialog(), undefined);
    assert.ok(rep.chatCard().texts.some((text) => text.startsWith('ABC Corporation · 1 Microsoft Way')));
    assert.ok('Product' in rep.values(), 'the card in the chat goes on');
  });

  it('leaves a few rows in the chat: what is filled in, what is missing, and a button that opens it', async () => {
    await openCompany();
    rep.closeDialog();
    const { fields, texts } = rep.card();
    assert.deepEqual(fields, []);
    assert.ok(texts.includes('Still missing: Address, City, State, Postal code'), texts.join('\n'));
    assert.ok(texts.some((text) => text.includes('Legal name: ABC Corp')));
    await rep.press('Fill in');
    await fillInCompany(rep);

    await rep.press('Edit agreement');
    assert.equal(
      dialogOf(rep).fields.some(({ label }) => label === 'How is it signed?'),
      true,
    );
    rep.closeDialog();
    await rep.press('Leave as it is');
    assert.ok('Product' in rep.values(), 'what was opened is not asked for');
  });

  it('shows a product with all that can be had with it, and what was typed before', async () => {
    await openCompany();
    await fillInCompany(rep);
    const product = { Product: 'Microsoft 365 Business Basic', Seats: '7', 'When the term is over': endsThen };
    await rep.press('Show prices', product);
    assert.equal(dialogOf(rep).fields.find(({ id }) => id === 'quantity')?.value, '7');
    assert.deepEqual(rep.chatCard().fields, []);
    assert.ok(dialogOf(rep).texts.includes('7 seats: $529.20 over 1 year'), 'the total is there before it is added');
    await rep.press('Add and review', {
      'Seats (1 to 300)': '9',
      'Selling price per seat and billing period (optional)': 'a lot',
    });
    assert.match(Object.values(rep.mistakes()).join(), /Enter an amount/);
    const plan = dialogOf(rep).fields.find(({ id }) => id === 'plan');
    assert.match(plan?.choices[0]?.title ?? '', / · 9 seats: \$680\.40$/, 'and follows');
    await rep.press('Add and review', { 'Selling price per seat and billing period (optional)': '' });
    assert.ok(rep.card().texts.includes('What is ordered'));
    await rep.press('Edit Microsoft 365 Business Basic');
    await rep.press('Back');
    assert.deepEqual(
      [rep.dialog(), rep.chatCard().fields.some(({ label }) => label === 'Add another product')],
      [undefined, true],
    );
  });

  it('handed over twice counts once, and nobody is scolded', async () => {
    const dialog = await openCompany();
    await rep.press('Verify address', goodAddress);
    const answer = await rep.answer();
    assert.deepEqual(await rep.redeliver(), answer);
    const sentence = await rep.press('Verify address', goodAddress, dialog);
    assert.equal(sentence, undefined);
    assert.equal(
      rep.texts().some((text) => text.includes('out of date')),
      false,
    );
    const checked = product.simulator.requests.filter(({ path }) => path === '/v1/validations/address');
    assert.equal(checked.length, 1);
  });

  it('that is out of date changes nothing, and gives back what was typed', async () => {
    await openCompany();
    await fillInCompany(rep);
    await rep.press('Add and review', { Product: 'Microsoft 365 Business Basic', 'When the term is over': endsThen });
    const again = /This was out of date; what you typed is here again/;
    const onPhone = product.teams.window(people.rep, 'teams');
    const quantity = 'Seats (1 to 300)';
    const edits = [
      [
        'Edit company details',
        'Verify address',
        { 'Legal name': 'ABC One' },
        { 'Legal name': 'ABC Two' },
        /ABC One · /,
      ],
      ['Edit billing contract', 'Continue', { 'Term in months': '24' }, { 'Term in months': '36' }, /for 24 months/],
      ['Edit Microsoft 365 Business Basic', 'Save and review', { [quantity]: '24' }, { [quantity]: '77' }, /24 × /],
    ] as const;
    for (const [edit, save, typed, late, saved] of edits) {
      const review = rep.card();
      await rep.press(edit);
      const old = dialogOf(rep);
      await onPhone.press(edit, {}, review);
      await onPhone.press(save, typed);
      await rep.press(save, late, old);
      assert.match(dialogOf(rep).texts.join('\n'), again);
      assert.match(dialogOf(rep).texts.join('\n'), saved);
      for (const [label, value] of Object.entries(late)) assert.equal(rep.values()[label], value);
      await rep.press(save);
      assert.equal(rep.dialog(), undefined, 'what was given back can be saved');
    }

    await rep.press('Edit billing contract');
    const contract = dialogOf(rep);
    await product.rep.say('cancel');
    await product.rep.press('Yes, cancel');
    assert.equal(await rep.press('Continue', { 'Term in months': '60' }, contract), 'It is over already.');
    assert.ok(rep.chatCard().texts.includes('Cancelled'));
  });

  it('in a group opens, and takes what is typed, for nobody else', async () => {
    const inGroup = (person: typeof people.rep | typeof people.secondRep) =>
      product.teams.window(person, 'teams', '19:group@thread.v2');
    rep = inGroup(people.rep);
    const dialog = await openCompany();
    rep.closeDialog();
    await rep.look();
    const other = inGroup(people.secondRep);
    const refused = /^Only Robin Reyes, who has this onboarding, can do that\.$/;
    assert.match((await other.press('Fill in', {}, rep.card())) ?? '', refused);
    assert.match((await other.press('Edit account', {}, rep.card())) ?? '', refused);
    assert.equal(other.dialog(), undefined);
    const { data } = dialog.buttons.find(({ title }) => title === 'Verify address') ?? {};
    const answer = await other.forgeSubmission({ data: { ...data, ...goodAddress } });
    assert.match(JSON.stringify(answer), /Only Robin Reyes/);
    await rep.press('Fill in');
    assert.equal(rep.values().Address, '');
  });

  it('that nothing of ours opened, or handed over, ends in a sentence', async () => {
    const { buttons } = await openCompany();
    const { onboarding } = buttons[0]?.data ?? {};
    assert.ok(isElement(onboarding));
    const values = [undefined, null, 'text', 7, [], {}, { data: null }, { data: [] }, { data: { onboarding: 'x' } }];
    const unknown = /This button no longer works/;
    for (const value of values) {
      assert.match(JSON.stringify(await rep.forgeSubmission(value)), unknown, JSON.stringify(value));
    }
    for (const changes of [{ verb: 'drop table' }, { verb: '__proto__' }]) {
      const data = { onboarding: { ...onboarding, ...changes } };
      assert.match(JSON.stringify(await rep.forgeDialog(data)), unknown);
      assert.match(JSON.stringify(await rep.forgeSubmission({ data })), unknown);
    }
    const foreign = { data: { onboarding: { ...onboarding, id: 'no-such-onboarding' } } };
    assert.match(JSON.stringify(await rep.forgeSubmission(foreign)), /no longer there/);
  });
});

function dialogOf(rep: Window): CardOnScreen {
  const dialog = rep.dialog();
  assert.ok(dialog, 'no dialog is open');
  return dialog;
}
