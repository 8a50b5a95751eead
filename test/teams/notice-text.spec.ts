import assert from 'node:assert/strict';
import { noticeText } from '../../bot/teams/send/notice-text.ts';
import { manager, onboardingAt } from '../sample-records.ts';
import { english } from '../words/english.ts';

describe('news for the rep', () => {
  it('tells news in a sentence that says whom it is about', () => {
    const record = onboardingAt('rejected');
    const text = noticeText(english, record, { kind: 'rejected', by: manager, reason: 'Too cheap' }, true);
    assert.equal(text, 'Mona Manager rejected ABC Corp: “Too cheap”. You can change it and submit it again.');
  });
});
