import assert from 'node:assert/strict';
import type { Change } from '../../onboarding/commands.ts';
import type { Person } from '../../onboarding/person.ts';
import { type Refusal, refusalOf } from '../../onboarding/who-may.ts';
import * as abc from './abc-corp.ts';
import { submit } from './story.ts';

describe('who may', () => {
  const decisions: Change[] = [{ kind: 'approve' }, { kind: 'reject', reason: 'No.' }];
  const others: Change[] = [
    { kind: 'save-account', account: abc.account },
    { kind: 'edit', part: 'account' },
    submit,
    { kind: 'retry' },
    { kind: 'take-credentials' },
    { kind: 'start-over' },
    { kind: 'cancel' },
  ];
  const namesake = { ...abc.rep, tenantId: 'another-tenant' };
  const table: [
    who: string,
    by: Person,
    mayApprove: boolean,
    decide: Refusal['code'] | 'may',
    rest: Refusal['code'] | 'may',
  ][] = [
    ['the requester', abc.rep, false, 'self-approval', 'may'],
    ['a requester who is an approver', abc.rep, true, 'self-approval', 'may'],
    ['an approver', abc.manager, true, 'may', 'not-yours'],
    ['somebody else', abc.otherRep, false, 'not-approver', 'not-yours'],
    ['the same id of another tenant', namesake, false, 'not-approver', 'not-yours'],
  ];
  for (const [who, by, mayApprove, decide, rest] of table) {
    it(`${who}: decide ${decide}, everything else ${rest}`, () => {
      const answer = (change: Change) =>
        refusalOf(abc.started(), { source: 'person', by, mayApprove, revision: null, change })?.code ?? 'may';
      for (const change of decisions) assert.equal(answer(change), decide, change.kind);
      for (const change of others) assert.equal(answer(change), rest, change.kind);
    });
  }
});
