import assert from 'node:assert/strict';
import type { Window } from '../teams/chat-window.ts';
import { annCarter, fillInCompany, fillInNewTenant, seeOwn, startAccount } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

const website = 'Website or mail domain (optional)';
const whichCustomer =
  'Which customer? Type the name, and a contact’s mail address if you have it. Or paste their signature.';

describe('less to type', () => {
  let product: Product;
  let rep: Window;
  let secondRep: Window;
  beforeEach(async () => {
    product = await startProduct();
    rep = product.rep;
    secondRep = product.teams.window(people.secondRep);
  });
  afterEach(() => product.close());

  const isFilledIn = (window: Window, expected: Readonly<Record<string, string>>) => {
    const values = window.values();
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((label) => [label, values[label]])), expected);
  };

  describe('a name and a mail address', () => {
    it('begin, and what they tell stands in the form until it is saved', async () => {
      await rep.say('onboard ABC Corp, contact Ann.Lee@abccorp.com');
      const told = {
        Customer: 'ABC Corp',
        'First name': 'Ann',
        'Last name': 'Lee',
        'E-mail': 'ann.lee@abccorp.com',
        [website]: 'abccorp.com',
      };
      isFilledIn(rep, told);
      await product.stopBot();
      await product.startBot();
      await rep.say('status');
      isFilledIn(rep, told);
      await rep.press('Continue', { 'E-mail': 'ann@abccorp.com' });
      assert.ok(rep.texts().includes('First registration with Provider?'));
    });

    it('of several addresses the others are further contacts, and of a mail provider no domain is told', async () => {
      const more = [1, 2, 3, 4, 5].map((number) => `c${number}@abc.example`);
      await rep.say(`onboard ABC Corp ann@gmail.com ${more.join(' ')}`);
      const { fields, texts } = rep.card();
      const emails = fields.filter(({ label }) => label === 'E-mail').map(({ value }) => value);
      assert.deepEqual(emails, ['ann@gmail.com', ...more.slice(0, 4)]);
      assert.equal(rep.values()[website], '');
      assert.ok(texts.some((text) => /^The other 4 addresses are further contacts below/.test(text)));
      assert.ok(
        texts.some((text) => text.includes('A customer has at most 5 contacts here: c5@abc.example is left out.')),
      );
    });

    it('are not lost where the customer is here already', async () => {
      await startAccount(rep, 'ABC Corp');
      await secondRep.say('onboard ABC Corp bob.stone@abccorp.com');
      await secondRep.press('Start another anyway');
      isFilledIn(secondRep, { 'First name': 'Bob', 'E-mail': 'bob.stone@abccorp.com' });
      await rep.say('status abc corp');
      assert.equal(rep.card().texts[0], 'Onboardings called ABC Corp');
      await secondRep.say('onboard ABC Limited');
      await secondRep.press('Start this customer too');
      await rep.say('status abc');
      assert.equal(rep.card().texts[0], 'Onboardings called abc', 'not by the name of one of them');
    });
  });

  describe('a name that is asked for', () => {
    it('is what is typed next, after a restart too, and goes with an address that was typed before', async () => {
      await rep.say('onboard ann@abccorp.com');
      assert.equal(rep.texts().at(-1), whichCustomer);
      await rep.say('Соntoso');
      assert.match(rep.texts().at(-1) ?? '', /is a Cyrillic letter/);
      await product.stopBot();
      await product.startBot();
      await rep.say('ABC Corp');
      isFilledIn(rep, { Customer: 'ABC Corp', 'E-mail': 'ann@abccorp.com' });
      await rep.say('Contoso');
      assert.match(rep.card().texts[0] ?? '', /^I did not understand “Contoso”/, 'it was asked once');
    });

    it('is no longer asked for after another command, a click or an hour; “cancel” means the question', async () => {
      await startAccount(rep, 'ABC Corp');
      const card = rep.card();
      const ends: readonly [string, () => Promise<unknown>][] = [
        ['a command', () => rep.say('my onboardings')],
        ['a click', () => rep.press('Yes, create a new tenant', {}, card)],
        ['an hour', async () => product.later(61 * 60_000)],
        ['the end of it', () => rep.say('cancel')],
      ];
      for (const [what, end] of ends) {
        await rep.say('onboard');
        await end();
        if (what === 'the end of it') assert.equal(rep.texts().at(-1), 'Nothing was started.');
        await rep.say('Contoso');
        assert.match(rep.card().texts[0] ?? '', /^I did not understand “Contoso”/, what);
      }
      await rep.say('resume');
      assert.ok('Legal name' in rep.values(), 'and the chat is about what it was about');
    });

    it('may begin like a command, unless there is an onboarding that it is meant for', async () => {
      await startAccount(rep, 'ABC Corp');
      await rep.say('onboard');
      await rep.say('Cancel ABC Corp');
      assert.ok(rep.card().buttons.some(({ title }) => title === 'Yes, cancel'));
      await rep.say('onboard');
      await rep.say('Cancel Culture Inc');
      isFilledIn(rep, { Customer: 'Cancel Culture Inc' });
    });

    it('is asked of one person in a group', async () => {
      const inGroup = (person: (typeof people)['rep' | 'secondRep']) =>
        product.teams.window(person, 'teams', '19:group@thread.v2');
      const [asked, other] = [inGroup(people.rep), inGroup(people.secondRep)];
      await asked.say('onboard');
      await other.say('onboard');
      await other.say('help');
      await other.say('Fabrikam');
      assert.match(other.card().texts[0] ?? '', /^I did not understand “Fabrikam”/);
      await asked.say('Contoso');
      await seeOwn(asked);
      isFilledIn(asked, { Customer: 'Contoso' });
      await startAccount(rep, 'ABC Corp');
      await other.say('onboard');
      await other.say('ABC Corp');
      assert.match(other.texts().at(-1) ?? '', /^Sam Stone: Others read along here\. Type “onboard ABC Corp” in your/);
    });
  });

  describe('a greeting', () => {
    it('is answered with buttons for what can be done', async () => {
      await rep.say('hello');
      assert.ok(rep.card().texts.includes('Welcome, Robin Reyes'));
      const welcome = rep.card();
      await rep.submit('Start onboarding', {}, welcome);
      assert.equal(rep.texts().at(-1), whichCustomer);
      await rep.submit('My work', {}, welcome);
      assert.ok(rep.card().texts.includes('You have no onboardings yet.'));
      await rep.submit('Start onboarding');
      assert.equal(rep.texts().at(-1), whichCustomer);
      await product.manager.say('hi');
      assert.deepEqual(
        product.manager.card().buttons.map(({ title }) => title),
        ['Start onboarding', 'My work', 'Help'],
      );
    });
  });

  describe('the name behind “cancel” and “resume”', () => {
    const hasRow = (name: string) => rep.card().texts.some((text) => text.startsWith(`${name}   `));

    it('says which one: the exact one first, of several the person chooses, and what is near can be pressed', async () => {
      for (const name of ['Fabrikam', 'Fabrikam West', 'Contoso']) await rep.say(`onboard ${name}`);
      await rep.say('cancel fabrikam inc');
      assert.deepEqual(rep.card().texts.slice(0, 2), ['Cancel this onboarding?', 'Fabrikam']);
      await rep.say('resume fabrikam west');
      isFilledIn(rep, { Customer: 'Fabrikam West' });
      await rep.say('cancel fab');
      assert.match(rep.card().texts[0] ?? '', /^Which one/);
      assert.ok(['Fabrikam', 'Fabrikam West'].every((name) => hasRow(name)));
      await rep.say('status fab');
      assert.ok(rep.card().texts.includes('Account to fill in'));
      await rep.press('Continue: Fabrikam West');
      isFilledIn(rep, { Customer: 'Fabrikam West' });
      await rep.say('cancel fabrikan');
      assert.deepEqual(
        rep.card().buttons.map(({ title }) => title),
        ['cancel Fabrikam'],
      );
      await rep.submit('cancel Fabrikam');
      await rep.press('Yes, cancel');
      await rep.say('cancel Fabrikam');
      assert.ok(!hasRow('Fabrikam'), 'what is over is not cancelled again');
    });
  });

  describe('the customer’s name', () => {
    it('of another legal form is like one that is here, and nothing of that one is taken over', async () => {
      await startAccount(rep);
      await rep.say('onboard ABC Ltd.');
      assert.ok(rep.card().texts.includes('A customer with a similar name is here already'));
      await rep.press('Start this customer too');
      assert.deepEqual([rep.values().Customer, rep.values()['First name']], ['ABC Ltd.', '']);
    });

    it('is corrected in the form, with a mistake beside it, and found by its new name', async () => {
      await rep.say('onboard ABD Corp');
      await rep.press('Continue', { ...annCarter, Customer: 'https://abccorp.com' });
      assert.deepEqual(rep.mistakes(), { Customer: 'This is a web address. Type the customer’s name.' });
      await rep.press('Continue', { Customer: '' });
      assert.deepEqual(rep.mistakes(), { Customer: 'Customer is missing.' });
      assert.equal(rep.values().Customer, '', 'the old name does not come back unseen');
      await rep.press('Continue', { Customer: 'ABC Corp' });
      assert.ok(rep.card().texts.includes('ABC Corp'));
      await rep.say('status ABC Corp');
      assert.ok(rep.card().texts.includes('First registration with Provider?'));
      await rep.say('onboard ABD Corp');
      assert.equal(rep.values().Customer, 'ABD Corp', 'the wrong name is free again');
    });

    it('of another onboarding is warned of once, as “onboard” does', async () => {
      await startAccount(secondRep, 'Fabrikam', { ...annCarter, 'E-mail': 'pat@fabrikam.com' });
      await rep.say('onboard ABC Corp ann@abccorp.com');
      await rep.press('Continue', { ...annCarter, Customer: 'Fabrikam Inc.' });
      const warning =
        /^⚠ Fabrikam is here already, with Sam Stone: First registration to fill in\. Press Continue again/;
      assert.ok(rep.card().texts.some((text) => warning.test(text)));
      await rep.press('Continue', { 'First name': '' });
      assert.deepEqual(Object.keys(rep.mistakes()), ['First name']);
      await rep.press('Continue', { 'First name': 'Ann' });
      assert.ok(rep.card().texts.includes('Fabrikam Inc.'), 'said once, meant when pressed again');
    });

    it('after the submission is on record, and sends the deal back to who approves it', async () => {
      await fillInNewTenant(rep);
      await rep.press('Submit for approval');
      await product.manager.until(/Approval wanted/);
      await rep.press('Edit account');
      await rep.press('Continue', { Customer: 'ABC Group' });
      await rep.press('Submit for approval');
      await product.manager.until(/ABC Group/);
      await product.manager.until(/Customer.*ABC Corp.*ABC Group/);
    });
  });

  describe('what is known of a customer', () => {
    it('from one’s own onboarding is filled in, step by step', async () => {
      await startAccount(rep);
      await rep.press('Yes, create a new tenant');
      await fillInCompany(rep, { 'Legal name': 'ABC Corporation Inc.' });
      await rep.say('cancel');
      await rep.press('Yes, cancel');
      await rep.say('onboard ABC Corp');
      isFilledIn(rep, { ...annCarter, [website]: 'abccorp.com' });
      assert.ok(rep.card().texts.some((text) => /^What is known from the onboarding of .+ is filled in/.test(text)));
      await rep.press('Continue');
      await rep.press('Yes, create a new tenant');
      isFilledIn(rep, {
        'Legal name': 'ABC Corporation Inc.',
        Address: '1 Microsoft Way',
        'Postal code': '98052-8300',
      });
    });

    it('from Partner Center is its domain', async () => {
      await rep.say('onboard adatum inc');
      await rep.press('Go on with this customer');
      assert.equal(rep.values()[website], 'adatum.onmicrosoft.com');
      assert.ok(rep.card().texts.some((text) => /^The domain is the one that Partner Center knows/.test(text)));
      await rep.press('Continue', { 'First name': 'Ann', 'Last name': 'Lee', 'E-mail': 'ann@gmail.com' });
      await rep.press('Continue');
      assert.ok(rep.texts().includes('Adatum already is our customer (adatum.onmicrosoft.com)'));
    });
  });
});
