import assert from 'node:assert/strict';
import type { Window } from '../teams/chat-window.ts';
import { annCarter, startAccount } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

const website = 'Website or mail domain (optional)';
const block = `Ann Lee
Chief Financial Officer
ABC Corp
1 Microsoft Way
Redmond, WA 98052
+1 425 555 0100
ann.lee@abccorp.com`;
const understood = {
  Customer: 'ABC Corp',
  'First name': 'Ann',
  'Last name': 'Lee',
  'E-mail': 'ann.lee@abccorp.com',
  'Phone (optional)': '+1 425 555 0100',
  [website]: 'abccorp.com',
};
const address = { Address: '1 Microsoft Way', City: 'Redmond', State: 'WA', 'Postal code': '98052' };
const fabrikam = 'Pat Price\nBuyer\nFabrikam, Inc.\npat.price@fabrikam.com';

describe('a pasted signature', () => {
  let product: Product;
  let rep: Window;
  beforeEach(async () => {
    product = await startProduct();
    rep = product.rep;
  });
  afterEach(() => product.close());

  const isFilledIn = (window: Window, expected: Readonly<Record<string, string>>) => {
    const values = window.values();
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((label) => [label, values[label]])), expected);
  };

  const emailsOf = (window: Window) =>
    window
      .card()
      .fields.filter(({ label }) => label === 'E-mail')
      .map(({ value }) => value);

  it('behind “onboard” fills in account and company details, says so, and can be corrected', async () => {
    await rep.say(`onboard ${block}`);
    isFilledIn(rep, understood);
    assert.ok(
      rep
        .card()
        .texts.some((text) =>
          /from what you pasted: Ann Lee, Chief Financial Officer, ABC Corp\..*1 Microsoft Way, 98052 Redmond WA, United States/.test(
            text,
          ),
        ),
    );
    await rep.press('Continue', { 'Last name': 'Lee-Carter' });
    await rep.press('Yes, create a new tenant');
    isFilledIn(rep, { 'Legal name': 'ABC Corp', ...address });
  });

  it('as Teams sends it, with the lines in the HTML alone, the mention of the bot among them', async () => {
    const html = `<p><span itemtype="http://schema.skype.com/Mention" itemid="0">CSP Onboarding</span>&nbsp;onboard</p><p>${block.replaceAll('\n', '</p><p>')}</p>`;
    await rep.send(`onboard ${block.replaceAll('\n', ' ')}`, [{ contentType: 'text/html', content: html }]);
    isFilledIn(rep, understood);
  });

  it('after “Which customer?” alone, and one that names no company keeps what it says for the name that follows', async () => {
    await rep.say('onboard');
    await rep.say(block);
    isFilledIn(rep, understood);
    await rep.say('onboard');
    await rep.say('Bo Li\nbo.li@gmail.com\n+1 425 882 8080');
    assert.match(rep.texts().at(-1) ?? '', /^Which customer\?/);
    await product.stopBot();
    await product.startBot();
    await rep.say('Litware');
    isFilledIn(rep, {
      Customer: 'Litware',
      'First name': 'Bo',
      'E-mail': 'bo.li@gmail.com',
      'Phone (optional)': '+1 425 882 8080',
    });
  });

  it('below a name that was typed is of that customer', async () => {
    await rep.say(`onboard ABC Holding\n${block}`);
    isFilledIn(rep, { ...understood, Customer: 'ABC Holding' });
  });

  it('while the account form is open fills it in, and keeps who was there', async () => {
    await rep.say('onboard ABC Corp ann.lee@abccorp.com bob@abccorp.com');
    await rep.say(block);
    assert.deepEqual(emailsOf(rep), ['ann.lee@abccorp.com', 'bob@abccorp.com']);
    await rep.press('Continue', { 'First name': ['Ann', 'Bob'], 'Last name': ['Lee', 'Stone'] });
    await rep.press('Yes, create a new tenant');
    isFilledIn(rep, address);
  });

  it('into an account that was saved is shown, and counts when it is saved again', async () => {
    await startAccount(rep, 'ABC Corp');
    await rep.press('Edit account');
    await rep.say(block);
    isFilledIn(rep, understood);
    assert.match(rep.card().texts.join(' '), /They are one more contact: Ann Carter stays\./);
    assert.deepEqual(emailsOf(rep), [annCarter['E-mail'], 'ann.lee@abccorp.com']);
    await rep.say('status ABC Corp');
    assert.equal(rep.values()['Last name'], annCarter['Last name']);
  });

  it('below the name of another company is asked about, and gives nobody another one’s legal name', async () => {
    await rep.say(`onboard XYZ Holding\n${block}`);
    assert.ok(rep.card().texts.some((text) => /ABC Corp is not of XYZ Holding, as far as I can tell/.test(text)));
    const asked = rep.card();
    await rep.press('Fill it in for XYZ Holding');
    isFilledIn(rep, { ...understood, Customer: 'XYZ Holding' });
    await rep.press('Continue');
    await rep.press('Yes, create a new tenant');
    isFilledIn(rep, { 'Legal name': 'XYZ Holding', ...address });
    await rep.press('Start ABC Corp', {}, asked);
    isFilledIn(rep, understood);
  });

  it('of two companies is the one that was named', async () => {
    await rep.say(`onboard Fabrikam\n${block}\n\n${fabrikam}`);
    isFilledIn(rep, { Customer: 'Fabrikam', 'E-mail': 'pat.price@fabrikam.com', 'Phone (optional)': '' });
  });

  it('while the company details are open fills them in, as an address alone does', async () => {
    await startAccount(rep, 'ABC Corp');
    await rep.press('Yes, create a new tenant');
    await rep.say(block);
    isFilledIn(rep, address);
    await rep.say('2 Microsoft Way\nRedmond, WA 98052');
    isFilledIn(rep, { ...address, Address: '2 Microsoft Way' });
  });

  it('that is a mail address or an address alone is understood while the account form is open', async () => {
    await rep.say('onboard ABC Corp');
    await rep.say('Ann Lee <ann.lee@abccorp.com>');
    isFilledIn(rep, { 'First name': 'Ann', 'Last name': 'Lee', 'E-mail': 'ann.lee@abccorp.com' });
    await rep.say('1 Microsoft Way\nRedmond, WA 98052');
    assert.match(rep.card().texts.join(' '), /the address 1 Microsoft Way, 98052 Redmond WA, United States\./);
    isFilledIn(rep, { 'E-mail': 'ann.lee@abccorp.com' });
  });

  it('that nobody signs, or that is a list, is answered with what to do', async () => {
    await rep.say(`onboard\n${'We would like to have an offer for everything.\n'.repeat(40)}`);
    assert.match(rep.texts().at(-1) ?? '', /^I do not find who signs there\. Paste the signature alone/);
    await rep.say('onboard\nCompany,First name,E-mail\nContoso,Bo,bo@contoso.example');
    assert.equal(rep.texts().at(-1), 'That is a list of customers: paste it below “import” instead.');
  });

  it('of another company is asked about, and overwrites nothing', async () => {
    await rep.say('onboard ABC Corp ann.lee@abccorp.com');
    await rep.say(fabrikam);
    assert.ok(
      rep
        .card()
        .texts.includes(
          'Pat Price, Buyer, Fabrikam, Inc. is not of ABC Corp, as far as I can tell. Nothing was filled in.',
        ),
    );
    await rep.press('Start Fabrikam, Inc.');
    isFilledIn(rep, { Customer: 'Fabrikam, Inc.', 'E-mail': 'pat.price@fabrikam.com' });
    await rep.say('resume ABC Corp');
    isFilledIn(rep, { 'First name': 'Ann', 'E-mail': 'ann.lee@abccorp.com' });
    await rep.say(fabrikam);
    await rep.press('Fill it in for ABC Corp');
    assert.equal(rep.card().fields.find(({ label }) => label === 'First name')?.value, 'Pat');
  });

  it('is not lost where the customer is here already, and is nobody else’s', async () => {
    const secondRep = product.teams.window(people.secondRep);
    await startAccount(secondRep, 'ABC Corp');
    await rep.say(`onboard\n${block}`);
    const offered = rep.card();
    const { data } = offered.buttons.find(({ title }) => title === 'Start another anyway') ?? assert.fail();
    await secondRep.forge(data);
    assert.ok(!JSON.stringify(secondRep.values()).includes('555 0100'));
    await rep.press('Start another anyway', {}, offered);
    isFilledIn(rep, understood);
  });

  it('of our own rep, whose domain Teams tells, is no customer’s', async () => {
    product.teams.connector.addMember({
      id: `29:${people.rep.aadObjectId}`,
      name: 'Robin',
      aadObjectId: people.rep.aadObjectId,
      userPrincipalName: 'robin@northwindcloud.com',
    });
    await rep.say('onboard');
    await rep.say(
      'Sam Stone\nNorthwind Cloud Inc.\nsam.stone@northwindcloud.com\n+1 206 882 8080\n\nFrom: Ann Lee <ann.lee@abccorp.com>\nSent: today\nTo: Sam Stone\n\nAnn Lee\nABC Corp',
    );
    isFilledIn(rep, { Customer: 'ABC Corp', 'E-mail': 'ann.lee@abccorp.com', 'Phone (optional)': '' });
  });

  it('that is a mail of 200,000 letters is read to its end, and nobody waits', async () => {
    const mail = `onboard\nHello,\n${'We would like to have an offer for everything.\n'.repeat(4200)}\n`;
    await rep.say(`${mail}Best regards\n${block}`);
    isFilledIn(rep, understood);
  });
});
