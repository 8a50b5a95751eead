import assert from 'node:assert/strict';
import { type BadDay, minute, startBadDay } from './day.ts';

describe('the clock of the machine wrong by ten minutes', () => {
  let bad: BadDay;
  let ahead = 0;
  const start = async (minutes: number) => {
    bad = await startBadDay({ clockIsAhead: () => ahead });
    ahead = minutes * minute;
    // The answer to the first order is lost: what was ordered has to be known again by its date.
    let isLost = false;
    bad.lines.partnerCenter = ({ what, moment }) => {
      if (isLost || moment !== 'carried out' || !what.endsWith('/checkout')) return 'goes on';
      isLost = true;
      return 'cut';
    };
    return bad;
  };
  afterEach(async () => {
    ahead = 0;
    await bad.close();
  });

  for (const [minutes, by] of [
    [10, 'ahead'],
    [-10, 'behind'],
  ] as const) {
    it(`${by}: everything ends by itself, one alarm says whose clock it is, and set right it loses nothing`, async () => {
      const { begin, pass, quietTime, allIsWell, alarms } = await start(minutes);
      const deals = await begin(3);
      await quietTime();
      await allIsWell(deals);
      assert.match(alarms().join('\n'), new RegExp(`^The clock of \\S+ is 10 minutes ${by}\\.[^\\n]*$`));
      deals.push(...(await begin(3)));
      await pass(minute);
      ahead = 0;
      await pass(10 * minute);
      await quietTime();
      await allIsWell(deals);
    });
  }

  it('on one machine of three, and on another the other way: what two of them do at once is there once', async () => {
    const { begin, quietTime, allIsWell, alarms, startMachine } = await start(0);
    await startMachine('early', 10 * minute);
    await startMachine('late', -10 * minute);
    const deals = await begin(6);
    await quietTime();
    await allIsWell(deals, { isRepeated: true });
    const ofClocks = alarms().filter((text) => /^The clock of/.test(text));
    assert.deepEqual(
      ofClocks.map((text) => /The clock of (\w+) is (.*?)\./.exec(text)?.slice(1).join(' ')).toSorted(),
      ['early 10 minutes ahead', 'late 10 minutes behind'],
    );
  });
});
