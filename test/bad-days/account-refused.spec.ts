import assert from 'node:assert/strict';
import { type BadDay, hour, minute, said, startBadDay } from './day.ts';

describe('an account that may no longer make customers', () => {
  let bad: BadDay;
  beforeEach(async () => {
    bad = await startBadDay();
  });
  afterEach(() => bad.close());

  const refuse = (times: number) =>
    bad.product.trouble('POST /v1/customers', 'refuse', { code: 600006, status: 403, description: 'No', times });

  it('for a day is one alarm however many deals there are, and all go on once it may', async () => {
    const { product } = bad;
    await refuse(10_000);
    const deals = await bad.begin(8, ['new tenant, agreement signed']);
    await bad.pass(minute, hour, ...Array.from({ length: 2 }, () => 8 * hour));
    const asked = product.simulator.requests.length;
    await bad.pass(minute);
    assert.ok(product.simulator.requests.length - asked < 6, 'each asks every few minutes');
    assert.equal(bad.alarms().length, 1);
    assert.match(bad.alarms()[0] ?? '', /may not create customers.*nobody has to press Retry/);
    for (const { rep } of deals) assert.deepEqual(said(product, rep), []);
    await fetch(`${product.simulator.url}/_faults`, { method: 'DELETE' });
    await bad.pass(7 * minute, minute, minute, hour);
    await bad.allIsWell(deals);
    assert.equal(bad.alarms().length, 1);
  });

  it('is not what one deal alone is refused for: others go on, and it comes to a person', async () => {
    await refuse(1);
    const [refused] = await bad.begin(1, ['new tenant, agreement signed']);
    assert.ok(refused);
    await bad.pass(0);
    // What is refused from now on is this one's.
    await bad.begin(2, ['new tenant, agreement signed']);
    await bad.pass(minute);
    await refuse(10_000);
    await bad.pass(7 * minute, 7 * minute, 7 * minute);
    const record = (await bad.onboardings.get(refused.id))?.record;
    assert.equal(record?.attention?.problem.key, 'errors.partnerCenter.fault-403-600006');
  });
});
