import assert from 'node:assert/strict';
import type { RequestFate, TaskResult } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import { isUnderWay, type TaskKind } from '../../onboarding/tasks.ts';
import * as abc from './abc-corp.ts';
import * as result from './results.ts';
import {
  created,
  creating,
  knownTenantReviewed,
  notices,
  planned,
  readyToCheckOut,
  type Story,
  taskOf,
} from './story.ts';

describe('a task that comes to nothing', () => {
  it('is left alone for a minute where it is still called for, whichever it is; nothing else is', () => {
    const stories = [creating, readyToCheckOut, () => created(abc.agreementToAsk).rep(abc.handOver())];
    const again = stories.flatMap((begin) =>
      planned(begin().record).filter((kind) => {
        const story = begin();
        const others = story.record.tasks.filter((task) => task.kind !== kind);
        story.task(kind, { kind: 'done' });
        assert.deepEqual(
          story.record.tasks.filter((task) => task.kind !== kind),
          others,
        );
        const next = story.record.tasks.find((task) => task.kind === kind);
        assert.ok(next === undefined || (next.dueAt ?? 0) >= story.now + 60_000, kind);
        return next !== undefined;
      }),
    );
    assert.deepEqual(again, [
      'create-customer',
      'check-out',
      'check-verification',
      'check-agreement',
      'send-sign-in-link',
      'end-sign-in-link',
    ]);
  });

  it('goes on at once where something has come of it', () => {
    const story = created(abc.agreementToAsk).rep(abc.handOver());
    story.task('send-sign-in-link', { kind: 'sign-in-link-sent', link: 'link-1', partnerName: 'Northwind' });
    story.customer({ kind: 'ask-code' });
    assert.equal(taskOf(story.record, 'send-sign-in-code').dueAt, story.now);
  });
});

describe('a failed task', () => {
  it('is tried again by itself', () => {
    const story = creating();
    const before = taskOf(story.record, 'create-customer');
    story.task('create-customer', result.failed({ retryAt: 77 }));
    const after = {
      ...before,
      lease: null,
      dueAt: 77,
      unanswered: true,
      failingSince: story.now,
      failingBy: result.problem,
    };
    assert.deepEqual(taskOf(story.record, 'create-customer'), after);
    assert.equal(story.record.attention, null);
  });

  it('that only a person can mend is parked, loudly, and goes on after Retry as the same task, looked into first', () => {
    const story = creating();
    const { id } = taskOf(story.record, 'create-customer');
    story.task('create-customer', result.refusedForGood);
    const parked = taskOf(story.record, 'create-customer');
    assert.deepEqual([parked.id, parked.dueAt, parked.lease], [id, null, null]);
    const { problem } = result;
    assert.deepEqual(story.record.attention, { taskId: id, problem, correlationId: 'c-1', since: story.now });
    assert.equal(notices(story.record).at(-1), 'needs-attention');
    assert.ok(story.record.tasks.some(({ kind }) => kind === 'tell-operators'));

    story.rep(abc.retry);
    const again = taskOf(story.record, 'create-customer');
    assert.deepEqual([again.id, again.dueAt, story.record.attention], [id, story.now, null]);
    assert.ok(again.attempts > 0, 'it is not a first attempt: what may have happened is looked for');
    assert.equal(story.refusal(abc.rep, abc.retry).reason, 'nothing-to-retry');
    assert.equal(story.task('create-customer', result.tenantCreated).record.customer?.customerId, 'abc-tenant');
  });

  const keys: [request: RequestFate, kept: boolean][] = [
    ['lost', true],
    ['unsent', true],
    ['answered', false],
  ];
  for (const [request, kept] of keys) {
    it(`${kept ? 'keeps its idempotency key' : 'gets a new one'} when its request was ${request}`, () => {
      const story = creating();
      const before = taskOf(story.record, 'create-customer').idempotencyKey;
      story.task('create-customer', result.failed({ request, retryAt: null })).rep(abc.retry);
      const after = taskOf(story.record, 'create-customer').idempotencyKey;
      assert.notEqual(after, '');
      assert.equal(after === before, kept);
    });
  }

  it('stays open after a lost answer until there is an answer, whatever else goes wrong', () => {
    const story = creating().task('create-customer', result.failed());
    const { idempotencyKey } = taskOf(story.record, 'create-customer');
    for (const request of ['unsent', 'held-back'] as const) {
      story.claim('create-customer').task('create-customer', result.failed({ request }));
      const { unanswered, idempotencyKey: kept } = taskOf(story.record, 'create-customer');
      assert.deepEqual([unanswered, kept], [true, idempotencyKey]);
    }
    story.claim('create-customer').task('create-customer', result.failed({ request: 'answered' }));
    assert.equal(taskOf(story.record, 'create-customer').unanswered, false);
  });

  it('does not use up an attempt when nothing was sent because Partner Center is left alone', () => {
    const story = creating().task('create-customer', result.failed({ request: 'held-back' }));
    assert.equal(taskOf(story.record, 'create-customer').attempts, 0);
    assert.equal(isUnderWay(story.record.tasks, 'create-customer'), false);
  });

  it('is not taken from whoever is at it now by a late word of one who was thought dead', () => {
    const { record, now } = creating().claim('create-customer');
    const late = { source: 'task', taskId: taskOf(record, 'create-customer').id, attempt: 1 } as const;
    assert.equal(decide(record, { ...late, result: result.refusedForGood }, now).outcome, 'unchanged');
    const heard = decide(record, { ...late, result: result.tenantCreated }, now);
    assert.ok(heard.outcome === 'changed');
    assert.equal(heard.record.customer?.customerId, 'abc-tenant', 'what was done counts all the same');
  });

  it('is given up when it is a message, for an alarm would be the next message to fail', () => {
    const story = creating().task('create-customer', result.refusedForGood).rep(abc.retry);
    for (const kind of ['notify-requester', 'refresh-cards', 'tell-operators'] as const) {
      const { id } = taskOf(story.record, kind);
      story.task({ id }, result.refusedForGood);
      assert.ok(story.record.tasks.every((task) => task.id !== id));
      assert.equal(story.record.attention, null);
      assert.equal(story.record.timeline.at(-1)?.kind, 'message-undelivered');
    }
  });
});

describe('waiting', () => {
  it('asks Partner Center again later, without counting it as a failure, and keeps since when it waits', () => {
    const story = created().task('check-verification', result.verification('Unknown'));
    const since = story.now;
    story.claim('check-verification').task('check-verification', result.verification('UnderReview', 99));
    const { dueAt, attempts, lease } = taskOf(story.record, 'check-verification');
    assert.deepEqual([dueAt, attempts, lease], [99, 0, null]);
    assert.deepEqual(story.record.verification, { status: 'UnderReview', since });
  });

  it('stops when Microsoft does not approve the account, and starts again with Retry', () => {
    const story = created().task('check-verification', result.verification('NotAllowed'));
    assert.ok(!planned(story.record).includes('check-verification'));
    assert.equal(story.record.attention?.problem.key, 'errors.tasks.account-not-approved');
    assert.ok(planned(story.rep(abc.retry).record).includes('check-verification'));
  });

  it('takes no missing record for a verified account where the tenant is new', () => {
    const { record } = created().task('check-verification', result.verification('NoRecord'));
    assert.ok(planned(record).includes('check-verification'));
  });
});

describe('the agreement', () => {
  it('is asked of the customer when we cannot confirm it, or are not to', () => {
    const story = created().task('confirm-agreement', { kind: 'confirmation', taken: false });
    assert.equal(notices(story.record).at(-1), 'confirmation-refused');
    const asked = [story.record, created(abc.agreementToAsk).record];
    for (const record of asked) assert.deepEqual(planned(record), ['check-verification', 'check-agreement']);
    story.task('check-agreement', result.notSigned);
    assert.ok(!planned(story.record).includes('send-agreement'), 'who cannot sign in cannot accept');
    assert.ok(planned(story.rep(abc.takeCredentials).record).includes('send-agreement'));
  });
});

describe('an order that Partner Center blocks', () => {
  it('for the agreement waits for the customer to accept it and goes on with the same cart', () => {
    const story = readyToCheckOut().rep(abc.takeCredentials);
    story.task('check-out', { kind: 'order-blocked', by: 'agreement', nextAt: 500 });
    assert.deepEqual(planned(story.record).toSorted(), ['check-agreement', 'send-agreement']);
    assert.equal(taskOf(story.record, 'check-agreement').dueAt, 500, 'the next look takes its time');
    assert.equal(notices(story.record).at(-1), 'agreement-wanted');
    story.task('send-agreement', { kind: 'agreement-asked' }).task('check-agreement', result.signedByCustomer);
    assert.deepEqual(planned(story.record), ['check-out']);
    assert.equal(story.record.order.cartId, 'cart-1');
  });

  it('for the verification waits for Microsoft and goes on', () => {
    const story = readyToCheckOut().task('check-out', { kind: 'order-blocked', by: 'verification', nextAt: 500 });
    assert.deepEqual(planned(story.record), ['check-verification']);
    assert.equal(taskOf(story.record, 'check-verification').dueAt, 500, 'the next look takes its time');
    assert.deepEqual(planned(story.task('check-verification', result.verification('Allowed')).record), ['check-out']);
  });

  it('for a cart that is gone fills a new one, counts how often, and waits for a person in the end', () => {
    const gone = (retryAt: number | null) => ({ kind: 'cart-gone', problem: result.problem, retryAt }) as const;
    const story = readyToCheckOut().task('check-out', gone(500));
    const since = story.now;
    assert.deepEqual(planned(story.record), ['create-cart']);
    assert.equal(taskOf(story.record, 'create-cart').dueAt, 500);
    story.task('create-cart', result.cartCreated).task('check-out', gone(null));
    assert.deepEqual(story.record.order.setback, { times: 2, since });
    const { id, dueAt, failingSince } = taskOf(story.record, 'create-cart');
    assert.deepEqual([dueAt, failingSince, story.record.attention?.taskId], [null, since, id]);
    story.rep(abc.retry).task('create-cart', result.cartCreated);
    assert.deepEqual(story.record.order.setback, { times: 0, since }, 'after Retry there are as many attempts again');
    assert.equal(story.task('check-out', result.orderTaken()).record.order.setback, null);
  });

  it('although the look before says otherwise tells people once after three days, and goes on', () => {
    const blocked = { kind: 'order-blocked', by: 'verification', nextAt: 500 } as const;
    const day = 24 * 60 * 60_000;
    const story = readyToCheckOut().task('check-out', blocked);
    const since = story.now;
    const again = () =>
      story.task('check-verification', result.verification('Allowed')).later(day).task('check-out', blocked);
    assert.equal(again().record.attention, null);
    for (const days of [2, 3, 4]) {
      const { attention, verification } = again().record;
      assert.equal(attention?.problem.key, days < 3 ? undefined : 'errors.tasks.verification-differs');
      assert.deepEqual(verification, { status: 'UnderReview', since }, 'it does not begin anew');
      assert.deepEqual(planned(story.record), ['check-verification']);
    }
    const told = notices(story.record);
    assert.deepEqual([told.filter((kind) => kind === 'verified').length, told.at(-1)], [1, 'needs-attention']);
    assert.equal(told.filter((kind) => kind === 'needs-attention').length, 1);
    story.task('check-verification', result.verification('Allowed')).task('check-out', result.orderTaken());
    assert.equal(story.record.attention, null);
  });

  it('is not contradicted by a look that says the same', () => {
    const story = readyToCheckOut().task('check-out', { kind: 'order-blocked', by: 'agreement', nextAt: 500 });
    assert.equal(story.record.order.setback?.times, 1);
    assert.equal(story.task('check-agreement', result.notSigned).record.order.setback, null);
  });
});

describe('a result that comes late', () => {
  /** Cancelled while somebody was at it, who did it all the same. */
  const cancelledDuring = (story: Story, kind: TaskKind, done: TaskResult) => {
    const { id } = taskOf(story.record, kind);
    story.rep(abc.cancel);
    const { record } = story.task({ id }, done);
    assert.deepEqual([record.stage.kind, planned(record)], ['cancelled', []]);
    return record;
  };

  it('counts when something was done: a tenant made, or an order placed, after cancelling is there', () => {
    const made = cancelledDuring(creating(), 'create-customer', result.tenantCreated);
    assert.deepEqual([made.customer?.customerId, made.credentials.kind], ['abc-tenant', 'in-vault']);
    assert.equal(notices(made).at(-1), 'tenant-created');
    const ordered = cancelledDuring(readyToCheckOut(), 'check-out', result.orderTaken());
    assert.deepEqual(ordered.order.placed?.orderIds, ['order-1']);
    assert.equal(notices(ordered).at(-1), 'order-placed');
  });

  it('counts once when it comes twice', () => {
    const story = creating();
    const { id } = taskOf(story.record, 'create-customer');
    const first = story.task({ id }, result.tenantCreated).record;
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
    const { record } = knownTenantReviewed().task('check-relationship', result.accepted);
    assert.deepEqual(planned(record), ['check-verification', 'check-agreement']);
    assert.equal(record.stage.kind, 'drafting');
  });
});
