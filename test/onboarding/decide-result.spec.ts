import assert from 'node:assert/strict';
import type { RequestFate, TaskResult } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import { isUnderWay } from '../../onboarding/tasks.ts';
import * as abc from './abc-corp.ts';
import {
  accepted,
  approved,
  cartCreated,
  created,
  creating,
  failed,
  knownTenantReviewed,
  newTenantReviewed,
  notices,
  notSigned,
  orderPlaced,
  planned,
  problem,
  readyToCheckOut,
  readyToOrder,
  refusedForGood,
  signedByCustomer,
  submit,
  taskOf,
  tenantCreated,
  verification,
} from './story.ts';

const retry = { kind: 'retry' } as const;

describe('a failed task', () => {
  it('is tried again by itself', () => {
    const story = creating();
    const before = taskOf(story.record, 'create-customer');
    story.task('create-customer', failed({ retryAt: 77 }));
    const after = { ...before, lease: null, dueAt: 77, unanswered: true };
    assert.deepEqual(taskOf(story.record, 'create-customer'), after);
    assert.equal(story.record.attention, null);
  });

  it('that only a person can mend is parked, loudly, and goes on after Retry as the same task, looked into first', () => {
    const story = creating();
    const { id } = taskOf(story.record, 'create-customer');
    story.task('create-customer', refusedForGood);
    const parked = taskOf(story.record, 'create-customer');
    assert.deepEqual([parked.id, parked.dueAt, parked.lease], [id, null, null]);
    assert.deepEqual(story.record.attention, { taskId: id, problem, correlationId: 'c-1', since: story.now });
    assert.equal(notices(story.record).at(-1), 'needs-attention');
    assert.ok(story.record.tasks.some(({ kind }) => kind === 'tell-operators'));

    story.rep(retry);
    const again = taskOf(story.record, 'create-customer');
    assert.deepEqual([again.id, again.dueAt, story.record.attention], [id, story.now, null]);
    assert.ok(again.attempts > 0, 'it is not a first attempt: what may have happened is looked for');
    assert.equal(story.refusal(abc.rep, retry).reason, 'nothing-to-retry');
    assert.equal(story.task('create-customer', tenantCreated).record.customer?.customerId, 'abc-tenant');
  });

  const keys: [what: string, request: RequestFate, kept: boolean][] = [
    ['keeps its idempotency key when the answer was lost', 'lost', true],
    ['keeps its idempotency key when it did not come to the request', 'unsent', true],
    ['gets a new idempotency key after an answer', 'answered', false],
  ];
  for (const [what, request, kept] of keys) {
    it(what, () => {
      const story = creating();
      const before = taskOf(story.record, 'create-customer').idempotencyKey;
      story.task('create-customer', failed({ request, retryAt: null })).rep(retry);
      const after = taskOf(story.record, 'create-customer').idempotencyKey;
      assert.notEqual(after, '');
      assert.equal(after === before, kept);
    });
  }

  it('stays open after a lost answer until there is an answer, whatever else goes wrong', () => {
    const story = creating().task('create-customer', failed());
    const { idempotencyKey } = taskOf(story.record, 'create-customer');
    for (const request of ['unsent', 'held-back'] as const) {
      story.claim('create-customer').task('create-customer', failed({ request }));
      const { unanswered, idempotencyKey: kept } = taskOf(story.record, 'create-customer');
      assert.deepEqual([unanswered, kept], [true, idempotencyKey]);
    }
    story.claim('create-customer').task('create-customer', failed({ request: 'answered' }));
    assert.equal(taskOf(story.record, 'create-customer').unanswered, false);
  });

  it('does not use up an attempt when nothing was sent because Partner Center is left alone', () => {
    const story = creating().task('create-customer', failed({ request: 'held-back' }));
    assert.equal(taskOf(story.record, 'create-customer').attempts, 0);
    assert.equal(isUnderWay(story.record.tasks, 'create-customer'), false);
  });

  it('is not taken from whoever is at it now by a late word of one who was thought dead', () => {
    const { record, now } = creating().claim('create-customer');
    const late = { source: 'task', taskId: taskOf(record, 'create-customer').id, attempt: 1 } as const;
    assert.equal(decide(record, { ...late, result: refusedForGood }, now).outcome, 'unchanged');
    const heard = decide(record, { ...late, result: tenantCreated }, now);
    assert.ok(heard.outcome === 'changed');
    assert.equal(heard.record.customer?.customerId, 'abc-tenant', 'what was done counts all the same');
  });

  it('is given up when it is a message, for an alarm would be the next message to fail', () => {
    const story = creating().task('create-customer', refusedForGood).rep(retry);
    for (const kind of ['notify-requester', 'refresh-cards', 'tell-operators'] as const) {
      const { id } = taskOf(story.record, kind);
      story.task({ id }, refusedForGood);
      assert.ok(story.record.tasks.every((task) => task.id !== id));
      assert.equal(story.record.attention, null);
      assert.equal(story.record.timeline.at(-1)?.kind, 'message-undelivered');
    }
  });

  it('is not given up when no approver could be asked: nobody would ever decide', () => {
    const story = newTenantReviewed().rep(submit).task('ask-approvers', refusedForGood);
    assert.deepEqual(story.record.attention?.problem, problem);
    assert.equal(taskOf(story.rep(retry).record, 'ask-approvers').dueAt, story.now);
  });
});

describe('waiting', () => {
  it('asks Partner Center again later, without counting it as a failure', () => {
    const story = created().claim('check-verification');
    story.task('check-verification', verification('UnderReview', 99));
    const { dueAt, attempts, lease } = taskOf(story.record, 'check-verification');
    assert.deepEqual([dueAt, attempts, lease], [99, 0, null]);
  });

  it('keeps the hour since which Microsoft verifies', () => {
    const story = created().task('check-verification', verification('Unknown'));
    const since = story.now;
    story.task('check-verification', verification('UnderReview'));
    assert.deepEqual(story.record.verification, { status: 'UnderReview', since });
  });

  it('stops when Microsoft does not approve the account, and starts again with Retry', () => {
    const story = created().task('check-verification', verification('NotAllowed'));
    assert.ok(!planned(story.record).includes('check-verification'));
    assert.equal(story.record.attention?.problem.key, 'errors.tasks.account-not-approved');
    assert.ok(planned(story.rep(retry).record).includes('check-verification'));
  });

  it('takes no missing record for a verified account where the tenant is new', () => {
    const { record } = created().task('check-verification', verification('NoRecord'));
    assert.ok(planned(record).includes('check-verification'));
  });
});

describe('the agreement', () => {
  it('is asked of the customer when Partner Center does not take our confirmation', () => {
    const story = created().task('confirm-agreement', { kind: 'confirmation', taken: false });
    assert.deepEqual(planned(story.record), ['check-verification', 'check-agreement']);
    assert.equal(notices(story.record).at(-1), 'confirmation-refused');
    assert.ok(planned(story.task('check-agreement', notSigned).record).includes('send-agreement'));
  });

  it('is never confirmed by us where the customer is to be asked', () => {
    assert.deepEqual(planned(created(abc.agreementToAsk).record), ['check-verification', 'check-agreement']);
  });
});

describe('an order that Partner Center blocks', () => {
  it('for the agreement waits for the customer to accept it and goes on with the same cart', () => {
    const story = readyToCheckOut().task('check-out', { kind: 'order-blocked', by: 'agreement', nextAt: 500 });
    assert.deepEqual(planned(story.record).toSorted(), ['check-agreement', 'send-agreement']);
    assert.equal(taskOf(story.record, 'check-agreement').dueAt, 500, 'the next look takes its time');
    assert.equal(notices(story.record).at(-1), 'confirmation-refused');
    story.task('send-agreement', { kind: 'agreement-asked' }).task('check-agreement', signedByCustomer);
    assert.deepEqual(planned(story.record), ['check-out']);
    assert.equal(story.record.order.cartId, 'cart-1');
  });

  it('for the verification waits for Microsoft and goes on', () => {
    const story = readyToCheckOut().task('check-out', { kind: 'order-blocked', by: 'verification', nextAt: 500 });
    assert.deepEqual(planned(story.record), ['check-verification']);
    assert.equal(taskOf(story.record, 'check-verification').dueAt, 500, 'the next look takes its time');
    assert.deepEqual(planned(story.task('check-verification', verification('Allowed')).record), ['check-out']);
  });

  it('for a cart that is gone fills a new one', () => {
    const { record } = readyToCheckOut().task('check-out', { kind: 'cart-gone', nextAt: 500 });
    assert.deepEqual(planned(record), ['create-cart']);
  });

  it('in part is completed, and says what was refused', () => {
    const refused = ['Teams Phone is sold out.'];
    const inPart: TaskResult = { kind: 'order-placed', orderIds: ['o-1'], placedAt: null, refused };
    const { record } = readyToCheckOut().task('check-out', inPart);
    assert.equal(record.stage.kind, 'completed');
    assert.deepEqual(record.attention?.problem, {
      key: 'errors.tasks.order-partly-refused',
      values: { refused: refused[0] },
    });
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
    const story = readyToCheckOut();
    const { id } = taskOf(story.record, 'check-out');
    story.rep({ kind: 'cancel' }).task({ id }, orderPlaced);
    assert.equal(story.record.stage.kind, 'cancelled');
    assert.deepEqual(story.record.order.placed?.orderIds, ['order-1']);
    assert.equal(notices(story.record).at(-1), 'order-placed');
  });

  it('counts no more when it is a cart with other lines than those now approved', () => {
    const story = readyToOrder().claim('create-cart');
    const { id: taskId } = taskOf(story.record, 'create-cart');
    const { record } = story.rep({ kind: 'edit', part: 'subscriptions' });
    const late = decide(record, { source: 'task', taskId, result: cartCreated }, story.now);
    assert.equal(late.outcome, 'unchanged');
    assert.deepEqual(planned(approved(story.rep({ kind: 'finish-lines' })).record), ['create-cart']);
  });

  it('counts once when it comes twice', () => {
    const story = creating();
    const { id } = taskOf(story.record, 'create-customer');
    const first = story.task({ id }, tenantCreated).record;
    const another: TaskResult = { kind: 'customer-created', userName: null, customerId: 'x', domain: 'x' };
    const second = story.task({ id }, another).record;
    assert.deepEqual(second, first);
  });

  it('that the password was lost with the answer is said in the record', () => {
    const lost: TaskResult = { kind: 'customer-created', userName: null, customerId: 'c', domain: 'd' };
    assert.deepEqual(creating().task('create-customer', lost).record.credentials, { kind: 'lost' });
  });
});

describe('the relationship', () => {
  it('may be accepted before the approval, and is then not asked for again', () => {
    const { record } = knownTenantReviewed().task('check-relationship', accepted);
    assert.deepEqual(planned(record), ['check-verification', 'check-agreement']);
    assert.equal(record.stage.kind, 'drafting');
  });
});
