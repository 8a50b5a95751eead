import assert from 'node:assert/strict';
import { isElement } from '../../cards/card.ts';
import type { Typed, Window } from '../teams/chat-window.ts';
import {
  acceptContract,
  annCarter,
  answerNo,
  askCustomerForAgreement,
  fillInCompany,
  goodAddress,
  orderSeats,
  startAccount,
} from './fill-in.ts';
import { type Product, startProduct } from './start-product.ts';

describe('what a person types wrong', () => {
  let product: Product;
  let rep: Window;
  beforeEach(async () => {
    product = await startProduct();
    rep = product.rep;
  });
  afterEach(() => product.close());

  /** Presses, expects these complaints and no others, each under its field, and everything typed still there. */
  const refused = async (button: string, typed: Typed, complaints: Readonly<Record<string, RegExp>>) => {
    const shown = rep.values();
    await rep.press(button, typed);
    const mistakes = rep.mistakes();
    assert.deepEqual(Object.keys(mistakes).toSorted(), Object.keys(complaints).toSorted());
    for (const [label, complaint] of Object.entries(complaints)) assert.match(mistakes[label] ?? '', complaint);
    const atButton =
      rep
        .card()
        .texts.filter((text) => text.startsWith('⚠ '))
        .at(-1) ?? '';
    const [first = '', ...others] = Object.entries(mistakes);
    const told = others.length === 0 ? first[1] : `Please look again at: ${Object.keys(mistakes).join(', ')}`;
    assert.equal(atButton, `⚠ ${told}`);
    const kept = { ...shown, ...typed };
    for (const [label, value] of Object.entries(rep.values())) assert.equal(value, kept[label], `${label} as typed`);
  };

  it('in a name means nothing but itself', async () => {
    const names = [
      // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of the card templates, typed by a person
      ['${1+1} ${$root}', '${1+1} ${$root}'],
      ['<at>x</at> <b>ABC</b>', '<at>x</at> <b>ABC</b>'],
      ['**ABC** [click](evil.example/x)', '**ABC** [click](evil.example/x)'],
      ['ABC\u202Egpj.exe\u200B', 'ABCgpj.exe'],
      ['{{DATE(2026-01-01)}} “quoted”\\', '{{DATE(2026-01-01)}} “quoted”\\'],
      ['__proto__', '__proto__'],
    ] as const;
    for (const [index, [typed, meant]] of names.entries()) {
      await rep.say(`onboard ${typed}`);
      assert.ok(rep.card().texts.includes(meant), `${typed}: ${rep.card().texts.join('\n')}`);
      // A person’s name has no signs of addresses.
      const first = meant.replaceAll(/[/\\:]/g, '');
      await rep.press('Continue', { 'First name': first, 'Last name': 'Carter', 'E-mail': `ann@${index}.example` });
      assert.ok(rep.card().texts.some((text) => text.startsWith(`${first} Carter · `)));
      await answerNo(rep);
      await rep.press('They have a tenant under another domain');
      await rep.press('Send now');
      await product.mailTo(`ann@${index}.example`);
    }
    for (const text of textBlocks(product.teams.connector.received.map((sent) => JSON.parse(sent)))) {
      assert.ok(!/1\+1|<at>|\*\*|DATE/.test(text), `read as markdown: ${text}`);
    }
    for (const { html } of await product.mails()) assert.ok(!/<b>ABC|<at>/.test(html));

    const before = rep.texts().length;
    await rep.say(`onboard ${'A'.repeat(101)}`);
    await rep.say('onboard \u202E\u200B ');
    assert.deepEqual(rep.texts().slice(before), [
      'A customer’s name may have at most 100 characters.',
      'Which customer? Type the name, and a contact’s mail address if you have it. Or paste their signature.',
    ]);
  });

  it('about contacts stands under each field', async () => {
    await rep.say('onboard ABC Corp');
    await refused(
      'Continue',
      {
        'Last name': 'x'.repeat(51),
        'E-mail': 'ann at abccorp',
        'Phone (optional)': 'call me',
        'Website or mail domain (optional)': 'no such site',
      },
      {
        'First name': /is missing/,
        'Last name': /at most 50 characters; this has 51/,
        'E-mail': /^Enter an e-mail address like/,
        'Phone (optional)': /^Enter a phone number like/,
        'Website or mail domain (optional)': /^Enter a web address like/,
      },
    );
    await rep.press('Add contact', annCarter);
    assert.equal(rep.card().fields.filter(({ label }) => label === 'E-mail').length, 2);
    assert.equal(rep.card().fields.find(({ label }) => label === 'E-mail')?.value, 'ann@abccorp.com');
  });

  it('about the company stands under each field, and a forged country is none to sell to', async () => {
    await startAccount(rep);
    await rep.press('Yes, create a new tenant');
    await rep.press('Verify address', { Language: 'xx' });
    assert.match(rep.mistakes().Language ?? '', /Choose a language/);
    assert.equal(rep.values().Language, 'en-US', 'the country’s own takes its place');
    await refused(
      'Verify address',
      { 'Legal name': 'LLC', 'Domain prefix': 'abc corp!', City: '', State: 'ZZ', 'Postal code': '1' },
      {
        'Legal name': /exactly as registered/,
        'Domain prefix': /letters and digits only/,
        Address: /is missing/,
        City: /is missing/,
        State: /two-letter code/,
        'Postal code': /^US ZIP codes look like 98052\.$/,
      },
    );
    await refused(
      'Verify address',
      { ...goodAddress, 'Legal name': 'ABC Corp', 'Domain prefix': 'contoso', Language: 'en-US' },
      {
        'Domain prefix': /^contoso\.onmicrosoft\.com is taken\. Choose another prefix\.$/,
      },
    );
    assert.equal(
      product.simulator.requests.some(({ path }) => path === '/v1/validations/address'),
      false,
    );
    for (const country of ['KP', 'DE', 'nonsense']) {
      await rep.press('Verify address', { ...goodAddress, Country: country, 'Domain prefix': 'abccorp' });
      assert.match(rep.mistakes().Country ?? '', /may not sell to/);
      assert.equal(rep.values().Address, goodAddress.Address);
    }
  });

  it('in a country, chosen last, brings its fields first: nothing of one country is sent with the other', async () => {
    await startAccount(rep);
    await rep.press('Yes, create a new tenant');
    await rep.press('Verify address', { ...goodAddress, Country: 'GU' });
    assert.match(rep.mistakes().Country ?? '', /^The form now asks what Guam wants/);
    assert.deepEqual([rep.values().State, rep.values().Address], [undefined, goodAddress.Address]);
    assert.ok(!product.simulator.requests.some(({ path }) => path === '/v1/validations/address'));
    await rep.press('Verify address', { City: 'Hagåtña', 'Postal code (optional)': '96910' });
    const texts = rep.card().texts.join('\n');
    assert.match(texts, /Hagåtña, 96910, Guam/);
  });

  it('in an address is settled with Microsoft’s suggestion, or by the rep’s word where Microsoft knows nothing', async () => {
    await startAccount(rep);
    await rep.press('Yes, create a new tenant');
    const { id, revision } = onboardingOn(rep);
    await rep.press('Verify address', { ...goodAddress, Address: '1 microsoft wy' });
    assert.deepEqual(titlesOn(rep), ['Use suggestion', 'Edit address']);
    assert.ok(rep.card().texts.includes('1 microsoft wy') && rep.card().texts.includes('1 Microsoft Way'));
    await rep.forge({ onboarding: { verb: 'keep-address', id, revision: revision + 1 }, reason: 'because' });
    await rep.say('resume');
    assert.deepEqual(titlesOn(rep), ['Use suggestion', 'Edit address'], 'a forged click does not keep it');
    await rep.press('Use suggestion');
    assert.ok(rep.texts().some((text) => text.includes('1 Microsoft Way, Redmond, WA 98052-8300')));

    await rep.press('Edit company details');
    await rep.press('Verify address', { Address: 'Nowhere Road 7' });
    await rep.press('Keep mine');
    assert.match(rep.mistakes()['Reason for keeping it'] ?? '', /Say why/);
    await rep.press('Edit address');
    assert.equal(rep.values().Address, 'Nowhere Road 7');
    await rep.press('Verify address');
    await rep.press('Keep mine', { 'Reason for keeping it': 'New street, seen it myself' });
    assert.ok(rep.texts().includes('Address: Not verified, kept as typed: New street, seen it myself'));
  });

  it('about the agreement, the contract and the order stands under each field', async () => {
    await startAccount(rep);
    await rep.press('Yes, create a new tenant');
    await fillInCompany(rep);
    await rep.press('Edit agreement');
    const signed = 'Date signed (if already signed)';
    const alreadySigned = { 'How is it signed?': 'already-signed' };
    await refused('Continue', { ...alreadySigned, [signed]: '2030-01-01' }, { [signed]: /^Enter a date up to today/ });
    await refused('Continue', { ...alreadySigned, [signed]: '2026-02-30' }, { [signed]: /^Enter a date like/ });
    await refused(
      'Continue',
      { Agreement: 'forged', 'E-mail': 'ann', 'How is it signed?': 'by magic' },
      {
        Agreement: /Choose an agreement/,
        'E-mail': /^Enter an e-mail address like/,
        'How is it signed?': /whether it is signed already/,
      },
    );
    await rep.say('resume');
    await askCustomerForAgreement(rep);

    await rep.press('Edit billing contract');
    await refused(
      'Continue',
      {
        Name: '',
        'Start date (optional)': '31.12.2026',
        'Discount in percent (optional)': '101',
        'Term in months': '0',
        Currency: 'XYZ',
        'Further invoice recipients (optional)': 'cfo@abccorp.com, boss',
      },
      {
        Name: /is missing/,
        'Start date (optional)': /^Enter a date like/,
        'Discount in percent (optional)': /from 0 to 100/,
        'Term in months': /from 1 to 120/,
        Currency: /Choose a currency/,
        'Further invoice recipients (optional)': /“boss” is no e-mail address/,
      },
    );
    await rep.say('resume');
    await acceptContract(rep);

    await refused('Show prices', {}, { Product: /Choose a product/ });
    await rep.press('Show prices', { Product: 'CFQ7TTC0XXXX:0001' });
    assert.ok(
      rep.card().buttons.some(({ title }) => title === 'Show prices'),
      'a forged product changes nothing',
    );
    await rep.press('Show prices', { Product: 'Microsoft Teams Phone Standard' });
    assert.match(rep.mistakes().Product ?? '', /is an add-on/);
    await rep.press('Show prices', { Product: 'Microsoft 365 Business Basic' });
    const quantity = 'Seats (1 to 300)';
    for (const wrong of ['0', '10000', '-1', '1.5', '301']) {
      await refused(
        'Add another',
        { [quantity]: wrong, 'When the term is over': 'cancel' },
        { [quantity]: /from 1 to 300/ },
      );
    }
    const price = 'Selling price per seat and billing period (optional)';
    await refused(
      'Add another',
      { [quantity]: '5', 'Term and billing': 'P9Y/never', [price]: 'cheap', 'When the term is over': '' },
      {
        'Term and billing': /Choose term and billing/,
        'When the term is over': /what happens when/,
        [price]: /Enter an amount/,
      },
    );
    await rep.press('Back');
    await orderSeats(rep, { [quantity]: '300' });
    assert.ok(rep.texts().includes('What is ordered'));
  });

  it('in the mail to the customer stands under each field, and the link stays in', async () => {
    await startAccount(rep, 'Fabrikam', { ...annCarter, 'E-mail': 'ann@fabrikam.com' });
    await answerNo(rep);
    await refused(
      'Send now',
      { 'Send the mail to': '7', Subject: '', Text: 'Please accept at https://evil.example', Country: 'KP' },
      {
        'Send the mail to': /Choose who gets the mail/,
        Subject: /is missing/,
        Text: /Keep \[link\] in the text/,
        Country: /a country you may sell to/,
      },
    );
    assert.deepEqual(await product.mails(), []);
  });
});

function onboardingOn(rep: Window): { id: unknown; revision: number } {
  const onboarding = rep
    .card()
    .buttons.map(({ data }) => data.onboarding)
    .find(isElement);
  return { id: onboarding?.id, revision: Number(onboarding?.revision) };
}

/** The buttons below the finished parts. */
function titlesOn(rep: Window): readonly string[] {
  return rep
    .card()
    .buttons.map(({ title }) => title)
    .filter((title) => title !== 'Edit');
}

/** All texts that clients read as markdown. */
function textBlocks(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textBlocks);
  if (!isElement(node)) return [];
  const own = node.type === 'TextBlock' ? [String(node.text)] : [];
  return [...own, ...Object.values(node).flatMap(textBlocks)];
}
