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
    const emails = rep
      .card()
      .fields.filter(({ label }) => label === 'E-mail')
      .map(({ value }) => value);
    assert.deepEqual(emails, ['ann.lee@abccorp.com', 'bob@abccorp.com']);
    await rep.press('Continue', { 'First name': ['Ann', 'Bob'], 'Last name': ['Lee', 'Stone'] });
    await rep.press('Yes, create a new tenant');
    isFilledIn(rep, address);
  });

  it('into an account that was saved is shown, and counts when it is saved again', async () => {
    await startAccount(rep, 'ABC Corp');
    await rep.press('Edit account');
    await rep.say(block);
    isFilledIn(rep, understood);
    await rep.say('status ABC Corp');
    assert.equal(rep.values()['Last name'], annCarter['Last name']);
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

  it('that is a mail of 80,000 letters is read as far as it is let in, and nobody waits', async () => {
    const mail = `onboard\nHello,\n${'We would like to have an offer for everything. '.repeat(1600)}\n`;
    await rep.say(`${mail}Best regards\n${block}`);
    isFilledIn(rep, understood);
  });
});
