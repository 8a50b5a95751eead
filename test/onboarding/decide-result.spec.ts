import assert from 'node:assert/strict';
import type { RequestFate, TaskResult } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import { isUnderWay } from '../../onboarding/tasks.ts';
import * as abc from './abc-corp.ts';
import {
  allowed,
  approved,
  knownTenantReviewed,
  newTenantReviewed,
  notices,
  orderPlaced,
  planned,
  readyToOrder,
  taskOf,
  tenantCreated,
} from './story.ts';

const failed = (more: Partial<Extract<TaskResult, { kind: 'failed' }>>): TaskResult => {
  return {
    kind: 'failed',
    text: 'Partner Center is down.',
    correlationId: 'c-1',
    retryAt: null,
    request: 'answered',
    ...more,
  };
};
const creating = () => approved(newTenantReviewed()).claim('create-customer');
const checkingOut = () => readyToOrder().task('create-cart', { kind: 'cart-created', cartId: 'cart-1' });

describe('a failed task', () => {
  it('is tried again by itself, under the same request id while nobody knows what came of it', () => {
    const story = creating();
    const before = taskOf(story.record, 'create-customer');
    story.task('create-customer', failed({ retryAt: 77, request: 'lost' }));
    assert.deepEqual(taskOf(story.record, 'create-customer'), {
      ...before,
      lease: null,
      dueAt: 77,
      unanswered: true,
    });
    assert.equal(story.record.attention, null);
  });

  it('that only a person can mend is parked, loudly, and goes on after Retry as the same task', () => {
    const story = creating();
    const before = taskOf(story.record, 'create-customer');
    story.task('create-customer', failed({}));
    const parked = taskOf(story.record, 'create-customer');
    assert.deepEqual([parked.id, parked.dueAt, parked.lease], [before.id, null, null]);
    assert.deepEqual(story.record.attention, {
      taskId: before.id,
      text: 'Partner Center is down.',
      correlationId: 'c-1',
      since: story.now,
    });
    assert.equal(notices(story.record).at(-1), 'needs-attention');
    assert.ok(story.record.tasks.some(({ deed }) => deed.kind === 'tell-operators'));

    story.rep({ kind: 'retry' });
    const again = taskOf(story.record, 'create-customer');
    assert.deepEqual([again.id, again.dueAt, story.record.attention], [before.id, story.now, null]);
    assert.equal(story.refusal(abc.rep, { kind: 'retry' }).code, 'not-possible');
    assert.equal(story.task('create-customer', tenantCreated).record.customer?.customerId, 'abc-tenant');
  });

  const requestIds: [what: string, request: RequestFate, kept: boolean][] = [
    ['keeps its request id when the answer was lost', 'lost', true],
    ['keeps its request id when it did not come to the request', 'unsent', true],
    ['gets a new request id after an answer', 'answered', false],
  ];
  for (const [what, request, kept] of requestIds) {
    it(what, () => {
      const story = creating();
      const before = taskOf(story.record, 'create-customer').requestId;
      story.task('create-customer', failed({ request })).rep({ kind: 'retry' });
      const after = taskOf(story.record, 'create-customer').requestId;
      assert.notEqual(after, '');
      assert.equal(after === before, kept);
    });
  }

  it('stays open after a lost answer until there is an answer, whatever else goes wrong', () => {
    const story = creating().task('create-customer', failed({ retryAt: 7, request: 'lost' }));
    const { requestId } = taskOf(story.record, 'create-customer');
    for (const request of ['unsent', 'held-back'] as const) {
      story.claim('create-customer').task('create-customer', failed({ retryAt: 7, request }));
      const { unanswered, requestId: kept } = taskOf(story.record, 'create-customer');
      assert.deepEqual([unanswered, kept], [true, requestId]);
    }
    story.claim('create-customer').task('create-customer', failed({ retryAt: 7, request: 'answered' }));
    assert.equal(taskOf(story.record, 'create-customer').unanswered, false);
  });

  it('does not use up an attempt when nothing was sent because Partner Center is left alone', () => {
    const story = creating().task('create-customer', failed({ retryAt: 7, request: 'held-back' }));
    assert.equal(taskOf(story.record, 'create-customer').attempts, 0);
    assert.equal(isUnderWay(story.record.tasks, 'create-customer'), false);
  });

  it('is not taken from whoever is at it now by a late word of one who was thought dead', () => {
    const story = creating();
    const { id } = taskOf(story.record, 'create-customer');
    story.claim('create-customer');
    const heir = taskOf(story.record, 'create-customer');
    const late = { source: 'task', taskId: id, attempt: 1 } as const;
    const ignored = decide(story.record, { ...late, result: failed({ request: 'answered' }) }, story.now);
    assert.ok(ignored.outcome === 'changed');
    assert.deepEqual(taskOf(ignored.record, 'create-customer'), heir);
    const heard = decide(story.record, { ...late, result: tenantCreated }, story.now);
    assert.ok(heard.outcome === 'changed');
    assert.equal(heard.record.customer?.customerId, 'abc-tenant', 'what was done counts all the same');
  });

  it('is looked into by whoever carries it out after Retry: it is not a first attempt', () => {
    const story = creating()
      .task('create-customer', failed({ request: 'lost' }))
      .rep({ kind: 'retry' });
    assert.ok(taskOf(story.claim('create-customer').record, 'create-customer').attempts > 1);
  });

  it('is given up when it is a message, for an alarm would be the next message to fail', () => {
    const story = approved(newTenantReviewed());
    for (const kind of ['notify-requester', 'refresh-cards'] as const) {
      const left = story.record.tasks.length - 1;
      story.task(kind, failed({}));
      assert.equal(story.record.tasks.length, left);
      assert.equal(story.record.attention, null);
    }
    story.task('ask-approvers', failed({}));
    assert.equal(story.record.attention?.text, 'Partner Center is down.');
  });
});

describe('waiting', () => {
  it('asks Partner Center again later, without counting it as a failure', () => {
    const story = approved(newTenantReviewed()).task('create-customer', tenantCreated).claim('check-verification');
    story.task('check-verification', { kind: 'verification', status: 'UnderReview', nextAt: 99 });
    const { dueAt, attempts, lease } = taskOf(story.record, 'check-verification');
    assert.deepEqual([dueAt, attempts, lease], [99, 0, null]);
  });

  it('keeps the hour since which Microsoft verifies', () => {
    const story = approved(newTenantReviewed()).task('create-customer', tenantCreated);
    story.task('check-verification', { kind: 'verification', status: 'Unknown', nextAt: 0 });
    const since = story.now;
    story.task('check-verification', { kind: 'verification', status: 'UnderReview', nextAt: 0 });
    assert.deepEqual(story.record.verification, { status: 'UnderReview', since });
  });

  it('stops when Microsoft does not approve the account, and starts again with Retry', () => {
    const story = approved(newTenantReviewed()).task('create-customer', tenantCreated);
    story.task('check-verification', { kind: 'verification', status: 'NotAllowed', nextAt: 0 });
    assert.ok(!planned(story.record).includes('check-verification'));
    assert.match(story.record.attention?.text ?? '', /did not approve/);
    assert.ok(planned(story.rep({ kind: 'retry' }).record).includes('check-verification'));
  });

  it('takes no missing record for a verified account where the tenant is new', () => {
    const story = approved(newTenantReviewed()).task('create-customer', tenantCreated);
    story.task('check-verification', { kind: 'verification', status: 'NoRecord', nextAt: 0 });
    assert.ok(planned(story.record).includes('check-verification'));
  });
});

describe('the agreement', () => {
  it('is asked of the customer when Partner Center does not take our confirmation', () => {
    const story = approved(newTenantReviewed()).task('create-customer', tenantCreated);
    story.task('confirm-agreement', { kind: 'confirmation', taken: false });
    assert.deepEqual(planned(story.record), ['check-verification', 'check-agreement']);
    assert.equal(notices(story.record).at(-1), 'confirmation-refused');
    story.task('check-agreement', { kind: 'agreement', signed: null, nextAt: 0 });
    assert.ok(planned(story.record).includes('send-agreement'));
  });

  it('is never confirmed by us where the customer is to be asked', () => {
    const story = approved(newTenantReviewed(abc.agreementToAsk)).task('create-customer', tenantCreated);
    assert.deepEqual(planned(story.record), ['check-verification', 'check-agreement']);
  });
});

describe('an order that Partner Center blocks', () => {
  it('for the agreement waits for the customer to accept it and goes on with the same cart', () => {
    const story = checkingOut().task('check-out', { kind: 'order-blocked', by: 'agreement', nextAt: 500 });
    assert.deepEqual(planned(story.record).toSorted(), ['check-agreement', 'send-agreement']);
    assert.equal(taskOf(story.record, 'check-agreement')?.dueAt, 500, 'the next look takes its time');
    assert.equal(notices(story.record).at(-1), 'confirmation-refused');
    story
      .task('send-agreement', { kind: 'agreement-asked' })
      .task('check-agreement', { kind: 'agreement', signed: 'by-customer', nextAt: 0 });
    assert.deepEqual(planned(story.record), ['check-out']);
    assert.equal(story.record.order.cartId, 'cart-1');
  });

  it('for the verification waits for Microsoft and goes on', () => {
    const story = checkingOut().task('check-out', { kind: 'order-blocked', by: 'verification', nextAt: 500 });
    assert.deepEqual(planned(story.record), ['check-verification']);
    assert.equal(taskOf(story.record, 'check-verification')?.dueAt, 500, 'the next look takes its time');
    assert.deepEqual(planned(story.task('check-verification', allowed).record), ['check-out']);
  });

  it('for a cart that is gone fills a new one', () => {
    assert.deepEqual(planned(checkingOut().task('check-out', { kind: 'cart-gone', nextAt: 500 }).record), [
      'create-cart',
    ]);
  });

  it('in part is completed, and says what was refused', () => {
    const problems = ['Teams Phone is sold out.'];
    const { record } = checkingOut().task('check-out', {
      kind: 'order-placed',
      orderIds: ['o-1'],
      placedAt: null,
      problems,
    });
    assert.equal(record.stage.kind, 'completed');
    assert.match(record.attention?.text ?? '', /Teams Phone is sold out/);
  });
});

describe('a result that comes late', () => {
  it('counts when something was done: a tenant made after cancelling is there', () => {
    const story = creating();
    const { id } = taskOf(story.record, 'create-customer');
    story.rep({ kind: 'cancel' });
    assert.deepEqual(planned(story.record), []);
    story.task({ id }, tenantCreated);
    assert.equal(story.record.stage.kind, 'cancelled');
    assert.equal(story.record.customer?.customerId, 'abc-tenant');
    assert.equal(story.record.credentials.kind, 'in-vault');
    assert.equal(notices(story.record).at(-1), 'tenant-created');
    assert.deepEqual(planned(story.record), []);
  });

  it('counts when an order was placed, and a cancelled onboarding stays cancelled', () => {
    const story = checkingOut();
    const { id } = taskOf(story.record, 'check-out');
    story.rep({ kind: 'cancel' }).task({ id }, orderPlaced);
    assert.equal(story.record.stage.kind, 'cancelled');
    assert.deepEqual(story.record.order.placed?.orderIds, ['order-1']);
    assert.equal(notices(story.record).at(-1), 'order-placed');
  });

  it('counts no more when it is a cart with other lines than those now approved', () => {
    const story = readyToOrder().claim('create-cart');
    const { id } = taskOf(story.record, 'create-cart');
    story.rep({ kind: 'edit', part: 'subscriptions' }).task({ id }, { kind: 'cart-created', cartId: 'old-cart' });
    assert.equal(story.record.order.cartId, null);
    approved(
      story.rep({ kind: 'remove-line', index: 0 }, { kind: 'add-line', line: abc.line() }, { kind: 'finish-lines' }),
    );
    assert.deepEqual(planned(story.record), ['create-cart']);
  });

  it('counts once when it comes twice', () => {
    const story = creating();
    const { id } = taskOf(story.record, 'create-customer');
    const first = story.task({ id }, tenantCreated).record;
    const second = story.task(
      { id },
      { kind: 'customer-created', customerId: 'x', domain: 'x', userName: null },
    ).record;
    assert.deepEqual(second, first);
  });

  it('that the password was lost with the answer is said in the record', () => {
    const story = creating().task('create-customer', {
      ...tenantCreated,
      kind: 'customer-created',
      userName: null,
      customerId: 'c',
      domain: 'd',
    });
    assert.deepEqual(story.record.credentials, { kind: 'lost' });
  });
});

describe('the relationship', () => {
  it('may be accepted before the approval, and is then not asked for again', () => {
    const story = knownTenantReviewed();
    story.task('check-relationship', { kind: 'relationship-accepted', customerId: 'c', domain: 'd' });
    assert.deepEqual(planned(story.record), ['check-verification', 'check-agreement']);
    assert.equal(story.record.stage.kind, 'drafting');
  });
});
