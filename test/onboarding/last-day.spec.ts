import assert from 'node:assert/strict';
import { lastDayOf } from '../../onboarding/last-day.ts';
import { lastDayOfTerm } from '../../onboarding/term-days.ts';
import * as abc from './abc-corp.ts';
import { endSettled, seen } from './results.ts';
import { completed, newTenantReviewed } from './story.ts';

describe('the last day of a term', () => {
  for (const [began, term, last] of [
    ['2026-11-14T23:59:00Z', 'P1Y', '2027-11-13'],
    ['2026-11-01T00:00:00Z', 'P1M', '2026-11-30'],
    ['2027-01-31T12:00:00Z', 'P1M', '2027-02-27'],
    ['2024-02-29T12:00:00Z', 'P3Y', '2027-02-27'],
    ['2026-12-31T12:00:00Z', 'P1M', '2027-01-30'],
  ] as const) {
    it(`is ${last} for ${term} from ${began}`, () => assert.equal(lastDayOfTerm(Date.parse(began), term), last));
  }

  it('is what Partner Center says, else what was chosen, else what follows from the order', () => {
    const now = Date.parse('2026-11-14T10:00:00Z');
    const { record } = newTenantReviewed();
    assert.equal(lastDayOf(record, 0, now), '2027-11-13', 'if it is ordered now');
    const early = { ...record, lines: [abc.line(abc.businessBasic, { customTermEndDate: '2026-12-31T00:00:00' })] };
    assert.equal(lastDayOf(early, 0, now), '2026-12-31');
    const ordered = completed();
    const placed = ordered.record.order.placed?.at ?? assert.fail();
    assert.equal(lastDayOf(ordered.record, 0, now), lastDayOfTerm(placed, 'P1Y'));
    ordered.task('set-end-of-term', endSettled(seen('renew', { lastDay: '2027-10-31' })));
    assert.equal(lastDayOf(ordered.record, 0, now), '2027-10-31');
  });
});
