import assert from 'node:assert/strict';
import { decide } from '../../onboarding/decide.ts';
import { linkStanding, mostCodes } from '../../onboarding/link-standing.ts';
import { withoutPersonalData } from '../../onboarding/personal-data.ts';
import { waitsOf } from '../../onboarding/waits.ts';
import { helpFor } from '../../onboarding/who-helps.ts';
import { nextActionOf } from '../../onboarding/work.ts';
import * as abc from './abc-corp.ts';
import * as result from './results.ts';
import { created, notices, planned, readyToCheckOut, type Story, taskOf } from './story.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const askCode = { kind: 'ask-code' } as const;
const right = (code = 1) => ({ kind: 'try-code', code, isRight: true }) as const;
const wrong = (code = 1) => ({ kind: 'try-code', code, isRight: false }) as const;

/** The customer is to accept the agreement, and has the link. */
const sent = () =>
  created(abc.agreementToAsk)
    .task('check-agreement', result.notSigned)
    .rep(abc.handOver())
    .task('send-sign-in-link', { kind: 'sign-in-link-sent', link: 'link-1', partnerName: 'Northwind' });
const withCode = () => sent().customer(askCode);
const standing = ({ record, now }: Story, link = 'link-1') => linkStanding(record, link, now);
const entries = ({ record }: Story) => record.timeline.map(({ kind }) => kind);
const waits = ({ record }: Story) => waitsOf(record).map(({ for: what, whom }) => `${what} ${whom}`);
/** Nothing comes of it. */
const leaves = ({ record, now }: Story, does: Parameters<Story['customer']>[0], link = 'link-1') => {
  assert.equal(decide(record, { source: 'customer', link, does }, now).outcome, 'unchanged');
};

describe('the hand-over of a new tenant’s sign-in', () => {
  it('is the rep’s, then the customer’s; the agreement is mailed once it is opened, not before', () => {
    const story = created(abc.agreementToAsk).task('check-agreement', result.notSigned);
    assert.deepEqual(nextActionOf(story.record), { does: 'hand-over' });
    assert.deepEqual(waits(story), ['hand-over Ada Rep']);
    story.rep(abc.handOver());
    assert.deepEqual(planned(story.record).slice(-2), ['send-sign-in-link', 'end-sign-in-link']);
    story.task('send-sign-in-link', { kind: 'sign-in-link-sent', link: 'link-1', partnerName: 'Northwind' });
    assert.equal(nextActionOf(story.record), null);
    assert.deepEqual(waits(story), ['sign-in Ron Rushmore']);
    story.customer(askCode).task('send-sign-in-code', { kind: 'sign-in-code-sent', link: 'link-1', code: 1 });
    assert.ok(!planned(story.record).includes('send-agreement'));
    story.customer(right());
    assert.deepEqual(planned(story.record), ['check-verification', 'check-agreement', 'send-agreement']);
    assert.equal(taskOf(story.record, 'forget-credentials').dueAt, story.now + 15 * minute);
    assert.deepEqual(waits(story), ['agreement Ron Rushmore']);
    assert.deepEqual(entries(story).slice(-4), [
      'handed-over',
      'sign-in-link-mailed',
      'sign-in-code-mailed',
      'sign-in-opened',
    ]);
  });

  it('holds up no order that does not need the customer to sign in', () => {
    assert.deepEqual(planned(readyToCheckOut().record), ['check-out']);
  });

  it('shows it again for minutes to who knows the code, until they say that they have it', () => {
    const story = withCode().customer(right());
    leaves(story, right());
    assert.equal(standing(story), 'shown');
    story.customer({ kind: 'have-it' });
    assert.equal(standing(story), 'opened');
    assert.equal(taskOf(story.record, 'forget-credentials').dueAt, story.now);
    const left = withCode()
      .customer(right())
      .later(15 * minute);
    assert.equal(standing(left), 'opened');
    leaves(left, wrong());
  });

  it('locks the link after five wrong codes, of which the rep hears, and a right one opens it no more', () => {
    const story = withCode();
    for (let guess = 1; guess <= 5; guess++) story.customer(wrong());
    assert.equal(standing(story), 'locked');
    leaves(story, right());
    assert.equal(notices(story.record).at(-1), 'sign-in-link-ended');
    assert.deepEqual(nextActionOf(story.record), { does: 'hand-over' });
    story.rep(abc.handOver('link-2'));
    assert.deepEqual([standing(story), standing(story, 'link-2')], ['gone', 'open']);
    assert.equal(story.record.signInLink?.wrongCodes, 0);
  });

  it('takes nothing from who has opened it by the wrong codes of others, of which five are compared', () => {
    const story = withCode().customer(right());
    for (let guess = 1; guess <= 5; guess++) story.customer(wrong());
    leaves(story, wrong());
    leaves(story, right());
    assert.equal(standing(story), 'shown');
    assert.ok(!notices(story.record).includes('sign-in-link-ended'));
    story.customer({ kind: 'have-it' });
    assert.equal(standing(story), 'opened');
  });

  it('takes no code but the newest, within ten minutes; counts none that is too old; and mails few', () => {
    const story = withCode();
    leaves(story, askCode);
    story.customer(askCode);
    leaves(story, right(1));
    leaves(story, wrong(1));
    story.later(10 * minute);
    leaves(story, right(2));
    for (let code = 3; code <= mostCodes; code++) story.customer(askCode);
    leaves(story.later(minute), askCode);
    assert.equal(story.record.signInLink?.code?.number, mostCodes);
  });

  it('ends with a newer link, with its time, with the address, with the deal, and with the rep who takes it', () => {
    const ends: [why: string, story: Story][] = [
      ['a newer one', withCode().rep(abc.handOver('link-2'))],
      ['its time', withCode().later(7 * day)],
      ['another address', withCode().rep(abc.edit('account'), abc.saveAccountOf('new@abccorp.com'))],
      ['the deal is cancelled', withCode().rep(abc.cancel)],
      ['the rep took it', withCode().rep(abc.takeCredentials)],
    ];
    for (const [why, story] of ends) {
      assert.equal(standing(story), 'gone', why);
      leaves(story, right());
      leaves(story, askCode);
    }
  });

  it('tells the rep when nobody has opened it in its time', () => {
    const story = sent().later(7 * day);
    const expired = { kind: 'sign-in-link-expired', link: 'link-1' } as const;
    story.task('end-sign-in-link', expired);
    assert.equal(notices(story.record).at(-1), 'sign-in-link-ended');
    assert.deepEqual(nextActionOf(story.record), { does: 'hand-over' });
    // Once a week, for as long as nothing is done.
    for (const times of [2, 3]) {
      const dueAt = (story.record.signInLink?.until ?? 0) + (times - 1) * 7 * day;
      assert.equal(taskOf(story.record, 'end-sign-in-link').dueAt, dueAt);
      story.later(7 * day).task('end-sign-in-link', expired);
      assert.equal(notices(story.record).filter((kind) => kind === 'sign-in-link-ended').length, times);
    }
    assert.equal(entries(story).filter((kind) => kind === 'sign-in-link-ended').length, 1);
    for (const done of [abc.takeCredentials, abc.cancel])
      assert.ok(
        !planned(
          sent()
            .later(7 * day)
            .task('end-sign-in-link', expired)
            .rep(done).record,
        ).includes('end-sign-in-link'),
      );
  });

  it('needs the rep at once where the address it went to is no contact’s any more', () => {
    const story = sent().rep(abc.edit('account'), abc.saveAccountOf('new@abccorp.com'));
    assert.equal(notices(story.record).at(-1), 'sign-in-link-ended');
    const opened = withCode().customer(right()).rep(abc.edit('account'), abc.saveAccountOf('new@abccorp.com'));
    assert.ok(!notices(opened.record).includes('sign-in-link-ended'));
  });

  it('is not handed over once the deal is cancelled: the rep brings it', () => {
    const story = sent().rep(abc.cancel);
    assert.equal(story.refusal(abc.rep, abc.handOver('link-2')).reason, 'over');
    assert.deepEqual(nextActionOf(story.record), { does: 'open-credentials' });
  });

  it('is the rep’s to mend where the mailbox is refused, by another address and another link', () => {
    const problem = { key: 'errors.mail.refused', values: {} };
    const refused = () =>
      created(abc.agreementToAsk)
        .rep(abc.handOver())
        .task('send-sign-in-link', result.failed({ problem, retryAt: null, request: 'answered' }));
    assert.equal(refused().rep(abc.handOver('link-2')).record.attention, null);
    const story = refused();
    assert.deepEqual(helpFor(story.record), { who: 'rep', part: 'account' });
    story.task('check-agreement', result.notSigned);
    assert.deepEqual(waits(story), ['hand-over Ada Rep'], 'nobody has a link that they could open');
    story.rep(abc.edit('account'), abc.saveAccountOf('new@abccorp.com'));
    assert.deepEqual([story.record.attention, story.record.signInLink], [null, null]);
    story.rep(abc.handOver('link-2', 'new@abccorp.com'));
    assert.ok(planned(story.record).includes('send-sign-in-link'));
  });

  it('goes to a contact, thrice a day, so that the agreement’s mail can leave after it', () => {
    const story = created(abc.agreementToAsk).task('check-agreement', result.notSigned);
    assert.equal(story.refusal(abc.rep, abc.handOver('link-1', 'else@where.example')).reason, 'no-contact');
    for (const link of ['link-1', 'link-2', 'link-3']) {
      story.rep(abc.handOver(link));
      story.task('send-sign-in-link', { kind: 'sign-in-link-sent', link, partnerName: 'Northwind' });
    }
    const refusal = story.refusal(abc.rep, abc.handOver('link-4'));
    assert.deepEqual([refusal.reason, refusal.values], ['too-many-links', { most: 3 }]);
    story.customer(askCode, 'link-3').customer(right(), 'link-3');
    assert.ok((taskOf(story.record, 'send-agreement').dueAt ?? 0) <= story.now);
  });

  it('is the customer’s own once opened: the rep can take it no more', () => {
    const story = withCode().customer(right());
    assert.equal(story.refusal(abc.rep, abc.takeCredentials).reason, 'credentials-opened');
    assert.equal(story.refusal(abc.rep, abc.handOver('link-2')).reason, 'credentials-opened');
  });

  it('forgets who opened it with the other people at the customer', () => {
    const { record } = withCode().customer(right());
    assert.ok(JSON.stringify(record).includes('ron@'));
    assert.ok(!/ron@|Rushmore/.test(JSON.stringify(withoutPersonalData(record, null))));
  });
});
