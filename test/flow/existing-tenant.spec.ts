import assert from 'node:assert/strict';
import { openLinkIn } from './customer.ts';
import { acceptContract, answerNo, orderSeats, startAccount } from './fill-in.ts';
import { connected, existingTenantFromMailToOrder, pat } from './journeys.ts';
import { type Product, startProduct } from './start-product.ts';

describe('a customer with a tenant', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  it('is found out although the rep said otherwise, accepts us by mail, and gets its order', () =>
    existingTenantFromMailToOrder(product));

  it('is not mixed up with another that accepts the same link', async () => {
    const { rep, simulator } = product;
    await startAccount(rep, 'Fabrikam', pat);
    await answerNo(rep);
    const fabrikam = simulator.state.tenants.find(({ displayName }) => displayName === 'Fabrikam');
    await rep.press('Send now');
    const page = await openLinkIn(await product.mailTo('pat@fabrikam.com'));
    await page.submit({ tenant: 'wingtiptoys.com' });
    await product.untilLogged(/"check-relationship".*still-waiting/, 2);
    await page.submit({ tenant: 'fabrikam.com' });
    await product.untilLogged(connected(rep));
    const ids = new Set(product.stored().match(/"customerId":"[^"]+"/g));
    assert.deepEqual([...ids], [`"customerId":"${fabrikam?.id}"`]);
  });

  it('is looked for once more before the mail leaves: where it is gone, the rep is asked and nobody written to', async () => {
    const { rep, simulator } = product;
    await startAccount(rep, 'Fabrikam', pat);
    assert.ok('Subject' in rep.values());
    const at = simulator.state.tenants.findIndex(({ displayName }) => displayName === 'Fabrikam');
    simulator.state.tenants.splice(at, 1);
    await rep.press('Send now');
    assert.ok(rep.card().texts.includes('There is no Microsoft tenant for fabrikam.com.'));
    assert.deepEqual(await product.mails(), []);
  });

  it('is looked for under the domain that the rep knows better', async () => {
    const { rep } = product;
    await startAccount(rep, 'Wingtip', { ...pat, 'E-mail': 'pat@wingtip-mail.example' });
    await answerNo(rep);
    assert.ok(rep.texts().includes('There is no Microsoft tenant for wingtip-mail.example.'));
    const other = 'Web or mail domain of their tenant, if you know it (optional)';
    await rep.press('They have a tenant under another domain', { [other]: 'not a domain' });
    assert.match(rep.mistakes()[other] ?? '', /^Enter a web address like/);
    await rep.press('They have a tenant under another domain', { [other]: 'nowhere.example' });
    assert.match(rep.mistakes()[other] ?? '', /no Microsoft tenant for nowhere\.example either/);
    await rep.press('They have a tenant under another domain', { [other]: 'https://www.wingtiptoys.com/about' });
    assert.ok(rep.texts().some((text) => text.includes('Tenant found for wingtiptoys.com')));
    await rep.press('Send now');
    await (await openLinkIn(await product.mailTo('pat@wingtip-mail.example'))).submit({ tenant: 'wingtiptoys.com' });
    await product.untilLogged(connected(rep));
  });

  it('that already is ours needs no mail at all', async () => {
    const { rep, manager, simulator } = product;
    await startAccount(rep, 'Adatum Group', { 'First name': 'Ada', 'Last name': 'Tum', 'E-mail': 'ada@adatum.com' });
    await rep.press('Yes, create a new tenant');
    assert.ok(rep.texts().includes('Adatum (adatum.onmicrosoft.com) already is our customer in Partner Center.'));
    await rep.press('No, use the tenant they have with us');
    await rep.press('Continue', { Country: 'United States' });
    await acceptContract(rep);
    await orderSeats(rep);
    await rep.press('Submit for approval');
    await manager.until(/Has the tenant adatum.onmicrosoft.com, which is connected to us/);
    await manager.press('Approve');
    await rep.until(/[Tt]he order( for Adatum Group)? is placed/);
    assert.deepEqual(await product.mails(), []);
    assert.equal(simulator.state.customers.length, 1);
    assert.equal(simulator.state.orders.length, 1);
  });
});
