import assert from 'node:assert/strict';
import type { ApprovalPolicy } from '../../onboarding/approval-policy.ts';
import { untold } from '../../onboarding/as-told.ts';
import type { Acting, Change } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import { Onboarding } from '../../onboarding/onboarding.ts';
import type { Person } from '../../onboarding/person.ts';
import * as abc from './abc-corp.ts';
import { newTenantReviewed, notices, planned } from './story.ts';

const named = (id: string): Person => ({ ...abc.manager, id, name: id });
const step = (name: string, count: number, ...ids: string[]) => {
  return { name, who: { ids, groups: [], requesterManager: false }, count, escalate: null };
};
const policy: ApprovalPolicy = {
  ...abc.ruleFrom(0),
  steps: [step('sales', 2, 'ann', 'bob', 'cem'), step('finance', 1, 'ann', 'fay')],
  bands: [{ currency: null, from: 0, ask: ['sales', 'finance'] }],
  twoPersonRule: true,
};
const reviewed = newTenantReviewed();
const submitted = (by = policy): Onboarding => {
  const change: Change = { kind: 'submit', policy: by, approverIds: ['ann', 'bob'], approverNames: ['ann', 'bob'] };
  return newTenantReviewed().rep(change).record;
};

/** Somebody decides; `for` whom, if for anybody else; not at all, where the step is not theirs. */
function decided(record: Onboarding, who: string, standsFor?: string | null, change: Change = abc.approve) {
  const decidesFor = standsFor === undefined ? 'themselves' : standsFor === null ? null : named(standsFor);
  const by: Acting = { person: named(who), roles: ['approver'], decidesFor };
  return decide(record, { source: 'person', by, revision: record.revision, change }, reviewed.now);
}

function approvedBy(record: Onboarding, ...each: readonly (string | [who: string, standsFor: string])[]): Onboarding {
  return each.reduce((before, one) => {
    const decision = typeof one === 'string' ? decided(before, one) : decided(before, ...one);
    assert.ok(decision.outcome === 'changed', JSON.stringify(decision));
    return decision.record;
  }, record);
}

const refusalOf = (decision: ReturnType<typeof decided>) => {
  assert.ok(decision.outcome === 'refused');
  return decision.refusal.reason;
};

describe('a deal that takes several approvals', () => {
  it('is set up after the last of them, in the order of the steps', () => {
    let record = submitted();
    for (const who of ['ann', 'bob']) {
      record = approvedBy(record, who);
      assert.ok(record.stage.kind === 'awaiting-approval');
      assert.deepEqual(record.stage.approverIds, [], 'who is asked next is looked up');
      assert.ok(!planned(record).includes('create-customer'));
      assert.ok(record.tasks.some(({ kind }) => kind === 'ask-approvers'));
      assert.deepEqual(untold(record), []);
    }
    record = approvedBy(record, 'fay');
    assert.equal(record.stage.kind, 'provisioning');
    assert.ok(planned(record).includes('create-customer'));
    assert.deepEqual(untold(record), []);
    assert.deepEqual(notices(record), ['approved-in-part', 'approved-in-part', 'approved']);
    assert.deepEqual(Onboarding.parse(record), record);
  });

  const refused: [what: string, given: Parameters<typeof approvedBy>[1][], who: string, standsFor?: string][] = [
    ['twice by the same person', ['ann'], 'ann'],
    ['by somebody and their deputy', ['ann'], 'dora', 'ann'],
    ['by a deputy and then by whom they stood in for', [['dora', 'ann']], 'ann'],
    ['by one deputy for two', [['dora', 'ann']], 'dora', 'bob'],
    ['at a later step by who spoke before', ['ann', 'bob'], 'ann'],
    ['at a later step by their deputy', ['ann', 'bob'], 'dora', 'ann'],
  ];
  for (const [what, given, who, standsFor] of refused) {
    it(`is not approved ${what}`, () =>
      assert.equal(refusalOf(decided(approvedBy(submitted(), ...given), who, standsFor)), 'approved-already'));
  }

  it('may be approved at two steps by one person where the policy lets them', () => {
    const loose = submitted({ ...policy, twoPersonRule: false });
    assert.equal(refusalOf(decided(approvedBy(loose, 'ann'), 'ann')), 'approved-already', 'within one it may not');
    assert.equal(approvedBy(loose, 'ann', 'bob', 'ann').stage.kind, 'provisioning');
  });

  it('is not decided on by whose step is not the one that waits, nor by who asked for it', () => {
    assert.equal(refusalOf(decided(submitted(), 'fay', null)), 'other-step');
    const by: Acting = { person: abc.rep, roles: ['rep', 'approver'], decidesFor: 'themselves' };
    const record = submitted();
    const own = decide(record, { source: 'person', by, revision: null, change: abc.approve }, reviewed.now);
    assert.equal(refusalOf(own), 'own-request');
  });

  it('begins anew after it was sent back, and after it was edited', () => {
    const back = decided(approvedBy(submitted(), 'ann'), 'bob', undefined, { kind: 'reject', reason: 'Too cheap.' });
    assert.ok(back.outcome === 'changed');
    assert.equal(back.record.stage.kind, 'drafting');
    const resubmit: Change = { kind: 'submit', policy, approverIds: ['ann'], approverNames: [] };
    const rep: Acting = { person: abc.rep, roles: ['rep'] };
    const again = decide(back.record, { source: 'person', by: rep, revision: null, change: resubmit }, reviewed.now);
    assert.ok(again.outcome === 'changed');
    assert.equal(approvedBy(again.record, 'ann', 'bob').stage.kind, 'awaiting-approval');
    assert.deepEqual(untold(approvedBy(again.record, 'ann', 'bob', 'fay')), []);
  });

  it('is asked of all anew when its price has moved', () => {
    const record = approvedBy(submitted(), 'ann', 'bob', 'fay');
    assert.ok(record.timeline.some((entry) => entry.kind === 'approved' && entry.step === 'finance'));
  });

  describe('is not bought for', () => {
    const whole = approvedBy(submitted(), 'ann', 'bob', 'fay');
    const without = (isLeftOut: (entry: Onboarding['timeline'][number]) => boolean): Onboarding => {
      return { ...whole, timeline: whole.timeline.filter((entry) => !isLeftOut(entry)) };
    };
    const rewritten = (change: (entry: Onboarding['timeline'][number]) => Onboarding['timeline'][number]) => {
      return { ...whole, timeline: whole.timeline.map(change) };
    };
    const approvals = whole.timeline.filter(({ kind }) => kind === 'approved' || kind === 'approved-in-part');
    const forged: [what: string, Onboarding][] = [
      ['one approval is not told', without((entry) => entry === approvals[0])],
      ['another is not', without((entry) => entry === approvals[1])],
      [
        'two are of one person',
        rewritten((entry) => (entry === approvals[1] && 'by' in entry ? { ...entry, by: named('ann') } : entry)),
      ],
      [
        'the last is of who spoke before, by a deputy',
        rewritten((entry) => (entry.kind === 'approved' ? { ...entry, standsFor: named('bob') } : entry)),
      ],
      ['it was another step', rewritten((entry) => (entry.kind === 'approved' ? { ...entry, step: 'sales' } : entry))],
      [
        'it was of no step',
        rewritten((entry) => {
          if (entry.kind !== 'approved') return entry;
          const { step: _, ...rest } = entry;
          return rest;
        }),
      ],
    ];
    for (const [what, record] of forged) {
      it(`where ${what}`, () => assert.deepEqual(untold(record), ['stage', 'approver']));
    }
  });
});
