import assert from 'node:assert/strict';
import type { Typed, Window } from '../teams/chat-window.ts';
import { annCarter, goodAddress } from './fill-in.ts';
import { type Product, startProduct } from './start-product.ts';

const pasted = `Ann Carter
Chief Financial Officer
ABC Corp
1 Microsoft Way
Redmond, WA 98052
+1 425 555 0100
ann@abccorp.com`;

const header = 'Company,First name,Last name,E-mail,Phone,Street,City,State,ZIP,Country';
const row = (name: string, domain: string) =>
  `${name},Ann,Carter,ann@${domain},+1 425 555 0100,1 Microsoft Way,Redmond,WA,98052,US`;

describe('what a rep types for a new tenant, up to its verified address', () => {
  let product: Product;
  let rep: Window;
  let characters: number;
  beforeEach(async () => {
    product = await startProduct();
    rep = product.rep;
    characters = 0;
  });
  afterEach(() => product.close());

  const say = (text: string, clipboard = '') => {
    characters += text.length;
    return rep.say(`${text}${clipboard}`);
  };
  /** What stands there already is not typed, nor is what is chosen from a list. */
  const press = (button: string, wanted: Typed) => {
    for (const { label, value, choices } of rep.card().fields) {
      const typed = wanted[label];
      if (typeof typed === 'string' && typed !== value && choices.length === 0) characters += typed.length;
    }
    return rep.press(button, wanted);
  };
  const fillInCompany = async () => {
    await rep.press('Yes, create a new tenant');
    await press('Verify address', goodAddress);
    assert.ok(rep.card().fields.some(({ label }) => label === 'Product'));
  };

  it('is 82 characters by hand', async () => {
    await say('onboard ABC Corp');
    await press('Continue', annCarter);
    await fillInCompany();
    assert.equal(characters, 82);
  });

  it('is 8 with a signature', async () => {
    await say('onboard\n', pasted);
    await press('Continue', annCarter);
    await fillInCompany();
    assert.equal(characters, 8);
  });

  it('is 7 for a list of any length', async () => {
    await say('import\n', [header, row('ABC Corp', 'abccorp.com'), row('Contoso', 'contoso.example')].join('\n'));
    await rep.press('Begin 2');
    const begun = rep.card();
    for (const name of ['ABC Corp', 'Contoso']) {
      await rep.submit('My work', {}, begun);
      await rep.press(`Continue: ${name}`);
      await fillInCompany();
    }
    assert.equal(characters, 7);
  });
});
