import assert from 'node:assert/strict';
import type { Typed, Window } from '../teams/chat-window.ts';
import { endsThen, goodAddress } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

/** What a registration costs a rep, beside what only they can know: presses of buttons, and questions to decide. */
interface Cost {
  presses: number;
  choices: number;
}

const goals: Readonly<Record<'yes' | 'no', Cost>> = {
  yes: { presses: 5, choices: 2 },
  no: { presses: 4, choices: 2 },
};

const pat: Typed = { 'First name': 'Pat', 'Last name': 'Price' };
const ann: Typed = { 'First name': 'Ann', 'Last name': 'Carter' };
const basic: Typed = { Product: 'Microsoft 365 Business Basic' };

for (const client of ['playground', 'teams'] as const) {
  describe(`a first registration with one product, in a client ${client === 'teams' ? 'with' : 'without'} dialogs`, () => {
    let product: Product;
    let rep: Window;
    before(async () => {
      product = await startProduct();
      rep = product.teams.window(people.rep, client);
    });
    after(() => product.close());

    it('of a customer without a tenant costs no more than it has to', async () => {
      const { press, cost } = counted(rep);
      await rep.say('onboard ABC Corp ann@abccorp.com');
      await press('Continue', { data: ann });
      await press('Yes, create a new tenant', { choices: 1 });
      assert.equal(rep.dialog() === undefined, client === 'playground');
      await press('Verify address', { data: goodAddress });
      await press('Add and review', { data: { ...basic, 'When the term is over': endsThen }, choices: 1 });
      await press('Submit for approval');
      assert.ok(rep.texts().includes('Waiting for approval'));
      // Who approves sees what nobody has filled in.
      await product.manager.until(/Ann Carter gets the link by mail · as proposed$/);
      assertWithin(cost, goals.yes);
    });

    it('of a customer with one costs no more than it has to', async () => {
      const { press, cost } = counted(rep);
      await rep.say('onboard Fabrikam pat@fabrikam.com');
      await press('Continue', { data: pat });
      await press('Send now', { choices: 1 });
      await press('Add and review', { data: { ...basic, 'When the term is over': endsThen }, choices: 1 });
      await press('Submit for approval');
      assert.ok(rep.card().texts.includes('Waiting for approval'));
      assertWithin(cost, goals.no);
    });
  });
}

/** A rep whose presses are counted, and the choices that they say they make with one. */
function counted(rep: Window) {
  const cost: Cost = { presses: 0, choices: 0 };
  const press = async (button: string, { data = {}, choices = 0 }: { data?: Typed; choices?: number } = {}) => {
    cost.presses += 1;
    cost.choices += choices;
    await rep.press(button, data);
    assert.deepEqual(rep.mistakes(), {}, button);
  };
  return { press, cost };
}

function assertWithin({ presses, choices }: Cost, goal: Cost): void {
  const told = `${presses} presses and ${choices} choices`;
  assert.ok(presses <= goal.presses && choices <= goal.choices, told);
}
