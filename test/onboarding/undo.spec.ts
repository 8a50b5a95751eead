import assert from 'node:assert/strict';
import { asSeenBy } from '../../onboarding/as-it-waits.ts';
import { untold } from '../../onboarding/as-told.ts';
import type { Change } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import { noDelegation } from '../../onboarding/delegation.ts';
import { Onboarding } from '../../onboarding/onboarding.ts';
import type { Person } from '../../onboarding/person.ts';
import { standingApproval } from '../../onboarding/standing-approval.ts';
import { isFormOpen } from '../../onboarding/while-waiting.ts';
import { isCurrent } from '../../onboarding/who-may.ts';
import * as abc from './abc-corp.ts';
import { knownTenantReviewed, newTenantReviewed, notices, planned, taskOf, withIds } from './story.ts';

const undoMs = 60_000;
const policy = { ...noDelegation, undoMs };
const undo: Change = { kind: 'undo' };
const saved = abc.saveContract();
const changed = abc.saveContract(5);
const sendBack: Change = { kind: 'reject', reason: 'too cheap' };
const second: Person = { ...abc.manager, id: 'max', name: 'Max' };
const passOn: Change = { kind: 'pass-on', to: second, reason: 'he knows them' };

/** A request that waits, and what is done about it at which moment. */
function waiting(reviewed = newTenantReviewed()) {
  let { record } = reviewed.rep(abc.submit);
  const from = reviewed.now;
  let ids = 0;
  const tried = (change: Change, by: Person, after: number) => {
    const acting = { person: by, roles: ['rep', 'approver'], decidesFor: 'themselves' } as const;
    return decide(record, { source: 'person', by: acting, revision: record.revision, change }, from + after, policy);
  };
  const deal = {
    get record() {
      return record;
    },
    does(change: Change, by = abc.manager, after = 0) {
      const decision = tried(change, by, after);
      assert.ok(decision.outcome === 'changed', JSON.stringify(decision));
      record = withIds(decision.record, () => `${++ids}`);
      return deal;
    },
    refusal(change: Change, by: Person, after: number) {
      const decision = tried(change, by, after);
      return decision.outcome === 'refused' && decision.refusal.reason;
    },
    /** The time to undo it is over. */
    settles(after = undoMs) {
      const { id: taskId } = taskOf(record, 'settle-decision');
      const decision = decide(
        record,
        { source: 'task', taskId, result: { kind: 'decision-stands' } },
        from + after,
        policy,
      );
      assert.ok(decision.outcome === 'changed');
      ({ record } = decision);
      return deal;
    },
  };
  return deal;
}

describe('what an approver decided', () => {
  const decisions: [what: string, change: Change, told: string, then: string[]][] = [
    ['an approval', abc.approve, 'approved', ['create-customer']],
    ['sending back', sendBack, 'rejected', []],
  ];
  for (const [what, change, told, then] of decisions) {
    it(`sets nothing going and is told nobody for a minute, and then is: ${what}`, () => {
      const deal = waiting().does(change);
      assert.deepEqual(planned(deal.record), ['settle-decision']);
      assert.deepEqual(notices(deal.record), []);
      assert.equal(taskOf(deal.record, 'settle-decision').dueAt, deal.record.undoable?.until);
      assert.deepEqual(untold(deal.record), []);
      const { record } = deal.settles();
      assert.deepEqual([planned(record), notices(record)], [then, [told]]);
      assert.deepEqual(Onboarding.parse(record), record);
    });

    it(`is as if it had never been once it is undone: ${what}`, () => {
      const before = waiting().record;
      const deal = waiting()
        .does(change)
        .does(undo, abc.manager, undoMs - 1);
      assert.deepEqual(deal.record.stage, before.stage);
      assert.deepEqual([planned(deal.record), notices(deal.record)], [planned(before), notices(before)]);
      assert.deepEqual(untold(deal.record), []);
      assert.equal(standingApproval(deal.record), undefined, 'nobody buys under it');
      const approved = deal.does(abc.approve, second, undoMs).settles(2 * undoMs).record;
      assert.deepEqual(
        [planned(approved), notices(approved), untold(approved)],
        [['create-customer'], ['approved'], []],
      );
    });
  }

  it('passed on reaches nobody when it is undone, and whom it names when it stands', () => {
    const isTold = (record: Onboarding) => record.tasks.some(({ kind }) => kind === 'tell-approvers');
    const undone = waiting().does(passOn).does(undo, abc.manager, 1).record;
    assert.ok(undone.stage.kind === 'awaiting-approval' && undone.stage.passedTo === null);
    assert.ok(!isTold(undone) && undone.tasks.some(({ kind }) => kind === 'ask-approvers'));
    assert.ok(isTold(waiting().does(passOn).settles().record));
  });

  const refused: [when: string, by: Person, after: number, reason: string][] = [
    ['by somebody else', second, 1, 'only-who-decided'],
    ['by whose onboarding it is', abc.rep, 1, 'own-request'],
    ['too late, though nobody has gone on with it yet', abc.manager, undoMs, 'decision-stands'],
  ];
  for (const [when, by, after, reason] of refused) {
    it(`is not undone ${when}`, () => assert.equal(waiting().does(abc.approve).refusal(undo, by, after), reason));
  }

  it('is not undone twice, nor after it stands, nor once somebody has gone on with it', () => {
    assert.equal(waiting().does(sendBack).does(undo).refusal(undo, abc.manager, 1), 'decision-stands');
    assert.equal(waiting().does(abc.approve).settles().refusal(undo, abc.manager, 1), 'decision-stands');
    const goneOn = waiting().does(sendBack).does(abc.edit('contract'), abc.rep, 1).does(changed, abc.rep, 2);
    assert.equal(goneOn.refusal(undo, abc.manager, 3), 'decision-stands');
    assert.deepEqual([goneOn.record.stage.kind, notices(goneOn.record)], ['drafting', ['rejected']]);
    assert.ok(
      goneOn.record.tasks.some(({ kind }) => kind === 'refresh-approvals'),
      'approvers see that it has ended',
    );
  });

  for (const [what, change] of decisions) {
    it(`is still theirs to undo when its rep looks into a form, who sees it wait: ${what}`, () => {
      const before = waiting().record;
      const deal = waiting().does(change).does(abc.edit('contract'), abc.rep, 1);
      assert.deepEqual(asSeenBy(deal.record), { ...deal.record, stage: before.stage, timeline: before.timeline });
      assert.ok(isFormOpen(deal.record));
      assert.equal(deal.refusal(abc.submit, abc.rep, 1), 'already-submitted');
      deal.does(saved, abc.rep, 2);
      assert.deepEqual([planned(deal.record), notices(deal.record)], [['settle-decision'], []]);
      const { record } = deal.does(abc.edit('contract'), abc.rep, 3).does(undo, abc.manager, 4);
      assert.deepEqual([record.stage, record.editing], [before.stage, 'contract']);
    });
  }

  it('is told as far as it is still so: not that it is set up when its rep has cancelled or changed it', () => {
    const edited = waiting().does(abc.approve).does(abc.edit('contract'), abc.rep, 1).does(changed, abc.rep, 2).record;
    assert.deepEqual([edited.stage.kind, notices(edited), untold(edited)], ['drafting', [], []]);
    assert.equal(standingApproval(edited), undefined);
    for (const decision of [abc.approve, sendBack, passOn]) {
      const { record } = waiting().does(decision).does({ kind: 'cancel' }, abc.rep, 1);
      assert.deepEqual([record.stage.kind, notices(record), untold(record)], ['cancelled', [], []]);
      assert.ok(!record.tasks.some(({ kind }) => kind === 'tell-approvers'));
    }
  });

  it('leaves the answer to a question for whoever asked, and for who has decided over it', () => {
    const ask: Change = { kind: 'ask-rep', question: 'Why?' };
    const answer: Change = { kind: 'answer-approver', answer: 'An old promise' };
    const to = (record: Onboarding) => record.tasks.flatMap((task) => (task.kind === 'tell-approvers' ? task.to : []));
    const deal = waiting().does(ask).does(abc.approve, second, 1).does(answer, abc.rep, 2);
    assert.deepEqual(to(deal.record), [abc.manager.id, second.id]);
    const { stage } = waiting().does(ask).does(passOn).does(answer, abc.rep, 1).record;
    assert.ok(stage.kind === 'awaiting-approval' && stage.passedTo !== null && stage.question?.answer !== null);
    const { record } = deal.does(undo, second, 3);
    assert.ok(record.stage.kind === 'awaiting-approval');
    assert.equal(record.stage.question?.answer?.text, 'An old promise');
    assert.deepEqual(
      [deal.does(abc.approve, second, 4).settles(4 + undoMs).record.stage.kind, untold(deal.record)],
      ['provisioning', []],
    );
  });

  it('is current, while it can be undone, on the cards of its rep that show it as it waits, and on nobody else’s', () => {
    const { revision } = waiting().record;
    const { record } = waiting().does(abc.approve);
    assert.deepEqual(
      [isCurrent(record, revision, 'answer-approver'), isCurrent(record, revision, 'approve')],
      [true, false],
    );
  });

  it('of an earlier step is waited with by the next, whose decision alone can be undone then', () => {
    const step = (name: string, id: string) => ({
      ...{ name, count: 1, escalate: null },
      who: { ids: [id], groups: [], requesterManager: false },
    });
    const steps = [step('sales', abc.manager.id), step('finance', second.id)];
    const two = { ...abc.ruleFrom(0), steps, bands: [{ currency: null, from: 0, ask: ['sales', 'finance'] }] };
    const reviewed = newTenantReviewed();
    const submitted = { ...abc.submit, policy: two } as const;
    const asked = { ...reviewed, rep: () => reviewed.rep(submitted) };
    const deal = waiting(asked).does(abc.approve);
    assert.ok(!deal.record.tasks.some(({ kind }) => kind === 'ask-approvers'), 'nobody is asked next yet');
    assert.equal(deal.refusal(abc.approve, second, 1), 'just-decided');
    deal
      .settles()
      .does(abc.approve, second, undoMs)
      .does(undo, second, undoMs + 1);
    assert.ok(deal.record.stage.kind === 'awaiting-approval');
    assert.deepEqual(
      deal.record.stage.approvals.map(({ by }) => by.id),
      [abc.manager.id],
    );
    assert.deepEqual(notices(deal.record), ['approved-in-part']);
    assert.deepEqual(untold(deal.record), []);
    const { record } = deal.does(abc.approve, second, undoMs + 2).settles(2 + 2 * undoMs);
    assert.deepEqual([record.stage.kind, untold(record)], ['provisioning', []]);
  });

  it('sent back with its tenant has that tenant again when it is undone', () => {
    const accepted = { tenantId: 'a-tenant', companyName: 'ABC', domain: 'abc.example' };
    const deal = waiting(
      knownTenantReviewed()
        .task('check-relationship', { kind: 'tenants-found', tenants: [accepted], nextAt: 0 })
        .rep({
          kind: 'confirm-tenant',
          index: 0,
          policy: abc.ruleFrom(0),
          approverIds: abc.approverIds,
          approverNames: [],
        }),
    );
    const before = deal.record;
    assert.equal(before.customer?.customerId, 'a-tenant');
    assert.equal(deal.does(sendBack).record.customer, null);
    const after = deal.does(undo, abc.manager, 1).record;
    assert.deepEqual([after.customer, after.acceptors], [before.customer, before.acceptors]);
    assert.deepEqual(untold(after), []);
  });

  it('is believed to be undone only of who decided it', () => {
    const { record } = waiting().does(abc.approve).settles();
    const at = record.createdAt;
    const forged = { id: record.timeline.length + 1, at, hash: '', kind: 'undone', by: second } as const;
    const approval = record.timeline.findLast(({ kind }) => kind === 'approved');
    const timeline = [...record.timeline, { ...forged, entry: approval?.id ?? 0 }];
    assert.deepEqual(untold({ ...record, timeline }), []);
  });
});
