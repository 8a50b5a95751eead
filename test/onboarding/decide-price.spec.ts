import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { untold } from '../../onboarding/as-told.ts';
import { type CostMove, isCheaper, isTolerated } from '../../onboarding/cost-moves.ts';
import { decide } from '../../onboarding/decide.ts';
import { movesAsked } from '../../onboarding/decide-price.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { remainsAfterCancelling } from '../../onboarding/remains.ts';
import { lockReason } from '../../onboarding/steps.ts';
import * as abc from './abc-corp.ts';
import * as result from './results.ts';
import {
  newTenantReviewed,
  notices,
  planned,
  readyToCheckOut,
  type Story,
  standing,
  taskOf,
  tellStory,
} from './story.ts';

const usd = (cost: number | null) => ({ cost, currency: 'USD' });
const moveOf = (was: CostMove['was'], is: CostMove['is']): CostMove => ({ line: 0, title: 'Basic', was, is });
const costs = ({ lines }: Onboarding) => lines.map(({ plan }) => plan.cost);
const reasonsOf = ({ stage }: Onboarding) => (stage.kind === 'awaiting-approval' ? stage.reasons : []);

describe('what a seat costs us', () => {
  const amount = fc.integer({ min: 0, max: 1e7 });
  const percent = fc.double({ min: 0, max: 100, noNaN: true });

  it('may be less than approved, and no more than tolerated above it', () =>
    fc.assert(
      fc.property(amount, amount, percent, (was, is, tolerated) => {
        const move = moveOf(usd(was), usd(is));
        if (is <= was) assert.ok(isTolerated(move, tolerated));
        if (is > was * (1 + tolerated / 100) + 1) assert.ok(!isTolerated(move, tolerated));
        if (isCheaper(move, tolerated)) assert.ok(is < was && isTolerated(move, tolerated));
        for (const other of [usd(null), { cost: is, currency: 'EUR' }]) {
          assert.ok(!isTolerated(moveOf(usd(was), other), 100) && !isTolerated(moveOf(other, usd(was)), 100));
        }
      }),
    ));
});

describe('a price that moved since the approval', () => {
  const moved = (cost: number | null = 1120): Story => readyToCheckOut().task('check-out', result.costsNow(cost));

  it('sends the deal back to the approvers with both figures; the rep hears of it once; the cart is given up', () => {
    const { record } = moved();
    assert.deepEqual([standing(record), reasonsOf(record)], ['awaiting-approval', ['price-moved']]);
    assert.deepEqual(movesAsked(record), [{ line: 0, title: abc.businessBasic.title, was: usd(1000), is: usd(1120) }]);
    assert.deepEqual([costs(record), record.order.cartId, planned(record)], [[1120], null, []]);
    assert.equal(notices(record).filter((kind) => kind === 'price-moved').length, 1);
    assert.ok(record.tasks.some(({ kind }) => kind === 'ask-approvers'));
    assert.deepEqual(untold(record), []);
  });

  it('is ordered once that is approved, and asked again should it move again', () => {
    const story = moved().manager(abc.approve);
    assert.deepEqual(planned(story.record), ['create-cart']);
    story.task('create-cart', result.cartCreated).task('check-out', result.costsNow(1300));
    assert.deepEqual(movesAsked(story.record)[0]?.was, usd(1120));
    story.manager(abc.approve).task('create-cart', result.cartCreated).task('check-out', result.orderTaken());
    assert.deepEqual(planned(story.record), ['check-order']);
    assert.deepEqual([costs(story.record), untold(story.record)], [[1300], []]);
  });

  it('needs the approval of a deal that needed none, below what it is sold for or not', () => {
    const unapproved = { ...abc.submit, policy: abc.ruleFrom(1e9), others: [] };
    const submitted = newTenantReviewed()
      .rep(unapproved)
      .task('create-customer', result.tenantCreated)
      .task('confirm-agreement', { kind: 'confirmation', taken: true })
      .task('check-verification', result.verification('Allowed'))
      .task('create-cart', result.cartCreated);
    const { record } = submitted.task('check-out', result.costsNow(1251));
    assert.deepEqual(reasonsOf(record), ['price-moved', 'below-cost']);
    // Filled in anew, it still needs it: nobody has approved what it costs now.
    const contract = { ...abc.contract, purchaseOrder: 'PO-1' };
    const ordered = { kind: 'save-part', part: 'contract', filled: { contract } } as const;
    const again = tellStory(record).rep(abc.edit('contract'), ordered, unapproved).record;
    assert.deepEqual([reasonsOf(again), movesAsked(again)], [['price-moved', 'below-cost'], []]);
  });

  it('goes to the rep when it is rejected, with the tenant that is there, and can be changed and cancelled', () => {
    const story = moved().manager({ kind: 'reject', reason: 'Too dear.' });
    const { record } = story;
    assert.deepEqual([standing(record), planned(record)], ['review', []]);
    assert.equal(record.customer?.customerId, 'abc-tenant');
    assert.deepEqual(
      (['company', 'contract', 'subscriptions'] as const).map((part) => lockReason(record, part)),
      ['tenant-connected', undefined, undefined],
    );
    assert.deepEqual(
      remainsAfterCancelling(record).map(({ kind }) => kind),
      ['tenant-exists', 'agreement-signed', 'credentials-kept'],
    );
    assert.deepEqual(untold(record), []);
    story.rep(abc.edit('subscriptions'), { kind: 'remove-line', index: 0 }, abc.addLine(), abc.finishLines, abc.submit);
    story.manager(abc.approve);
    assert.deepEqual([planned(story.record), untold(story.record)], [['create-cart'], []]);
  });

  it('is another matter than a cost that somebody changed in the store', () => {
    const { record } = moved().manager(abc.approve);
    const [line] = record.lines;
    assert.ok(line);
    for (const cost of [1, 1000, null]) {
      assert.deepEqual(untold({ ...record, lines: [{ ...line, plan: { ...line.plan, cost } }] }), ['order']);
    }
    // What was changed before the prices were looked at is not made good by them.
    const forged = readyToCheckOut().record;
    const lines = forged.lines.map((one) => ({ ...one, plan: { ...one.plan, cost: 1 } }));
    const laundered = tellStory({ ...forged, lines })
      .task('check-out', result.costsNow(1120))
      .manager(abc.approve);
    assert.deepEqual(untold(laundered.record), ['order']);
  });

  it('is not heard from one who was thought dead, nor where nobody is left to approve it', () => {
    const story = readyToCheckOut().claim('check-out').claim('check-out');
    const late = { source: 'task', taskId: taskOf(story.record, 'check-out').id, attempt: 1 } as const;
    assert.equal(decide(story.record, { ...late, result: result.costsNow(1120) }, story.now).outcome, 'unchanged');
    const { record } = story.task('check-out', result.costsNow(1120, [abc.rep.id]));
    assert.deepEqual([standing(record), costs(record), planned(record)], ['provisioning', [1000], ['check-out']]);
  });
});

describe('a price that fell', () => {
  it('holds nothing up, and is told', () => {
    const moves = [moveOf(usd(1000), usd(900))];
    const { record } = readyToCheckOut().task('check-out', { ...result.orderTaken(), fell: moves });
    assert.deepEqual([planned(record), costs(record)], [['check-order'], [1000]]);
    const told = record.timeline.find(({ kind }) => kind === 'price-fell');
    assert.deepEqual(told?.kind === 'price-fell' && told.moves, moves);
  });
});
