import assert from 'node:assert/strict';
import { nextReminderAt, openAsk } from '../../onboarding/chase.ts';
import type { Change, Command } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { BounceReason } from '../../onboarding/sent-mails.ts';
import type { Account } from '../../onboarding/steps/account.ts';
import { workingMoment } from '../../onboarding/working-hours.ts';
import * as abc from './abc-corp.ts';
import * as result from './results.ts';
import { approved, created, knownTenantReviewed, planned, type Story, taskOf } from './story.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
const usual = [2, 5, 12];
const ann = { firstName: 'Ann', lastName: 'Lee', email: 'ann@abccorp.com', phone: '' };
const withContacts = (...contacts: Account['contacts']): Change => ({
  kind: 'save-account',
  account: { ...abc.account, contacts },
});
const askCustomer = { ...abc.signedAgreement, how: { kind: 'ask-customer' } } as const;

/** When reminders leave of a mail that was not answered, as they would leave one after the other. */
function reminders(story: Story, days = usual): string[] {
  const all: string[] = [];
  for (let at = story.now; all.length < 10; ) {
    const next = nextReminderAt(story.record, days, at);
    if (next === undefined) break;
    all.push(new Date(next).toISOString().slice(0, 16));
    story
      .later(next - story.now)
      .task({ id: `reminder-${all.length}` }, { kind: 'reminded', to: openAsk(story.record)?.to ?? '' });
    at = story.now;
  }
  return all;
}

const asked = () => knownTenantReviewed();
const signatoryAsked = () =>
  created(askCustomer)
    .rep({ kind: 'take-credentials' })
    .task('check-agreement', result.notSigned)
    .task('send-agreement', { kind: 'agreement-asked' });

describe('a moment at which somebody is at work', () => {
  const utc = (text: string) => Date.parse(`${text}Z`);
  for (const [what, country, at, is] of [
    ['is at once within working hours', 'DE', '2026-11-25T13:17', '2026-11-25T13:17'],
    ['is the next morning at night', 'DE', '2026-11-25T21:40', '2026-11-26T08:00'],
    ['is Monday morning in a weekend, by the clock of the place', 'DE', '2026-11-28T12:00', '2026-11-30T08:00'],
    ['is an hour earlier by UTC in summer', 'DE', '2026-07-04T12:00', '2026-07-06T07:00'],
    ['is Sunday where that is a working day', 'SA', '2026-11-27T12:00', '2026-11-29T06:00'],
    ['knows half hours', 'IN', '2026-11-25T01:10', '2026-11-25T03:30'],
    ['is day in most of a wide country', 'US', '2026-11-28T12:00', '2026-11-30T18:00'],
    ['counts in UTC where nobody knows the country', '', '2026-11-28T12:00', '2026-11-30T09:00'],
  ] as const) {
    it(what, () => assert.equal(new Date(workingMoment(utc(at), country)).toISOString(), `${is}:00.000Z`));
  }
});

describe('reminders of a mail that the customer has not answered', () => {
  it('leave on the days of the setting, in working hours, and then no more', () => {
    // Monday, 9:04 by UTC, is Sunday night there. The twelfth day is a Saturday.
    assert.deepEqual(reminders(asked()), ['2026-11-04T18:00', '2026-11-09T18:00', '2026-11-16T18:00']);
    assert.deepEqual(reminders(asked(), []), []);
  });

  it('are those of the agreement, too', () => {
    assert.equal(reminders(signatoryAsked()).length, 3);
  });

  it('are those of a new tenant’s sign-in, as long as its link works; it is sent again to whom it went', () => {
    const story = created(askCustomer)
      .rep(abc.handOver())
      .task('send-sign-in-link', { kind: 'sign-in-link-sent', link: 'link-1', partnerName: 'Northwind' });
    assert.equal(story.refusal(abc.rep, { kind: 'send-again' }).reason, 'asked-just-now');
    assert.equal(reminders(story).length, 2);
    assert.ok(story.record.sentMails.filter(({ kind }) => kind === 'hand-over').length === 3);
    const again = created(askCustomer)
      .rep(abc.handOver())
      .task('send-sign-in-link', { kind: 'sign-in-link-sent', link: 'link-1', partnerName: 'Northwind' })
      .later(day)
      .rep({ kind: 'send-again', to: 'else@where.example' });
    assert.equal(again.record.chase.again?.to, abc.rushmore.email);
    assert.ok(planned(again.record).includes('send-again'));
  });

  it('end once the customer has done it, and when the deal is given up', () => {
    const accepted = asked().task('check-relationship', {
      ...{ kind: 'relationship-accepted', customerId: 'abc-tenant', domain: 'abccorp.com' },
    });
    const signed = signatoryAsked().task('check-agreement', { kind: 'agreement', signed: 'by-customer', nextAt: 0 });
    for (const story of [accepted, signed, asked().rep(abc.cancel)]) {
      assert.deepEqual([openAsk(story.record), reminders(story)], [undefined, []]);
    }
  });

  it('wait for the rep where somebody accepted who may not be the customer', () => {
    const tenants = [{ tenantId: 'other', domain: 'other.com', companyName: 'ABC Corp' }];
    const found = asked().task('check-relationship', { kind: 'tenants-found', tenants, nextAt: 0 });
    assert.deepEqual(reminders(found), []);
  });

  it('can be stopped, and go on with those that are still to come, on record', () => {
    const stopped = asked().rep({ kind: 'stop-reminders' });
    assert.equal(nextReminderAt(stopped.record, usual, stopped.now), undefined);
    assert.equal(stopped.refusal(abc.rep, { kind: 'stop-reminders' }).reason, 'reminders-as-wanted');
    const on = stopped.later(9 * day).rep({ kind: 'remind-again' });
    assert.deepEqual(
      on.record.timeline.slice(-2).map(({ kind }) => kind),
      ['stopped-reminders', 'resumed-reminders'],
    );
    assert.deepEqual(reminders(on), ['2026-11-11T18:00', '2026-11-16T18:00'], 'of what is past only the last leaves');
  });

  it('that nobody could send leave once, when the customer is at work, and after a week not any more', () => {
    const late = (days: number) => reminders(asked().later(days * day));
    assert.deepEqual(late(13), ['2026-11-16T18:00']);
    assert.deepEqual(late(13.9), ['2026-11-16T18:00']);
    assert.deepEqual(late(20), []);
  });

  it('count anew when it is sent again, and are never more than six', () => {
    const story = asked();
    reminders(story);
    for (let round = 0; round < 3; round++) {
      story.later(2 * day).rep({ kind: 'send-again' });
      story.task('send-again', { kind: 'mailed-again', to: abc.rushmore.email });
      reminders(story);
    }
    assert.equal(story.record.sentMails.filter(({ isReminder }) => isReminder).length, 6);
  });

  it('are planned as a task, put off by what happens, and told to nobody', () => {
    const policy = { delegates: () => false, remindDays: usual };
    const story = asked();
    const look = { source: 'task', taskId: taskOf(story.record, 'check-relationship').id } as const;
    const planAt = (record: Onboarding, at: number) => {
      const decision = decide(record, { ...look, result: { kind: 'still-waiting', nextAt: at } }, at, policy);
      assert.ok(decision.outcome === 'changed');
      return taskOf(decision.record, 'remind-customer').dueAt;
    };
    assert.equal(planAt(story.record, story.now), Date.UTC(2026, 10, 4, 18));
    story.later(day).rep({ kind: 'send-again' });
    story.task('send-again', { kind: 'mailed-again', to: abc.rushmore.email });
    assert.equal(planAt(story.record, story.now), Date.UTC(2026, 10, 5, 18));
    const before = story.record.tasks.filter(({ kind }) => kind === 'notify-requester').length;
    story.later(3 * day).task({ id: 'reminder' }, { kind: 'reminded', to: abc.rushmore.email });
    assert.equal(story.record.tasks.filter(({ kind }) => kind === 'notify-requester').length, before);
    assert.equal(story.record.timeline.at(-1)?.kind, 'reminded');
  });
});

describe('what was asked, sent again', () => {
  it('goes to whom it went, at most once a day', () => {
    const story = asked();
    assert.equal(story.refusal(abc.rep, { kind: 'send-again' }).reason, 'asked-just-now');
    assert.equal(story.later(hour).refusal(abc.rep, { kind: 'send-again' }).reason, 'asked-today');
    story.later(day).rep({ kind: 'send-again' });
    assert.ok(planned(story.record).includes('send-again'));
    assert.ok(planned(story.record).includes('check-relationship'), 'it is looked for meanwhile');
    assert.equal(story.refusal(abc.rep, { kind: 'send-again' }).reason, 'mail-being-sent');
    story.task('send-again', { kind: 'mailed-again', to: abc.rushmore.email });
    assert.ok(!planned(story.record).includes('send-again'));
    const last = story.record.timeline.at(-1);
    assert.deepEqual(last?.kind === 'mailed-again' && [last.what, last.by?.name], ['invitation', abc.rep.name]);
    assert.equal(story.refusal(abc.rep, { kind: 'send-again' }).reason, 'asked-just-now');
  });

  it('goes by itself to whoever the contact is now, and reminders with it', () => {
    const story = asked()
      .later(3 * day)
      .rep(abc.edit('account'), withContacts(ann));
    assert.equal(taskOf(story.record, 'send-again').dueAt, story.now);
    story.task('send-again', { kind: 'mailed-again', to: ann.email });
    assert.equal(reminders(story).length, 3);
    assert.ok(story.record.sentMails.slice(1).every(({ to }) => to === ann.email));
  });

  it('goes to another contact at once, and reminders with it; to nobody else', () => {
    const story = asked().rep(abc.edit('account'), withContacts(abc.rushmore, ann));
    assert.equal(story.refusal(abc.rep, { kind: 'send-again', to: 'eve@evil.com' }).reason, 'no-contact');
    story.rep({ kind: 'send-again', to: ann.email }).task('send-again', { kind: 'mailed-again', to: ann.email });
    assert.equal(openAsk(story.record)?.to, ann.email);
    assert.equal(story.record.agreementFacts.askedAt, null);
  });

  it('leaves an approval as it is', () => {
    const story = approved(asked()).later(day).rep({ kind: 'send-again' });
    story.task('send-again', { kind: 'mailed-again', to: abc.rushmore.email });
    assert.equal(story.record.stage.kind, 'provisioning');
  });
});

describe('a mail that comes back', () => {
  const bounced = (record: Onboarding, at: number, why: BounceReason = 'no-such-address') => {
    const mailId = record.sentMails.at(-1)?.id ?? '';
    return decide(record, { source: 'mailbox', bounce: { mailId, why } }, at);
  };

  it('needs the rep, once, and ends the reminders; corrected it is sent again by itself', () => {
    const story = asked();
    const decision = bounced(story.record, story.now);
    assert.ok(decision.outcome === 'changed');
    const { record } = decision;
    assert.equal(record.attention?.problem.key, 'errors.mail.bounced-no-such-address');
    assert.equal(nextReminderAt(record, usual, story.now), undefined);
    assert.equal(bounced(record, story.now).outcome, 'unchanged');
    const other = { source: 'mailbox', bounce: { mailId: 'of nobody', why: 'not-accepted' } } as const;
    assert.equal(decide(record, other, story.now).outcome, 'unchanged');
  });

  it('needs nobody any more once it has left again, or the customer has found another way', () => {
    const story = asked()
      .later(3 * day)
      .task({ id: 'reminder' }, { kind: 'reminded', to: abc.rushmore.email });
    const decision = bounced(story.record, story.now, 'mailbox-full');
    assert.ok(decision.outcome === 'changed' && decision.record.attention !== null);
    const { record } = decision;
    const attentionAfter = (to: Command) => {
      const next = decide(record, to, story.now + 2 * day);
      assert.ok(next.outcome === 'changed', JSON.stringify(next));
      return next.record.attention;
    };
    const by = { person: abc.rep, roles: ['rep'] } as const;
    assert.equal(attentionAfter({ source: 'person', by, revision: null, change: { kind: 'send-again' } }), null);
    const accepted = { kind: 'relationship-accepted', customerId: 'abc-tenant', domain: 'abccorp.com' } as const;
    const { id: taskId } = taskOf(record, 'check-relationship');
    assert.equal(attentionAfter({ source: 'task', taskId, result: accepted }), null);
    assert.notEqual(
      attentionAfter({ source: 'task', taskId: 'of another', result: { kind: 'agreement-asked' } }),
      null,
    );
  });

  it('at once, or of a reminder, is the same; the corrected address gets it', () => {
    const story = asked().later(3 * day);
    story.task({ id: 'reminder' }, { kind: 'mail-refused', to: abc.rushmore.email, why: 'mailbox-full' });
    assert.equal(story.record.attention?.problem.key, 'errors.mail.bounced-mailbox-full');
    const corrected = { ...abc.rushmore, email: 'r.rushmore@abccorp.com' };
    story.rep(abc.edit('account'), withContacts(corrected));
    assert.ok(planned(story.record).includes('send-again'));
    story.task('send-again', { kind: 'mailed-again', to: corrected.email });
    assert.deepEqual([story.record.attention, openAsk(story.record)?.to], [null, corrected.email]);
    assert.notEqual(nextReminderAt(story.record, usual, story.now), undefined);
  });

  it('from an address that there is not ends what goes there: neither by hand nor by going back to it', () => {
    const story = asked().later(3 * day);
    const refused = (to: string) =>
      story.task({ id: `to ${to}` }, { kind: 'mail-refused', to, why: 'no-such-address' });
    refused(abc.rushmore.email);
    assert.equal(story.refusal(abc.rep, { kind: 'send-again' }).reason, 'no-such-address');
    story.rep(abc.edit('account'), withContacts(ann));
    assert.equal(story.record.attention?.since, undefined, 'it is on its way to another');
    refused(ann.email).rep(abc.edit('account'), withContacts(abc.rushmore));
    assert.ok(!planned(story.record).includes('send-again'));
    assert.equal(story.record.attention?.problem.key, 'errors.mail.bounced-no-such-address');
  });
});
