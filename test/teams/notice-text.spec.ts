import assert from 'node:assert/strict';
import { newsForAll } from '../../bot/teams/draw/news-for-all.ts';
import { noticeTexts } from '../../bot/teams/draw/notice-text.ts';
import type { Notice } from '../../onboarding/notices.ts';
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

  it('tells all who read along that the order is cancelled where nothing of it is left, and no line of it', () => {
    const record = onboardingAt('completed');
    const news: Notice = { kind: 'order-changed', lines: [] };
    const told = (leftOut: number[]) => newsForAll(english, { ...record, order: { ...record.order, leftOut } }, news);
    assert.deepEqual(told(record.lines.map((_, line) => line)), {
      text: 'Everything that was ordered for ABC Corp is cancelled.',
      isWhole: true,
    });
    assert.equal(told([]).isWhole, false);
  });
});
