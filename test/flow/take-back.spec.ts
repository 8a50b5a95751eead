import assert from 'node:assert/strict';
import type { Window } from '../teams/chat-window.ts';
import { acceptContract, agreementAlreadySigned, endsThen, fillInCompany, startAccount } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
const settled = /"task":"set-end-of-term".*"result":"end-of-term-settled"/;
const reminded = /"task":"remind-of-take-back".*"result":"take-back-seen"/;
const scheduled = /"task":"remind-of-take-back".*"result":"still-waiting"/;

describe('what was ordered', () => {
  let product: Product;
  let rep: Window;
  afterEach(() => product.close());

  const ordered = async (settings = {}) => {
    product = await startProduct({ settings });
    rep = product.teams.window({ ...people.rep, locale: 'en-GB', timeZone: 'Europe/Berlin' });
    await startAccount(rep);
    await rep.press('Yes, create a new tenant');
    await fillInCompany(rep);
    await agreementAlreadySigned(rep);
    await acceptContract(rep);
    await rep.press('Show prices', { Product: 'Microsoft 365 Business Basic' });
    await rep.press('Add another', { 'When the term is over': endsThen, 'Quantity (1 to 300 seats)': '10' });
    await rep.press('Show prices', { 'Add another product': 'Microsoft Teams Phone Standard' });
    await rep.press('Add and review', { 'When the term is over': endsThen, 'Quantity (1 to 10000 seats)': '4' });
    await rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
    await product.manager.press('Approve');
    await product.untilLogged(settled);
    await product.untilLogged(scheduled);
  };

  it('explore', async () => {
    await ordered();
    await rep.say('status ABC Corp');
    console.log(
      rep.card().texts.join('\n'),
      rep.card().buttons.map(({ title }) => title),
    );
    product.later(5 * day + 20 * hour);
    await product.untilLogged(reminded);
    console.log(JSON.stringify(await rep.until(/can still be/)));
    const news = rep.news().at(-1);
    assert.ok(news);
    console.log(
      news.toast,
      news.texts,
      news.buttons.map(({ title }) => title),
    );
    await rep.press('Reduce seats', {}, news);
    console.log(rep.card().texts.join('\n'), JSON.stringify(rep.card().fields));
    await rep.press('Ask for approval');
    console.log(rep.mistakes());
    const [field] = rep.card().fields;
    await rep.press('Ask for approval', { [field?.label ?? '']: '6', 'Why, in one line': 'Too many' });
    console.log(
      rep.card().texts.join('\n'),
      rep.card().buttons.map(({ title }) => title),
    );
    await product.manager.until(/Fewer seats wanted/);
    console.log(
      product.manager.card().texts.join('\n'),
      product.manager.card().buttons.map(({ title }) => title),
    );
    await product.manager.press('Approve');
    console.log(product.manager.card().texts.join('\n'));
    await product.untilLogged(/"task":"change-order".*"result":"order-changed"/);
    await rep.until(/Done for ABC Corp/);
    await rep.say('status ABC Corp');
    console.log(
      rep.card().texts.join('\n'),
      rep.card().buttons.map(({ title }) => title),
    );
    console.log(product.simulator.state.orders[0]?.lineItems);
  });
});
