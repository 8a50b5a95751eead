import assert from 'node:assert/strict';
import { isHeard } from '../../onboarding/hearing.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { togetherMs, withNotice } from '../../onboarding/record-news.ts';
import * as abc from './abc-corp.ts';
import * as result from './results.ts';
import { completed, handedOver, messages, type Story, toldIn } from './story.ts';

const minute = 60_000;

/** Each message that waits to be told: what it tells, and in how many minutes. */
function waiting({ record, now }: Story) {
  return messages(record).map((message) => [toldIn(record, message), ((message.dueAt ?? 0) - now) / minute]);
}

/** "Yes", with what was told so far: the customer is asked to sign. */
function asked(): Story {
  const story = told(handedOver());
  story.task('check-verification', result.verification('Allowed')).task('check-agreement', result.notSigned);
  return told(story.task('send-agreement', { kind: 'agreement-asked' }));
}

/** The messages so far have gone out. */
function told(story: Story): Story {
  for (const { id } of messages(story.record)) story.task({ id }, { kind: 'done' });
  return story;
}

describe('news for the rep', () => {
  it('of a signature waits five minutes for the order that follows by itself, and is told with it', () => {
    const story = asked().task('check-agreement', result.signedByCustomer);
    assert.deepEqual(waiting(story), [[['agreement-signed'], 5]]);
    story.task('create-cart', result.cartCreated).task('check-out', result.orderTaken());
    story.task('check-order', result.orderProvided());
    assert.deepEqual(waiting(story), [[['agreement-signed', 'order-placed'], 0]]);
  });

  it('is told by itself when the other takes longer, and when somebody may be telling it already', () => {
    const late = asked().task('check-agreement', result.signedByCustomer);
    late.task('create-cart', result.cartCreated).task('check-out', result.orderTaken());
    const claimed = late.claim('notify-requester').task('check-order', result.orderProvided());
    assert.deepEqual(
      messages(claimed.record).map((message) => toldIn(claimed.record, message)),
      [['agreement-signed'], ['order-placed']],
    );
  });

  it('of a signature waits for nothing while Microsoft still verifies the account, or somebody is needed', () => {
    const story = told(handedOver()).task('check-agreement', result.notSigned);
    told(story.task('send-agreement', { kind: 'agreement-asked' }));
    story.task('check-agreement', result.signedByCustomer);
    assert.deepEqual(waiting(story), [[['agreement-signed'], 0]]);

    const troubled = asked().task('check-agreement', result.signedByCustomer);
    troubled.task('create-cart', result.refusedForGood);
    assert.deepEqual(waiting(troubled), [[['agreement-signed', 'needs-attention'], 0]]);
  });

  it('of a signature that Microsoft does not know of after all is not told', () => {
    const story = asked().task('check-agreement', result.signedByCustomer).task('create-cart', result.cartCreated);
    story.task('check-out', { kind: 'order-blocked', by: 'agreement', nextAt: story.now });
    assert.deepEqual(waiting(story), [[['agreement-wanted'], 5]]);
  });

  it('of a day ahead does not wait with what is told now, nor hold it up', () => {
    const record = withNotice(abc.started(), { kind: 'credentials-not-stored' }, 0, 24 * 60 * minute);
    const both = withNotice(record, { kind: 'agreement-signed' }, 0, togetherMs);
    assert.deepEqual(
      messages(both).map(({ dueAt }) => dueAt),
      [24 * 60 * minute, togetherMs],
    );
  });

  it('is heard by whom it is for: who is needed always, the four kinds usually, everything by who wants it', () => {
    const { record } = completed();
    const heard = (hears: Parameters<typeof isHeard>[2], of: Onboarding = record) =>
      messages(of).flatMap(({ notices }) => notices.filter((notice) => isHeard(of, notice, hears, true))).length;
    assert.deepEqual([heard('needed'), heard('usual'), heard('everything')], [1, 3, 4]);
  });
});
