import assert from 'node:assert/strict';
import type { Window } from '../teams/chat-window.ts';
import { english } from '../words/english.ts';
import {
  acceptContract,
  annCarter,
  askCustomerForAgreement,
  endsThen,
  fillInCompany,
  orderSeats,
  startAccount,
} from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

describe('the conversation', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct({ settings: { ALWAYS_ASK: 'agreement,contract' } });
  });
  afterEach(() => product.close());

  it('takes typed answers where one question is asked', async () => {
    const { rep } = product;
    await startAccount(rep, 'Fabrikam', {
      'First name': 'Pat',
      'Last name': 'Price',
      'E-mail': 'pat@fabrikam.com',
    });
    const question = rep.card();
    await rep.say('Microsoft Partner Center');
    assert.ok(rep.card().texts.includes('First registration with Provider?'), 'one provider is no question');
    await rep.say('No.');
    assert.equal(rep.values()['Send the mail to'], '0');
    assert.ok(rep.texts().includes('Fabrikam · goes on below'), 'the card further up is out of the way');
    await rep.press('Yes, create a new tenant', {}, question);
    assert.ok(rep.texts().includes('Fabrikam · goes on in another card'), 'an old card that is pressed is the one');
    await rep.say('resume');
    assert.ok('Send the mail to' in rep.values(), 'and changes nothing');
    await rep.say('pat price');
    assert.ok(rep.texts().includes('The mail goes to Pat Price. Press “Send now” when it reads well.'));
    await rep.press('Send now');
    assert.equal((await product.mailTo('pat@fabrikam.com')).to, 'pat@fabrikam.com');
  });

  it('shows an order of many lines in short, and removes the one that is chosen', async () => {
    const { rep } = product;
    await startAccount(rep);
    await rep.press('Yes, create a new tenant');
    await fillInCompany(rep);
    await askCustomerForAgreement(rep);
    await acceptContract(rep);
    const quantities = [1, 2, 3, 4, 5, 6];
    for (const quantity of quantities) {
      const asked = quantity === 1 ? 'Product' : 'Add another product';
      const line = { [asked]: 'Microsoft 365 Business Basic', Seats: String(quantity) };
      await rep.press('Add another', { ...line, 'When the term is over': endsThen });
    }
    const chosen = (quantity: number) => `${quantity} × Microsoft 365 Business Basic · 1 year, billed monthly`;
    assert.deepEqual(
      rep
        .card()
        .fields.find(({ id }) => id === 'line')
        ?.choices.map(({ title }) => title),
      quantities.map(chosen),
    );
    await rep.press('Change a line');
    assert.equal(rep.mistakes()['Change a line'], 'Choose the line to change.');
    await rep.press('Change a line', { 'Change a line': chosen(2) });
    await rep.press('Remove');
    const prices = rep.texts().filter((text) => /^\d+ × \$6\.30 per seat and month/.test(text));
    assert.deepEqual(
      prices.map((text) => Number.parseInt(text, 10)),
      [1, 3, 4, 5, 6],
    );
  });

  it('takes typed answers on the way to a new tenant', async () => {
    const { rep } = product;
    await startAccount(rep);
    await rep.say('yes');
    await fillInCompany(rep);
    await rep.say('already signed');
    assert.equal(rep.values()['How is it signed?'], 'already-signed');
    await rep.say('ask the customer');
    assert.equal(rep.values()['How is it signed?'], 'ask-customer');
    await rep.press('Continue');
    await acceptContract(rep);
    await rep.say('365 business');
    assert.ok(rep.texts().some((text) => /^\d products match\. Choose one from the list\.$/.test(text)));
    await rep.say('business basic');
    await rep.press('Add another', { 'When the term is over': 'Renews for the same term, at the price of that day' });
    await rep.press('Continue');
    await rep.say('submit');
    await product.manager.until(/Approval wanted/);
  });

  it('takes every command at every moment, in any case, with a mention or without', async () => {
    const { rep } = product;
    const moments: readonly [string, (rep: Window) => Promise<unknown>][] = [
      ['before anything', async () => undefined],
      ['account', () => rep.say('onboard ABC Corp')],
      ['registration', () => rep.press('Continue', annCarter)],
      ['company', () => rep.press('Yes, create a new tenant')],
      ['agreement', () => fillInCompany(rep)],
      ['contract', () => askCustomerForAgreement(rep)],
      ['subscriptions', () => acceptContract(rep)],
      ['review', () => orderSeats(rep)],
      ['approval', () => rep.press('Submit for approval')],
    ];
    for (const [moment, goOn] of moments) {
      await goOn(rep);
      const before = rep.texts();
      await rep.say('HELP');
      assert.ok(rep.card().texts.includes('What you can type'), moment);
      await rep.say('<at>CSP Onboarding</at>&nbsp;My Onboardings');
      const mine = moment === 'before anything' ? 'You have no onboardings yet.' : 'My onboardings';
      assert.ok(rep.card().texts.includes(mine), moment);
      await rep.say('approvals');
      assert.equal(rep.texts().at(-1), 'Nothing is waiting for your approval.', moment);
      if (moment === 'before anything') {
        for (const command of ['status', 'resume', 'cancel', 'start over', 'status ABC Corp']) {
          const { length } = rep.texts();
          await rep.say(command);
          assert.match(
            rep.texts().slice(length).join('\n'),
            /^(Your open onboardings\nYou have no open|There is no)/,
            command,
          );
        }
        continue;
      }
      await rep.say('cancel');
      assert.ok(rep.card().texts.includes('Cancel this onboarding?'), moment);
      await rep.say('Start over!');
      assert.ok(rep.card().texts.includes('Start over?'), moment);
      for (const command of ['status', 'status abc corporation', 'resume']) {
        await rep.say(command);
        assert.deepEqual(titlesOf(rep), titlesOf({ texts: before }), `${command} at ${moment}`);
      }
    }
  });

  it('can be called off, or begun anew', async () => {
    const { rep } = product;
    await startAccount(rep);
    await rep.say('start over');
    await rep.press('Yes, start over');
    assert.ok('E-mail' in rep.values());
    assert.equal(rep.values()['E-mail'], '');
    await rep.press('Continue', annCarter);
    await rep.say('cancel');
    assert.ok(rep.card().texts.includes(english.say('cards.confirmCancel.nothingRemains')));
    await rep.press('Keep going');
    await rep.say('cancel');
    await rep.press('Yes, cancel');
    assert.ok(rep.texts().some((text) => /^Robin Reyes cancelled it on /.test(text)));
    await rep.say('onboard ABC Corp');
    assert.ok(
      rep.card().buttons.some(({ title }) => title === 'Continue'),
      'a cancelled one stands in nobody’s way',
    );
  });

  it('is never silent: the nearest command is proposed, and pressed instead of typed', async () => {
    const { rep } = product;
    const asked = [
      ['satus', 'status'],
      ['hlep', 'help'],
      ['my onboarding', 'my onboardings'],
      ['cancle Contoso', 'cancel Contoso'],
      ['what is the meaning of life', 'Help'],
      ['', 'Help'],
      ['onbord Contoso', 'onboard Contoso'],
    ] as const;
    for (const [typed, command] of asked) {
      const before = rep.texts().length;
      await rep.say(typed);
      const [sentence = '', ...buttons] = rep.texts().slice(before);
      assert.match(sentence, /^I did not understand/, typed);
      assert.deepEqual(buttons, [command], typed);
    }
    await rep.submit('onboard Contoso');
    assert.ok(rep.card().texts.includes('Contoso'));
    await rep.press('Continue', annCarter);
    await rep.say('perhaps');
    assert.match(rep.card().texts[0] ?? '', /^I did not understand “perhaps”/);
  });

  it('offers what is there already under the same name, however it is spelt', async () => {
    const { rep, teams } = product;
    await startAccount(rep, 'ABC Corp.');
    const secondRep = teams.window(people.secondRep);
    for (const name of ['abc corporation', 'ABC, Corp', '  Abc  ']) {
      await secondRep.say(`onboard ${name}`);
      const { texts, buttons } = secondRep.card();
      assert.ok(texts.includes('This customer is here already'), name);
      assert.ok(texts.includes('ABC Corp. · First registration to fill in'), texts.join());
      assert.ok(texts.includes('With Robin Reyes'));
      assert.deepEqual(
        buttons.map(({ title }) => title),
        ['Start another anyway'],
      );
    }
    await secondRep.press('Start another anyway');
    await secondRep.press('Continue', annCarter);
    await secondRep.press('Yes, create a new tenant');
    assert.ok(secondRep.texts().includes('Robin Reyes is already onboarding ABC Corp. (abccorp.com).'));

    await rep.say('onboard abc corp');
    assert.ok(rep.card().texts.includes('With you'));
    await rep.press('Open it');
    assert.ok(rep.card().buttons.some(({ title }) => title === 'Yes, create a new tenant'));
    await rep.say('onboard adatum inc');
    assert.ok(rep.card().texts.includes('Adatum · already a customer in Partner Center'));
    assert.ok(rep.card().texts.includes('You can go on and order more for it.'));
  });

  it('goes on in a client that knows no Action.Execute', async () => {
    const { rep } = product;
    await rep.say('onboard ABC Corp');
    await rep.submit('Continue');
    assert.equal(rep.mistakes()['First name'], 'First name is missing.');
    await rep.submit('Continue', annCarter);
    await rep.submit('Yes, create a new tenant');
    assert.ok('Legal name' in rep.values());
  });
});

/** What is asked on the newest card. */
function titlesOf({ texts }: Pick<Window, 'texts'> | { texts: readonly string[] }): readonly string[] {
  const all = typeof texts === 'function' ? texts() : texts;
  return all.filter((text) => /^(Step \d|Customer onboarding)/.test(text)).slice(-1);
}
