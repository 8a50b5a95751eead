import assert from 'node:assert/strict';
import type { Branch } from '../crash/customers.ts';
import type { Crossing, Fate } from '../crash/wire.ts';
import { type BadDay, hour, minute, startBadDay } from './day.ts';

describe('a day without Partner Center', () => {
  let bad: BadDay;
  beforeEach(async () => {
    bad = await startBadDay();
  });
  afterEach(() => bad.close());

  const ways: readonly [string, Fate][] = [
    ['refuses connections', 'cut'],
    ['answers 503 and says when to come again', { status: 503, headers: { 'Retry-After': '120' } }],
  ];
  for (const [what, fate] of ways) {
    it(`that ${what} is one alarm, and deals in every stage end by themselves`, async () => {
      const waiting = await bad.begin(3);
      await bad.pass();
      // It begins in the middle of an order: that one is placed, and nobody hears of it.
      let isDown = false;
      bad.lines.partnerCenter = ({ what, moment }: Crossing) => {
        if (isDown) return fate;
        isDown = moment === 'carried out' && what.endsWith('/checkout');
        return isDown ? 'cut' : 'goes on';
      };
      const deals = [...waiting, ...(await bad.begin(6))];
      await bad.pass(minute, 10 * minute, 6 * hour, 6 * hour, 6 * hour, 6 * hour);
      assert.ok(isDown);
      assert.match(bad.alarms().join('\n'), /^[^\n]*It has failed for more than an hour[^\n]*$/);

      bad.lines.partnerCenter = () => 'goes on';
      await bad.quietTime();
      await bad.allIsWell(deals);
      assert.equal(bad.alarms().length, 1);
    });
  }

  const only: readonly [string, Branch][] = [
    ['looks', 'existing tenant'],
    ['writes behind the open circuit', 'new tenant, agreement signed'],
  ];
  for (const [what, branch] of only) {
    it(`that holds up ${what} alone is known within the hour, once, and the next time again`, async () => {
      await bad.close();
      bad = await startBadDay({ settings: { PARTNER_CENTER_WEBHOOK: 'off' } });
      const deals = branch === 'existing tenant' ? await bad.begin(4, [branch]) : [];
      await bad.pass(minute);
      for (const time of [1, 2]) {
        bad.lines.partnerCenter = () => 'cut';
        if (branch !== 'existing tenant') deals.push(...(await bad.begin(4, [branch])));
        await bad.pass(10 * minute, hour, hour);
        assert.equal(bad.alarms().length, time);
        bad.lines.partnerCenter = () => 'goes on';
        await bad.pass(10 * minute, 14 * hour);
      }
      await bad.quietTime();
      await bad.allIsWell(deals);
    });
  }
});
