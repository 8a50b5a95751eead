import assert from 'node:assert/strict';
import type { Change } from '../../onboarding/commands.ts';
import { type Remainder, remainsAfterCancelling } from '../../onboarding/remains.ts';
import * as abc from './abc-corp.ts';
import * as result from './results.ts';
import {
  approved,
  completed,
  created,
  creating,
  handedOver,
  knownTenantReviewed,
  newTenantReviewed,
  notices,
  planned,
  readyToCheckOut,
  readyToOrder,
  type Story,
  taskOf,
  tellStory,
} from './story.ts';

const startOver: Change = { kind: 'start-over' };

describe('cancelling', () => {
  const scenes: [scene: string, story: () => Story, remains: Remainder['kind'][]][] = [
    ['at the start', tellStory, []],
    ['with the invitation sent', knownTenantReviewed, ['mail-sent']],
    ['while it waits for approval', () => newTenantReviewed().rep(abc.submit), []],
    ['after the approval', () => approved(newTenantReviewed()), ['tenant-under-way']],
    ['after the tenant was refused', () => creating().task('create-customer', result.refusedForGood), []],
    ['with the tenant there', created, ['tenant-exists', 'agreement-under-way', 'credentials-kept']],
    [
      'with the agreement asked for',
      () => handedOver().task('check-agreement', result.notSigned).task('send-agreement', { kind: 'agreement-asked' }),
      ['tenant-exists', 'agreement-asked'],
    ],
    ['ready to order', readyToOrder, ['tenant-exists', 'agreement-signed', 'credentials-kept']],
    ['with our customer connected', () => tellStory().rep(abc.answer('no', abc.ourCustomer)), ['customer-connected']],
  ];
  for (const [scene, story, remains] of scenes) {
    it(`${scene} ends it, and says what stays`, () => {
      const told = story();
      assert.deepEqual(
        remainsAfterCancelling(told.record).map(({ kind }) => kind),
        remains,
      );
      told.rep(abc.cancel);
      assert.equal(told.record.stage.kind, 'cancelled');
      assert.deepEqual(planned(told.record), []);
    });
  }

  it('while the tenant is made says that it may exist, and looks on until that is known', () => {
    const [refused, made] = [creating(), creating()];
    for (const story of [refused, made]) {
      const domain = 'abccorp.onmicrosoft.com';
      assert.deepEqual(remainsAfterCancelling(story.record), [{ kind: 'tenant-under-way', domain }]);
      story.rep(abc.cancel).task('create-customer', result.failed());
      assert.deepEqual(planned(story.record), ['create-customer']);
    }
    refused.task('create-customer', result.refusedForGood);
    assert.deepEqual([planned(refused.record), notices(refused.record)], [[], ['approved']]);
    made.task('create-customer', result.tenantCreated);
    assert.deepEqual([planned(made.record), made.record.credentials.kind], [[], 'in-vault']);
    assert.ok(notices(made.record).includes('tenant-created'));
  });

  it('is refused while the order is placed, and while nobody knows whether it was; so is starting over', () => {
    const story = readyToCheckOut().claim('check-out');
    assert.equal(story.refusal(abc.rep, abc.cancel).reason, 'being-ordered');
    story.task('check-out', result.failed());
    assert.equal(story.refusal(abc.rep, abc.cancel).reason, 'being-ordered');
    assert.equal(story.refusal(abc.rep, startOver).reason, 'being-ordered');
  });
});

describe('starting over', () => {
  it('empties the form and keeps who, where, what happened and the cards that show it', () => {
    const card = { viewer: 'requester', conversationId: 'c', activityId: 'a', request: 0 };
    const before = approved(tellStory({ ...newTenantReviewed().record, cards: [card] }));
    const { timeline } = before.record;
    const { revision, lastChange, timeline: after, ...record } = before.rep(startOver).record;
    const { revision: _, lastChange: __, timeline: ___, ...fresh } = abc.started();
    assert.deepEqual(record, { ...fresh, tasks: record.tasks, cards: [card] });
    assert.deepEqual(after.slice(0, timeline.length), timeline);
    // What was submitted is on record as it was.
    const added = after.slice(timeline.length).map(({ id, kind }) => [id, kind]);
    const first = timeline.length + 1;
    assert.deepEqual(added, [
      [first, 'started-over'],
      [first + 1, 'edited'],
    ]);
    assert.deepEqual(planned(before.record), []);
  });

  it('is refused once there is a tenant, and while it is made', () => {
    for (const story of [created(), creating()])
      assert.equal(story.refusal(abc.rep, startOver).reason, 'tenant-exists');
  });
});

describe('the credentials', () => {
  it('are taken once, and then our copy goes', () => {
    const story = created().rep({ kind: 'take-credentials' });
    assert.deepEqual(story.record.credentials, { kind: 'taken', by: abc.rep, at: story.now });
    assert.ok(taskOf(story.record, 'forget-credentials'));
    assert.equal(story.refusal(abc.rep, { kind: 'take-credentials' }).reason, 'credentials-taken');
  });

  it('are on record each time they are shown, and a day after the first time the rep is reminded', () => {
    const looked = () =>
      story.record.timeline.flatMap((entry) => (entry.kind === 'viewed-credentials' ? [entry.by] : []));
    const reminders = () =>
      story.record.tasks.filter(
        (task) => task.kind === 'notify-requester' && task.dueAt !== null && task.dueAt > story.now,
      );
    const story = created().rep({ kind: 'view-credentials' }, { kind: 'view-credentials' });
    assert.deepEqual(looked(), [abc.rep], 'again within minutes is the same view');
    for (let minute = 0; minute < 5; minute += 1) story.rep({ kind: 'view-credentials' });
    assert.deepEqual(looked(), [abc.rep, abc.rep]);
    assert.equal(story.record.credentials.kind, 'in-vault');
    assert.equal(reminders().length, 1);
    story.rep({ kind: 'take-credentials' });
    assert.deepEqual(reminders(), []);
    assert.equal(story.refusal(abc.rep, { kind: 'view-credentials' }).reason, 'credentials-taken');
  });

  it('can be taken after completion and after cancelling too', () => {
    assert.equal(completed().rep({ kind: 'take-credentials' }).record.stage.kind, 'completed');
    assert.equal(created().rep(abc.cancel, { kind: 'take-credentials' }).record.credentials.kind, 'taken');
  });
});
