import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPartner } from './partner.ts';

/** What the file of an earlier version did not have yet. */
const newMembers = ['gdap', 'qualifications', 'users', 'catalogRotation', 'seatChanges'];

describe('simulator: a state file of an earlier version', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is loaded, with its orders and subscriptions', async () => {
    const stateFile = join(folder, 'simulator.json');
    const before = await startPartner({ stateFile });
    const customer = `/v1/customers/${before.simulator.state.customers[0]?.id}`;
    const line = { catalogItemId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971', termDuration: 'P1Y', billingCycle: 'monthly' };
    const body = { lineItems: [{ ...line, quantity: 7 }] };
    const cart = await before.send('POST', `${customer}/carts`, { body });
    await before.send('POST', `${customer}/carts/${cart.at('id')}/checkout`);
    await before.close();
    const text = readFileSync(stateFile, 'utf8');
    const old = JSON.stringify(JSON.parse(text, (name, value) => (newMembers.includes(name) ? undefined : value)));
    assert.ok(old.length < text.length);
    writeFileSync(stateFile, old);

    const after = await startPartner({ stateFile });
    after.wait(3000);
    const subscriptions = await after.send('GET', `${customer}/subscriptions`);
    await after.close();
    assert.deepEqual([subscriptions.at('items.0.quantity'), subscriptions.at('items.0.status')], [7, 'active']);
  });
});
