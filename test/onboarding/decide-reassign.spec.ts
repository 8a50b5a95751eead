import assert from 'node:assert/strict';
import { cardOf } from '../../onboarding/card-message.ts';
import { decide } from '../../onboarding/decide.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Person } from '../../onboarding/person.ts';
import * as abc from './abc-corp.ts';
import { approved, newTenantReviewed, tellStory, tenantCreated } from './story.ts';

const olga = { id: 'olga', tenantId: abc.rep.tenantId, name: 'Olga Operator' };
const at = abc.startedAt + 1e9;

const give = (record: Onboarding, to: Person, by: Person = olga) =>
  decide(
    record,
    {
      source: 'person',
      by: { person: by, roles: ['rep', 'operator'] },
      revision: null,
      change: { kind: 'reassign', to, conversationId: `chat of ${to.id}` },
    },
    at,
  );

function given(record: Onboarding, to: Person): Onboarding {
  const decision = give(record, to);
  assert.ok(decision.outcome === 'changed', JSON.stringify(decision));
  return decision.record;
}

describe('an onboarding given to another rep', () => {
  it('is theirs, in their chat, with news for both and an entry; who had it is remembered once', () => {
    const card = { viewer: 'requester', conversationId: 'chat of rep', activityId: 'a1', request: 0 };
    const before = { ...approved(newTenantReviewed()).record, cards: [card] };
    const after = given(before, abc.otherRep);
    assert.deepEqual([after.requester, after.earlierRequesters], [abc.otherRep, [abc.rep]]);
    assert.equal(after.conversationId, `chat of ${abc.otherRep.id}`);
    assert.equal(cardOf(after, 'requester'), undefined);
    assert.equal(after.stage, before.stage, 'what was approved goes on');
    const entry = { at, kind: 'reassigned', by: olga, from: abc.rep, to: abc.otherRep };
    assert.partialDeepStrictEqual(after.timeline.at(-1), entry);
    const told = after.tasks.find(({ kind }) => kind === 'tell-former-requester');
    assert.ok(told?.kind === 'tell-former-requester');
    assert.deepEqual([told.former, told.conversationId, told.card], [abc.rep, before.conversationId, card]);
    const notices = after.tasks.flatMap((task) => (task.kind === 'notify-requester' ? task.notices : []));
    assert.deepEqual(notices.at(-1), { kind: 'reassigned', by: olga, from: abc.rep, endsChange: false });
    assert.deepEqual(given(given(after, abc.rep), abc.otherRep).earlierRequesters, [abc.otherRep, abc.rep]);
  });

  it('is asked for anew when it waited for approval', () => {
    const waiting = newTenantReviewed().rep(abc.submit).record;
    assert.deepEqual(given(waiting, abc.otherRep).stage, { kind: 'drafting', rejection: null });
  });

  it('is asked of nobody who ever had it, and keeps them in mind when it starts over', () => {
    const after = given(newTenantReviewed().record, abc.manager);
    const by = { person: abc.manager, roles: ['rep'] } as const;
    const submit = { ...abc.submit, approverIds: [abc.rep.id, abc.manager.id, 'boss'] };
    const asked = decide(after, { source: 'person', by, revision: null, change: submit }, at);
    assert.ok(asked.outcome === 'changed' && asked.record.stage.kind === 'awaiting-approval');
    assert.deepEqual(asked.record.stage.approverIds, ['boss']);
    const anew = decide(after, { source: 'person', by, revision: null, change: { kind: 'start-over' } }, at);
    assert.ok(anew.outcome === 'changed');
    assert.deepEqual(anew.record.earlierRequesters, [abc.rep]);
  });

  it('goes to nobody who approved it, as long as it is not over', () => {
    for (const story of [approved(newTenantReviewed()), approved(newTenantReviewed()).rep(abc.edit('subscriptions'))]) {
      const decision = give(story.record, abc.manager);
      assert.equal(decision.outcome === 'refused' && decision.refusal.reason, 'rep-approved-it');
      assert.deepEqual(given(story.record, abc.secondManager).requester, abc.secondManager);
    }
    // Its password waits for somebody who may take it.
    const over = approved(newTenantReviewed()).task('create-customer', tenantCreated).rep(abc.cancel);
    assert.deepEqual(given(over.record, abc.manager).requester, abc.manager);
  });

  it('goes to nobody who has it, nor to whoever gives it', () => {
    for (const to of [abc.rep, olga]) {
      const decision = give(tellStory().record, to);
      assert.equal(decision.outcome === 'refused' && decision.refusal.reason, 'choose-another-rep', to.name);
    }
  });
});

describe('a refusal on the timeline', () => {
  const refuse = (record: Onboarding, number: number, when: number): Onboarding => {
    const by = { id: `somebody-${number}`, tenantId: 'ours', name: `Somebody ${number}` };
    const refused = { by, verb: 'approve', reason: 'no-role' } as const;
    const decision = decide(record, { source: 'door', refused }, when);
    return decision.outcome === 'changed' ? decision.record : record;
  };
  const kept = (record: Onboarding) => record.timeline.filter(({ kind }) => kind === 'refused').length;

  it('is kept once a day for each person and verb, 20 a day in all, and 200 for good; cards stay valid', () => {
    const { record } = tellStory();
    const twice = refuse(refuse(record, 1, at), 1, at + 1000);
    assert.deepEqual([kept(twice), twice.revision], [1, record.revision]);
    let many = record;
    for (let number = 0; number < 50; number++) many = refuse(many, number, at);
    assert.equal(kept(many), 20);
    for (let day = 1; day < 30; day++) {
      for (let number = 0; number < 25; number++) many = refuse(many, number, at + day * 86_400_001);
    }
    assert.equal(kept(many), 200);
  });
});
