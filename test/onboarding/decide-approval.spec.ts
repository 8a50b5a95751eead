import assert from 'node:assert/strict';
import type { ApprovalReason } from '../../onboarding/approval-reason.ts';
import type { Change } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import type { SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import { dueTask } from '../../onboarding/tasks.ts';
import * as abc from './abc-corp.ts';
import * as result from './results.ts';
import { approved, creating, newTenantReviewed, notices, planned, standing } from './story.ts';

const submitTo = (approverIds: string[], approvalThreshold = 0): Change => {
  return { kind: 'submit', policy: abc.ruleFrom(approvalThreshold), approverIds, approverNames: [], others: [] };
};

describe('submitting', () => {
  // The line commits to $1,500 a year.
  const thresholds: [threshold: number, stage: string][] = [
    [0, 'awaiting-approval'],
    [1500, 'awaiting-approval'],
    [1500.01, 'provisioning'],
  ];
  for (const [threshold, stage] of thresholds) {
    it(`$1,500 a year with a threshold of ${threshold} leads to ${stage}`, () => {
      const { record } = newTenantReviewed().rep(submitTo(abc.approverIds, threshold));
      assert.equal(record.stage.kind, stage);
      assert.deepEqual(planned(record), stage === 'provisioning' ? ['create-customer'] : []);
    });
  }

  it('says why, also when only what was ordered of late speaks against it, or nobody has looked at that', () => {
    const { approverIds } = abc;
    const reasonsOf = (seen: { others?: readonly ApprovalReason[] }) => {
      const terms = { policy: abc.ruleFrom(2000), approverIds, approverNames: [] };
      const { stage } = newTenantReviewed().rep({ kind: 'submit', ...terms, ...seen }).record;
      return stage.kind === 'awaiting-approval' && stage.reasons;
    };
    assert.deepEqual(reasonsOf({ others: ['period-currency'] }), ['period-currency']);
    assert.deepEqual(reasonsOf({}), ['period-total']);
    assert.equal(reasonsOf({ others: [] }), false);
  });

  it('is refused while a part is missing, and when nobody but the requester could approve', () => {
    const story = newTenantReviewed().rep(abc.edit('contract'));
    assert.equal(story.refusal(abc.rep, abc.submit).reason, 'parts-missing');
    story.rep(abc.saveContract());
    assert.equal(story.refusal(abc.rep, submitTo([abc.rep.id])).reason, 'nobody-can-approve');
  });

  const special = { ...abc.promotion, until: '2026-11-02' };
  const unsold: [reason: string | undefined, ...SubscriptionLine[]][] = [
    ['promotion-over', abc.line(abc.businessBasic, { promotion: { ...special, until: '2026-11-01' } })],
    [undefined, abc.line(abc.businessBasic, { promotion: special })],
    ['end-date-past', abc.line(abc.businessBasic, { customTermEndDate: '2026-11-02T00:00:00' })],
    ['base-seats', abc.line(), abc.line(abc.teamsPhone, { quantity: 11 })],
    [undefined, abc.line(), abc.line(), abc.line(abc.teamsPhone, { quantity: 20 })],
  ];
  for (const [reason, ...lines] of unsold) {
    it(`and approving, of lines that are known not to be taken, are refused: ${reason ?? 'not these'}`, () => {
      for (const [story, by, change] of [
        [newTenantReviewed(), abc.rep, abc.submit],
        [newTenantReviewed().rep(abc.submit), abc.manager, abc.approve],
      ] as const) {
        const person = { person: by, roles: ['rep', 'approver'] } as const;
        const command = { source: 'person', by: person, revision: null, change } as const;
        const decision = decide({ ...story.record, lines }, command, story.now);
        assert.equal(decision.outcome === 'refused' ? decision.refusal.reason : undefined, reason);
      }
    });
  }

  it('asks the approvers, never the requester', () => {
    const { record } = newTenantReviewed().rep(submitTo([abc.rep.id, abc.manager.id]));
    assert.deepEqual(record.stage.kind === 'awaiting-approval' && record.stage.approverIds, [abc.manager.id]);
    assert.deepEqual(
      record.tasks.map(({ kind }) => kind),
      ['ask-approvers'],
    );
  });

  it('keeps what was shown, beside what was shown the time before', () => {
    const story = newTenantReviewed().rep(abc.submit, abc.edit('contract'), abc.saveContract(5), abc.submit);
    const { productId, skuId, title } = abc.businessBasic;
    const plan = { term: 'P1Y', billing: 'monthly', cost: 1000, endOfTerm: 'renew' };
    const special = { promotionId: null, customTermEndDate: null };
    const first = {
      currency: 'USD',
      discountPercent: 0,
      provider: 'microsoft',
      market: 'US commercial',
      startDate: '',
      termMonths: 12,
      contractRenews: true,
      frequency: 'monthly',
      paymentTerms: 'net-30',
      billingPolicy: 'advance',
      answer: 'yes',
      legalName: 'ABC Corporation',
      domainPrefix: 'abccorp',
      lines: [{ title, quantity: 10, sellingPrice: 1250, productId, skuId, ...plan, ...special }],
    };
    const second = { ...first, discountPercent: 5 };
    assert.deepEqual(
      story.record.timeline.flatMap((entry) => (entry.kind === 'submitted' ? [[entry.before, entry.after]] : [])),
      [
        [null, first],
        [first, second],
      ],
    );
  });
});

describe('the decision', () => {
  it('redraws the cards once, and what was approved is begun before anybody is told', () => {
    const story = newTenantReviewed().rep(abc.submit).task('ask-approvers', result.managerAsked).manager(abc.approve);
    const kinds = story.record.tasks.map(({ kind }) => kind);
    assert.deepEqual(notices(story.record), ['approved']);
    assert.deepEqual(kinds.toSorted(), ['create-customer', 'notify-requester', 'refresh-cards']);
    assert.equal(dueTask(story.record.tasks, story.now)?.kind, 'create-customer');
  });

  it('rejection needs a reason, reopens the form with it, and the next submission starts anew', () => {
    const story = newTenantReviewed().rep(abc.submit);
    assert.equal(story.refusal(abc.manager, { kind: 'reject', reason: '' }).reason, 'say-why');
    story.manager({ kind: 'reject', reason: 'Too cheap.' });
    assert.equal(standing(story.record), 'review');
    const rejection = { by: abc.manager, at: story.now, reason: 'Too cheap.', part: null };
    assert.deepEqual(story.record.stage, { kind: 'drafting', rejection });
    assert.deepEqual(notices(story.record), ['rejected']);
    assert.equal(approved(story).record.stage.kind, 'provisioning');
  });
});

describe('an edit', () => {
  const asked = () => newTenantReviewed().rep(abc.submit).task('ask-approvers', result.managerAsked);

  it('before the decision takes the request back as soon as it changes something, and approvers see it', () => {
    const story = asked().rep(abc.edit('contract'), abc.saveContract(5));
    assert.equal(standing(story.record), 'review');
    assert.equal(story.refusal(abc.manager, abc.approve).reason, 'no-longer-waiting');
    assert.equal(story.record.tasks[0]?.kind, 'refresh-approvals');
  });

  it('before the decision that only looks, or saves what stood there, lets it wait, and be approved', () => {
    const before = asked().record;
    const looks: readonly (readonly Change[])[] = [
      [abc.edit('contract'), abc.saveContract()],
      [abc.edit('company'), { kind: 'edit', part: null }],
      [abc.edit('company'), abc.saveCompany],
      [
        abc.edit('subscriptions'),
        { kind: 'edit-line', index: 0, product: abc.businessBasic },
        { kind: 'drop-product' },
      ],
      [abc.edit('subscriptions'), abc.finishLines],
    ];
    for (const look of looks) {
      const { stage, timeline, lines, contract, company } = asked().rep(...look).record;
      const { stage: was, ...kept } = before;
      assert.deepEqual(
        [stage, timeline, lines, contract, company],
        [was, kept.timeline, kept.lines, kept.contract, kept.company],
      );
    }
    const open = asked().rep(abc.edit('contract'));
    assert.equal(open.record.revision, before.revision, 'the card of the approver is as right as before');
    const choose = () => ({ kind: 'choose-product', product: structuredClone(abc.businessBasic) }) as const;
    const { revision } = asked().rep(choose()).record;
    assert.equal(asked().rep(choose(), choose()).record.revision, revision, 'the same once more');
    const { stage, editing } = open.manager(abc.approve).record;
    assert.deepEqual([stage.kind, editing], ['provisioning', null]);
  });

  it('that leaves a failure behind takes its alarm along', () => {
    const story = creating().task('create-customer', result.refusedForGood);
    assert.deepEqual(story.record.attention?.problem, result.problem);
    assert.equal(story.rep(abc.edit('company')).record.attention, null);
  });
});
