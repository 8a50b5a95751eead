import assert from 'node:assert/strict';
import { enteredWords, starterOf } from '../../cards/entered-by.ts';
import { noted } from '../../onboarding/timeline.ts';
import * as abc from '../onboarding/abc-corp.ts';
import { english } from '../words/english.ts';

describe('who entered what is decided on', () => {
  it('is named, with who has had it since; not who had it before it was started over', () => {
    const by = abc.manager;
    const { rep, otherRep, startedAt } = abc;
    const begun = abc.started();
    const given = noted(
      { ...begun, requester: otherRep },
      { kind: 'reassigned', by, from: rep, to: otherRep },
      startedAt,
    );
    assert.equal(enteredWords(english, begun), 'Ada Rep');
    assert.equal(enteredWords(english, given), 'Ada Rep, since 2 Nov 2026 by Olga Other');
    const anew = noted(given, { kind: 'started-over', by: otherRep }, startedAt);
    assert.equal(enteredWords(english, anew), 'Olga Other');
    assert.equal(starterOf(given).name, 'Ada Rep');
  });
});
