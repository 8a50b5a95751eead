import assert from 'node:assert/strict';
import type { Change, Command, TaskResult } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Person } from '../../onboarding/person.ts';
import { currentStep } from '../../onboarding/steps.ts';
import type { Deed } from '../../onboarding/tasks.ts';
import type { Refusal } from '../../onboarding/who-may.ts';
import * as abc from './abc-corp.ts';

/** One onboarding as it lives through events, a minute between them. Every method that tells an event expects success. */
export interface Story {
  readonly record: Onboarding;
  readonly now: number;
  person(by: Person, ...changes: Change[]): Story;
  rep(...changes: Change[]): Story;
  manager(change: Change): Story;
  /** What came out of the task of this kind, which must be there; or of one by its id, which need not. */
  task(of: Deed['kind'] | { id: string }, result: TaskResult): Story;
  /** Partner Center lets us know that the customer has accepted us. */
  hint(): Story;
  /** Some process takes the task of this kind and is at it. */
  claim(kind: Deed['kind']): Story;
  refusal(by: Person, change: Change, revision?: number): Refusal;
}

export const isNews = (kind: Deed['kind']) =>
  ['notify-requester', 'tell-operators', 'refresh-cards', 'ask-approvers', 'forget-credentials'].includes(kind);

/** What the record now wants done at Partner Center and by mail. */
export function planned(record: Onboarding): Deed['kind'][] {
  return record.tasks.map(({ deed }) => deed.kind).filter((kind) => !isNews(kind));
}

/** What the requester has been told, or is about to be. */
export function notices(record: Onboarding): string[] {
  return record.tasks.flatMap(({ deed }) => (deed.kind === 'notify-requester' ? [deed.notice.kind] : []));
}

/** Where the rep is: the step while it is filled in, else the stage. */
export function standing(record: Onboarding): string {
  return record.stage.kind === 'drafting' ? currentStep(record) : record.stage.kind;
}

export function taskOf(record: Onboarding, kind: Deed['kind']) {
  const task = record.tasks.find(({ deed }) => deed.kind === kind);
  assert.ok(task, `there is no ${kind}, only ${planned(record).join(', ')}`);
  return task;
}

/** Ids are given when a record is written; here they are counted. */
export function withIds(record: Onboarding, idOf: () => string): Onboarding {
  const tasks = record.tasks.map((task) => ({
    ...task,
    id: task.id || `task-${idOf()}`,
    requestId: task.requestId || `request-${idOf()}`,
  }));
  return { ...record, tasks };
}

export function tellStory(record: Onboarding = abc.started()): Story {
  let now = record.createdAt;
  let count = 0;
  const tell = (event: Command) => {
    now += 60_000;
    const decision = decide(record, event, now);
    assert.ok(decision.outcome === 'changed', decision.outcome === 'refused' ? decision.refusal.text : '');
    record = withIds(decision.record, () => String(++count));
    return story;
  };
  const personEvent = (by: Person, change: Change, revision: number | null): Command => {
    return { source: 'person', by, mayApprove: abc.approverIds.includes(by.id), revision, change };
  };
  const story: Story = {
    get record() {
      return record;
    },
    get now() {
      return now;
    },
    person(by, ...changes) {
      for (const change of changes) tell(personEvent(by, change, record.revision));
      return story;
    },
    rep: (...changes) => story.person(abc.rep, ...changes),
    manager: (change) => story.person(abc.manager, change),
    task: (of, result) =>
      tell({ source: 'task', taskId: typeof of === 'string' ? taskOf(record, of).id : of.id, result }),
    hint: () => tell({ source: 'provider', hint: 'relationship-accepted' }),
    claim(kind) {
      const { id } = taskOf(record, kind);
      const tasks = record.tasks.map((task) =>
        task.id === id
          ? { ...task, attempts: task.attempts + 1, lease: { owner: 'runner', until: now + 40_000 } }
          : task,
      );
      record = { ...record, tasks };
      return story;
    },
    refusal(by, change, revision = record.revision) {
      const decision = decide(record, personEvent(by, change, revision), now);
      assert.ok(decision.outcome === 'refused', `${change.kind} was not refused`);
      return decision.refusal;
    },
  };
  return story;
}

export const submit: Change = { kind: 'submit', approvalThreshold: 0, approverIds: abc.approverIds, approverNames: [] };

const contractAndLine: Change[] = [
  { kind: 'save-contract', contract: abc.contract },
  { kind: 'add-line', line: abc.line() },
  { kind: 'finish-lines' },
];

/** "Yes", filled in up to the review. */
export function newTenantReviewed(agreement = abc.signedAgreement): Story {
  return tellStory().rep(
    { kind: 'save-account', account: abc.account },
    { kind: 'answer-registration', providerId: 'microsoft', answer: 'yes', finding: abc.noTenant },
    { kind: 'save-company', company: abc.company, check: abc.verifiedAddress },
    { kind: 'save-agreement', agreement },
    ...contractAndLine,
  );
}

/** "No", filled in up to the review, the mail with the link sent. */
export function knownTenantReviewed(): Story {
  return tellStory()
    .rep(
      { kind: 'save-account', account: abc.account },
      { kind: 'answer-registration', providerId: 'microsoft', answer: 'no', finding: abc.tenant },
      { kind: 'save-invitation', invitation: abc.invitation },
    )
    .task('send-invitation', { kind: 'invitation-sent' })
    .rep(...contractAndLine);
}

export function approved(reviewed: Story): Story {
  return reviewed.rep(submit).manager({ kind: 'approve' });
}

export const tenantCreated: TaskResult = {
  kind: 'customer-created',
  customerId: 'abc-tenant',
  domain: 'abccorp.onmicrosoft.com',
  userName: 'admin@abccorp.onmicrosoft.com',
};
export const allowed: TaskResult = { kind: 'verification', status: 'Allowed', nextAt: 0 };
export const orderPlaced: TaskResult = { kind: 'order-placed', orderIds: ['order-1'], placedAt: null, problems: [] };

/** "Yes", approved, tenant there, verified, agreement confirmed: the order is next. */
export function readyToOrder(): Story {
  return approved(newTenantReviewed())
    .task('create-customer', tenantCreated)
    .task('confirm-agreement', { kind: 'confirmation', taken: true })
    .task('check-verification', allowed);
}
