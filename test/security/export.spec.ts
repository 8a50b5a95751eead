import assert from 'node:assert/strict';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import { openBrowser } from './browser.ts';
import { type Account, type Entra, startEntra } from './entra-double.ts';

describe('the file of everything that happened', () => {
  let product: Product;
  let entra: Entra;

  before(async () => {
    entra = await startEntra(Date.now);
    const { manager, secondManager } = people;
    product = await startProduct({
      settings: { ...entra.settings, OPERATORS: manager.aadObjectId, AUDITORS: secondManager.aadObjectId },
    });
    await product.rep.say('onboard ABC Corp');
  });
  after(async () => {
    await product.close();
    entra.close();
  });

  const openAs = async (person: Account, format: 'csv' | 'json') => {
    const browser = openBrowser();
    entra.account = person;
    return browser.signIn(await browser.get(`${product.botUrl}/records.${format}`));
  };

  it('is taken by operators and auditors, who are on record with it', async () => {
    const csv = await openAs(people.manager, 'csv');
    assert.equal(csv.status, 200);
    assert.match(csv.html, /"ABC Corp".*"started"/);
    const json = await openAs(people.secondManager, 'json');
    assert.match(json.html, /"kind":"started"/);
    for (const { aadObjectId } of [people.manager, people.secondManager]) {
      assert.match(product.logged(), new RegExp(`"person":"${aadObjectId}".*what happened is taken as a file`));
    }
  });

  it('is not for a rep, nor for who has not signed in', async () => {
    const refused = await openAs(people.rep, 'csv');
    assert.equal(refused.status, 403);
    const stranger = await openBrowser().get(`${product.botUrl}/records.json`);
    assert.equal(stranger.status, 401);
    for (const { html } of [refused, stranger]) assert.doesNotMatch(html, /ABC Corp|started/);
    assert.match(product.logged(), new RegExp(`"person":"${people.rep.aadObjectId}".*a caller was refused`));
  });

  it('is offered by help to those who may have it', async () => {
    await product.manager.say('help');
    assert.ok(product.manager.card().buttons.some(({ url }) => url?.endsWith('/records.csv')));
    await product.rep.say('help');
    assert.ok(!product.rep.card().buttons.some(({ url }) => url?.includes('/records.')));
  });
});
