import assert from 'node:assert/strict';
import { askAboutMfa } from '../../bot/providers/mfa.ts';
import type { MfaDay } from '../../partner-center/partner-center.ts';

const day = (loginDate: string, compliant: number, applicationId = 'OURS'): MfaDay => {
  return { loginDate, applicationId, mfaCompliantRequestCount: compliant, totalRequestCount: 7 };
};
const ask = (isCompliant: boolean | undefined, days: readonly MfaDay[]) =>
  askAboutMfa(
    {
      isMfaCompliant: async () => isCompliant,
      mfaAdoption: async () => days,
      partnerProfile: async () => assert.fail('nobody asked who we are'),
    },
    'ours',
  );

describe('whether a sign-in is what Microsoft enforces', () => {
  it('is what is said about the one in use, whatever was counted before it', async () => {
    const days = [day('2026-05-19', 0), day('2026-05-20', 3)];
    assert.deepEqual(await ask(true, days), { isSatisfied: true, day: days[1] });
    assert.equal((await ask(false, [day('2026-05-20', 7)])).isSatisfied, false);
  });

  it('is what the newest day of our application tells where nothing is said, and else unknown', async () => {
    const others = [day('2026-05-21', 0, 'theirs')];
    assert.equal((await ask(undefined, [day('2026-05-20', 7), day('2026-05-19', 0), ...others])).isSatisfied, true);
    assert.equal((await ask(undefined, [day('2026-05-20', 6), ...others])).isSatisfied, false);
    assert.equal((await ask(undefined, others)).isSatisfied, undefined);
  });
});
