import assert from 'node:assert/strict';
import { awayUntil } from '../../onboarding/away-until.ts';

/** A Sunday, in Berlin as well. */
const now = Date.parse('2026-11-29T14:00:00Z');

describe('until when somebody is away', () => {
  const days: [typed: string, day: string | undefined][] = [
    ['until Friday', '2026-12-04'],
    ['fri', '2026-12-04'],
    ['until Sunday', '2026-12-06'],
    ['until tomorrow', '2026-11-30'],
    ['until 2026-12-28', '2026-12-28'],
    ['until 5 Jan 2027', '2027-01-05'],
    ['until Jan 5, 2027', '2027-01-05'],
    ['until 5th January', '2027-01-05'],
    ['until 05.01.2027', '2027-01-05'],
    ['until 30 Feb 2027', undefined],
    ['until 2026-02-30', undefined],
    ['until 29 Nov 2026', undefined],
    ['until 5 Jan 2029', undefined],
    ['until today', undefined],
    ['until 31/12/2026', undefined],
    ['', undefined],
  ];
  for (const [typed, day] of days) {
    it(`is ${day ?? 'asked for again'} after “${typed}”`, () =>
      assert.equal(awayUntil(typed, 'Europe/Berlin', now), day && Date.parse(`${day}T00:00:00+01:00`)));
  }
});
