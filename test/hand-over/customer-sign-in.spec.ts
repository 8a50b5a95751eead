import assert from 'node:assert/strict';
import { passwordGiven } from '../flow/customer.ts';
import { fillInNewTenant } from '../flow/fill-in.ts';
import { askForCode, openHandOver } from '../flow/hand-over.ts';
import { type Product, startProduct } from '../flow/start-product.ts';

const ann = 'ann@abccorp.com';

describe('a new tenant’s sign-in, handed over to the customer', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
    const { rep, manager } = product;
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await rep.until(/^The tenant of ABC Corp is there/);
  });
  afterEach(() => product.close());

  const handOver = async () => {
    await product.rep.press('Hand over to Ann Carter', {}, product.rep.news().at(-1));
    return openHandOver(product, ann);
  };
  const agreementMails = async () =>
    (await product.mails()).filter(({ subject }) => /Microsoft Customer Agreement/.test(subject));

  it('comes by a link and a code of its own, is shown, and is gone; then the agreement leaves', async () => {
    const page = await handOver();
    await product.rep.until(/^Link mailed to Ann Carter on .*\. It works until /);
    assert.match(page.html, /<b>Robin Reyes<\/b> of <b>Northwind Cloud<\/b> looks after it/);
    await product.rep.until(/^Ann Carter to open the sign-in$/);
    const password = passwordGiven(product);
    const { asked, code } = await askForCode(product, ann);
    assert.deepEqual(await agreementMails(), []);
    const shown = await asked.submit({ code: ` ${code.slice(0, 3)}-${code.slice(3)} ` });
    assert.ok(shown.html.includes(`<code id="password">${password}</code>`));
    assert.ok(shown.html.includes('<code id="userName">admin@abccorp.onmicrosoft.com</code>'));
    await product.rep.until(/^Ann Carter opened the sign-in on /);
    await product.rep.until(/^Link mailed to the customer on /);
    assert.equal((await agreementMails()).length, 1);
    for (const time of ['once', 'pressed twice'])
      assert.match((await shown.submit()).html, /Our copy is deleted/, time);
    await product.untilLogged(/"forget-credentials".*task carried out/);
    assert.match((await asked.submit({ code })).html, /The sign-in was opened/);
    assert.ok(!product.logged().includes(password) && !product.logged().includes(code));
  });
});
