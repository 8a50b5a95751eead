import assert from 'node:assert/strict';
import { noticeTexts } from '../../bot/teams/draw/notice-text.ts';
import { manager, onboardingAt } from '../sample-records.ts';
import { english } from '../words/english.ts';

describe('news for the rep', () => {
  it('tells news in a sentence that says whom it is about, and for how much', () => {
    const record = onboardingAt('rejected');
    const [told] = noticeTexts(english, record, [{ kind: 'rejected', by: manager, reason: 'Too cheap.' }], {
      hasOperators: true,
      isTheirs: true,
      now: 0,
    });
    assert.equal(
      told?.text,
      'Mona Manager sent ABC Corp back, $6,669.00 in total: “Too cheap”. Change it and submit it again.',
    );
  });
});
