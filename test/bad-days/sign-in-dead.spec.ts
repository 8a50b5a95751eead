import assert from 'node:assert/strict';
import { startAccount } from '../flow/fill-in.ts';
import { runConnect } from '../flow/run-connect.ts';
import { type BadDay, day, hour, minute, said, startBadDay } from './day.ts';

const inFlight = 40;

describe('a sign-in dead for a week', function () {
  this.timeout(180_000);
  let bad: BadDay;
  beforeEach(async () => {
    bad = await startBadDay({ settings: { HOURLY_LOOKUPS: '1000' } });
  });
  afterEach(() => bad.close());

  const signIns = () => bad.product.simulator.requests.filter(({ path }) => path.endsWith('/token')).length;

  it(`with ${inFlight} deals in flight is one alarm, and all go on by themselves once it is mended`, async () => {
    const { product } = bad;
    const { rep } = product;
    await fetch(`${product.simulator.url}/_sign-outs`, { method: 'POST' });
    product.later(2 * hour);
    const deals = await bad.begin(inFlight, ['new tenant, agreement signed']);
    await bad.pass(minute);
    for (let passed = 1; passed <= 7; passed++) await bad.pass(day);
    assert.equal(bad.alarms().length, 1);
    assert.match(bad.alarms()[0] ?? '', /lets us do nothing any more.*npm run connect.*nobody has to press Retry/);
    for (const { rep } of deals) assert.ok(!said(product, rep).some((text) => /needs you|lets us/.test(text)));
    const [one] = deals;
    await one?.rep.say('status');
    assert.ok(one?.rep.card().texts.some((text) => /it goes on by itself once that is mended/.test(text)));

    const before = signIns();
    await startAccount(rep, 'ABC Corp');
    await rep.press('Yes, create a new tenant');
    assert.ok(rep.card().texts.some((text) => /lets us do nothing at the moment.* goes on by itself/.test(text)));
    assert.equal(signIns(), before, 'a rep who fills in asks nobody for a token');

    await runConnect(product, 'mfa');
    product.later(minute);
    await product.untilLogged(/what the provider held up goes on/);
    // They go on one after the other, eight in a second.
    await bad.pass(...[4, 4, 4, 60, 60].map((seconds) => seconds * 1000), hour);
    await bad.allIsWell(deals);
    assert.match(bad.alarms().slice(1).join('\n'), /^[^\n]*lets us in again[^\n]*$/);
  });
});
