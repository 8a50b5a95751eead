import assert from 'node:assert/strict';
import { sellableCountries } from '../../onboarding/countries.ts';
import catalog from '../../simulator/data/catalog.json' with { type: 'json' };
import { leftover, readable, type Said, shapes } from '../words/leftover.ts';
import { createPseudoWords, withoutMarks } from '../words/pseudo.ts';
import { openPage } from './customer.ts';
import { annCarter, fillInCompany, fillInNewTenant, goodAddress, startAccount } from './fill-in.ts';
import { existingTenantFromMailToOrder, newTenantFromCommandToOrder, pat, slowPartnerCenter } from './journeys.ts';
import { type Product, people, startProduct } from './start-product.ts';

const words = createPseudoWords();
const minutes = 60_000;

/**
 * Everything a person reads comes from the catalogue. The people of these flows know the pseudo-language, so that they
 * press and fill in as ever; afterwards all that any surface has shown to them is looked through.
 */
describe('in another language', () => {
  let product: Product;
  /** The pages somebody has looked at. */
  const pages: string[] = [];
  const open = async (url: string) => {
    const page = await openPage(url);
    pages.push(page.html);
    return page;
  };
  const start = async (options = {}) => {
    product = await startProduct({ words, reads: withoutMarks, ...options });
    pages.length = 0;
  };

  afterEach(async () => {
    try {
      for (const path of ['privacy', 'terms', 'outbox', 'credentials/none/none'])
        await open(`${product.botUrl}/${path}`);
      const mails = (await product.mails()).flatMap(({ subject, text }) => [subject, text]);
      const { connector, answered } = product.teams;
      const wire = [...connector.received, ...answered].filter((json) => json !== '');
      const texts = [...wire.flatMap((json) => readable(JSON.parse(json))), ...mails, ...pages.map(textOfPage)];
      const left = [...new Set(texts)].filter((text) => leftover(text, said).length > 0);
      assert.deepEqual(
        left.map((text) => ({ text, words: leftover(text, said) })),
        [],
      );
      for (const html of pages) assert.match(html, new RegExp(`<html lang="${words.locale}">`));
    } finally {
      await product.close();
    }
  });

  it('a new tenant comes from the command to the order, its sign-in handed over', async () => {
    await start(slowPartnerCenter);
    await newTenantFromCommandToOrder(product);
  });

  it('a new tenant’s credentials are taken by the rep', async () => {
    await start();
    const { rep, manager, teams } = product;
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await rep.until(/^The tenant of ABC Corp is there/);
    const inTeams = teams.window(people.rep, 'teams');
    await inTeams.say('status ABC Corp');
    const dialog = await inTeams.openDialog('Open credentials');
    await assert.rejects(teams.window(people.secondRep, 'teams').openDialog('Open credentials', inTeams.card()));
    await rep.say('status ABC Corp');
    await rep.press('Open credentials');
    const link = rep.card().buttons.find(({ title }) => title === 'Show credentials')?.url ?? '';
    const shown = await (await open(link)).submit();
    pages.push(shown.html, (await shown.submit()).html);
    await open(dialog);
    await rep.until(/^Taken by Robin Reyes/);
  });

  it('a customer with a tenant comes from the mail to the order', async () => {
    await start();
    await existingTenantFromMailToOrder(product);
  });

  it('what is typed is understood or not, listed, and changed', async () => {
    await start();
    const { rep, manager, teams } = product;
    for (const typed of [
      'help',
      'hlep',
      'what?',
      'onboard',
      'resume',
      'my onboardings',
      'status',
      'status XYZ',
      'cancel',
    ]) {
      await rep.say(typed);
    }
    await rep.say(`onboard ${'A'.repeat(101)}`);
    await rep.forge({ onboarding: 'nothing of ours' });
    await startAccount(rep);
    for (const typed of ['onboard ABC CORP', 'my onboardings', 'status', 'start over', 'resume']) await rep.say(typed);
    await teams.window(people.secondRep).say('onboard ABC Corp');
    await teams.window(people.secondRep).press('Edit account', {}, rep.card());
    await rep.press('Yes, create a new tenant');
    await rep.say('cancel');
    await rep.press('Yes, cancel');
    await manager.say('approvals');
  });

  it('what is typed wrong is told beside each field', async () => {
    await start();
    const { rep } = product;
    await rep.say('onboard ABC Corp');
    const old = rep.card();
    await rep.press('Continue', { 'Last name': 'X'.repeat(51), 'E-mail': '-', 'Phone (optional)': '-' });
    await rep.press('Add contact', annCarter);
    await rep.press('Continue', { ...annCarter, 'First name': ['Ann', ''] });
    await rep.press('Continue', annCarter, old);
    await rep.press('Yes, create a new tenant');
    await rep.press('Verify address', { 'Legal name': 'LLC', 'Domain prefix': '!', State: 'ZZ', 'Postal code': '1' });
    await rep.press('Verify address', { ...goodAddress, 'Legal name': 'ABC Corp', 'Domain prefix': 'contoso' });
    await rep.press('Verify address', { ...goodAddress, 'Domain prefix': 'abccorp', Address: '1 microsoft wy' });
    await rep.press('Edit address');
    await rep.press('Verify address', { Address: 'Nowhere Road 7' });
    await rep.press('Keep mine');
    await rep.press('Edit address');
    await fillInCompany(rep);
    await rep.press('Edit agreement');
    await rep.press('Continue', { 'How is it signed?': '-', Agreement: '-', 'E-mail': '-' });
    await rep.press('Continue', {
      'How is it signed?': 'already-signed',
      'Date signed (if already signed)': '2040-01-01',
    });
    await rep.say('ask the customer');
    await rep.press('Continue');
    await rep.press('Edit billing contract');
    await rep.press('Continue', {
      Name: '',
      'Start date (optional)': '-',
      'Term in months': '0',
      Currency: '-',
    });
    await rep.say('resume');
    await rep.press('Continue');
    await rep.press('Show prices');
    await rep.press('Show prices', { Product: 'Microsoft Teams Phone Standard' });
    await rep.press('Show prices', { Product: 'Microsoft 365 Business Basic' });
    await rep.press('Add another', { 'Seats (1 to 300)': '0', 'When the term is over': '' });
    await rep.press('Back');
    await rep.say('Business');
  });

  it('a rejected request comes back, an approved one runs into trouble', async () => {
    await start();
    const { rep, manager, simulator } = product;
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    await manager.until(/^Approval wanted/);
    for (const typed of ['help', 'approvals']) await manager.say(typed);
    await manager.press('Send back', {}, await requestOn());
    await manager.press('Send back', { 'Comment, reason or question': '42' }, await requestOn());
    await rep.until(/^Morgan Lee sent ABC Corp back/);
    await rep.say('status');
    await rep.press('Submit for approval');
    await manager.until(/^Approval wanted/);
    await product.trouble('POST /v1/customers', 'refuse', { status: 400, code: 2007 });
    await manager.press('Approve', {}, await requestOn());
    await rep.until(/^ABC Corp needs you/);
    await rep.say('my onboardings');
    await rep.say('resume');
    assert.equal(simulator.state.orders.length, 0);
    await rep.press('Retry');
    await rep.until(/^The tenant of ABC Corp is there/);
    product.later(5 * minutes);
    await rep.say('cancel');
    await rep.press('Yes, cancel');
  });

  /** The approver's card that can be decided on. */
  const requestOn = async () => {
    await product.manager.until(/^Approve$/);
    return product.manager.card();
  };
});

/** What people, Microsoft and the settings have written in these flows; the longest first, so that none hides another. */
const said: Said = [
  ...shapes,
  ...[
    ...Object.values(people).map(({ name }) => name),
    ...[...Object.values(annCarter), ...Object.values(pat), ...Object.values(goodAddress)],
    ...['Ann Carter', 'Pat Price', 'ABC Corp', 'ABC-Corp-CSP-Monthly', 'Fabrikam', 'Fabrikam-CSP-Monthly'],
    ...['abccorp', 'abccorp.com', 'abccorp.onmicrosoft.com', 'fabrikam.com', 'fabrikam.onmicrosoft.com'],
    ...['hlep', 'help', 'what?', 'XYZ', 'X'.repeat(51), 'LLC', 'contoso', 'contoso.onmicrosoft.com'],
    ...['1 microsoft wy', 'Nowhere Road 7', 'AK', 'onboarding@example.com'],
    ...['Hello Pat, please open', 'and accept.', '[link]'],
    ...['Microsoft Partner Center', 'Microsoft Customer Agreement', 'Northwind Cloud', 'admin.microsoft.com'],
    ...[...JSON.stringify(catalog).matchAll(/"title":"([^"]*)"/g)].map(([, title = '']) => title),
    ...sellableCountries('US').map(({ iso2 }) => words.country(iso2)),
    ...['en-US', 'es-US'].map(words.language),
    'USD',
  ].toSorted((one, other) => other.length - one.length),
];

function textOfPage(html: string): string {
  return html.replace(/<(style|script|code)\b.*?<\/\1>|<[^>]*>/gs, '');
}
