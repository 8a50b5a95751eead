import assert from 'node:assert/strict';
import type { Change } from '../../onboarding/commands.ts';
import { notUndone } from '../../onboarding/decide-ending.ts';
import * as abc from './abc-corp.ts';
import {
  approved,
  knownTenantReviewed,
  newTenantReviewed,
  orderPlaced,
  planned,
  readyToOrder,
  type Story,
  standing,
  submit,
  taskOf,
  tellStory,
  tenantCreated,
} from './story.ts';

const cancel: Change = { kind: 'cancel' };
const startOver: Change = { kind: 'start-over' };
const created = () => approved(newTenantReviewed()).task('create-customer', tenantCreated);
const checkingOut = () => readyToOrder().task('create-cart', { kind: 'cart-created', cartId: 'cart-1' });
const completed = () => checkingOut().task('check-out', orderPlaced);

describe('cancelling', () => {
  const scenes: [scene: string, story: () => Story, kept: RegExp[]][] = [
    ['at the start', () => tellStory(), []],
    ['with the invitation sent', () => knownTenantReviewed(), [/reseller link has been sent/]],
    ['while it waits for approval', () => newTenantReviewed().rep(submit), []],
    ['after the approval', () => approved(newTenantReviewed()), []],
    ['with the tenant there', created, [/abccorp\.onmicrosoft\.com exists/, /credentials stay in the vault/]],
    ['ready to order', readyToOrder, [/exists/, /Agreement stays in force/, /credentials stay in the vault/]],
    [
      'with our customer connected',
      () =>
        tellStory().rep({
          kind: 'answer-registration',
          providerId: 'p',
          answer: 'no',
          finding: abc.ourCustomer,
        }),
      [/stays connected/],
    ],
  ];
  for (const [scene, story, kept] of scenes) {
    it(`${scene} ends it, and says what stays`, () => {
      const told = story();
      const said = notUndone(told.record);
      assert.equal(said.length, kept.length);
      for (const [index, words] of kept.entries()) assert.match(said[index] ?? '', words);

      told.rep(cancel);
      assert.equal(told.record.stage.kind, 'cancelled');
      assert.deepEqual(planned(told.record), []);
      assert.equal(told.refusal(abc.rep, cancel).code, 'too-late');
      assert.equal(told.refusal(abc.rep, { kind: 'edit', part: 'account' }).code, 'too-late');
    });
  }

  it('is refused while the order is placed, while nobody knows whether it was, and afterwards', () => {
    const story = checkingOut().claim('check-out');
    assert.equal(story.refusal(abc.rep, cancel).code, 'too-late');
    story.task('check-out', { kind: 'failed', text: '', correlationId: null, retryAt: 1, request: 'lost' });
    assert.equal(story.refusal(abc.rep, cancel).code, 'too-late');
    assert.equal(story.refusal(abc.rep, startOver).code, 'too-late');
    assert.equal(completed().refusal(abc.rep, cancel).code, 'too-late');
  });
});

describe('starting over', () => {
  it('empties the form and keeps who, where and what happened', () => {
    const before = approved(newTenantReviewed());
    const { revision, timeline } = before.record;
    const { record } = before.rep(startOver);
    assert.equal(standing(record), 'account');
    assert.deepEqual(
      { ...record, tasks: [] },
      {
        ...abc.started(),
        revision: revision + 1,
        lastChange: { event: 'start-over', by: abc.rep.id },
        timeline: [...timeline, { at: before.now, by: abc.rep.name, what: 'started over' }],
      },
    );
    assert.deepEqual(planned(record), []);
  });

  it('is refused once there is a tenant, while it is made, and when it is over', () => {
    assert.equal(created().refusal(abc.rep, startOver).code, 'too-late');
    const creating = approved(newTenantReviewed()).claim('create-customer');
    assert.equal(creating.refusal(abc.rep, startOver).code, 'too-late');
    const over = tellStory().rep(cancel);
    assert.match(over.refusal(abc.rep, startOver).text, /over already/);
  });
});

describe('the credentials', () => {
  it('are taken once, and then our copy goes', () => {
    const story = created().rep({ kind: 'take-credentials' });
    assert.deepEqual(story.record.credentials, { kind: 'taken', by: abc.rep, at: story.now });
    assert.ok(taskOf(story.record, 'forget-credentials'));
    assert.equal(story.refusal(abc.rep, { kind: 'take-credentials' }).code, 'too-late');
  });

  it('can be taken after completion and after cancelling too, but not when there are none', () => {
    assert.equal(completed().rep({ kind: 'take-credentials' }).record.stage.kind, 'completed');
    assert.equal(created().rep(cancel, { kind: 'take-credentials' }).record.credentials.kind, 'taken');
    assert.equal(tellStory().refusal(abc.rep, { kind: 'take-credentials' }).code, 'not-possible');
  });

  it('are nobody else’s', () => {
    assert.equal(created().refusal(abc.manager, { kind: 'take-credentials' }).code, 'not-yours');
  });
});
