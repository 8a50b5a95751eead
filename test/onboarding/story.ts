import assert from 'node:assert/strict';
import type { Acting, Change, Command, TaskResult } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Person } from '../../onboarding/person.ts';
import type { Refusal } from '../../onboarding/refusal.ts';
import type { Answer, Finding } from '../../onboarding/steps/registration.ts';
import { currentStep } from '../../onboarding/steps.ts';
import { natures, type TaskKind } from '../../onboarding/tasks.ts';
import * as abc from './abc-corp.ts';

/** One onboarding as it lives through commands, a minute between them. Every method that tells one expects success. */
export interface Story {
  readonly record: Onboarding;
  readonly now: number;
  rep(...changes: Change[]): Story;
  manager(change: Change): Story;
  /** What came out of the task of this kind, which must be there; or of one by its id, which need not. */
  task(of: TaskKind | { id: string }, result: TaskResult): Story;
  /** Some process takes the task of this kind and is at it. */
  claim(kind: TaskKind): Story;
  refusal(by: Person, change: Change, revision?: number): Refusal;
}

const aside: readonly TaskKind[] = ['ask-approvers', 'forget-credentials'];

/** What the record now wants done at Partner Center and by mail. */
export function planned(record: Onboarding): TaskKind[] {
  return record.tasks.map(({ kind }) => kind).filter((kind) => natures[kind] !== 'message' && !aside.includes(kind));
}

/** What the requester has been told, or is about to be. */
export function notices(record: Onboarding): string[] {
  return record.tasks.flatMap((task) => (task.kind === 'notify-requester' ? [task.notice.kind] : []));
}

/** Where the rep is: the step while it is filled in, else the stage. */
export function standing(record: Onboarding): string {
  return record.stage.kind === 'drafting' ? currentStep(record) : record.stage.kind;
}

export function taskOf(record: Onboarding, kind: TaskKind) {
  const task = record.tasks.find((each) => each.kind === kind);
  assert.ok(task, `there is no ${kind}, only ${planned(record).join(', ')}`);
  return task;
}

export function acting(person: Person): Acting {
  return { person, isApprover: abc.approverIds.includes(person.id) };
}

/** Ids are given when a record is written; here they are counted. */
export function withIds(record: Onboarding, idOf: () => string): Onboarding {
  const tasks = record.tasks.map((task) => ({
    ...task,
    id: task.id || `task-${idOf()}`,
    idempotencyKey: task.idempotencyKey || `request-${idOf()}`,
  }));
  return { ...record, tasks };
}

export function tellStory(record: Onboarding = abc.started()): Story {
  let now = record.createdAt;
  let count = 0;
  const tell = (command: Command) => {
    now += 60_000;
    const decision = decide(record, command, now);
    assert.ok(decision.outcome === 'changed', JSON.stringify(decision));
    record = withIds(decision.record, () => String(++count));
    return story;
  };
  const command = (by: Person, change: Change, revision: number | null): Command => {
    return { source: 'person', by: acting(by), revision, change };
  };
  const person = (by: Person, ...changes: Change[]) => {
    for (const change of changes) tell(command(by, change, record.revision));
    return story;
  };
  const story: Story = {
    get record() {
      return record;
    },
    get now() {
      return now;
    },
    rep: (...changes) => person(abc.rep, ...changes),
    manager: (change) => person(abc.manager, change),
    task: (of, result) =>
      tell({ source: 'task', taskId: typeof of === 'string' ? taskOf(record, of).id : of.id, result }),
    claim(kind) {
      const { id } = taskOf(record, kind);
      const lease = { owner: 'runner', until: now + 40_000 };
      const tasks = record.tasks.map((task) =>
        task.id === id ? { ...task, attempts: task.attempts + 1, lease } : task,
      );
      record = { ...record, tasks };
      return story;
    },
    refusal(by, change, revision = record.revision) {
      const decision = decide(record, command(by, change, revision), now);
      assert.ok(decision.outcome === 'refused', `${change.kind} was not refused`);
      return decision.refusal;
    },
  };
  return story;
}

export function answer(given: Answer, finding: Finding): Change {
  return { kind: 'answer-registration', providerId: 'microsoft', answer: given, finding };
}

export function saveAgreement(agreement = abc.signedAgreement): Change {
  return { kind: 'save-part', part: 'agreement', filled: { agreement } };
}

export function saveContract(discountPercent = 0): Change {
  return { kind: 'save-part', part: 'contract', filled: { contract: { ...abc.contract, discountPercent } } };
}

export const saveAccount: Change = { kind: 'save-account', account: abc.account };
export const saveInvitation: Change = { kind: 'save-invitation', invitation: abc.invitation };
export const saveCompany: Change = { kind: 'save-company', company: abc.company, check: abc.verifiedAddress };
export const submit: Change = { kind: 'submit', approvalThreshold: 0, approverIds: abc.approverIds, approverNames: [] };
const contractAndLine: Change[] = [saveContract(), { kind: 'add-line', line: abc.line() }, { kind: 'finish-lines' }];

export const problem = { key: 'errors.partner-center-down', values: {} };
/** Nobody knows what came of it, unless `more` says so. */
export function failed(more: Partial<Extract<TaskResult, { kind: 'failed' }>> = {}): TaskResult {
  return { kind: 'failed', problem, correlationId: 'c-1', retryAt: 0, request: 'lost', ...more };
}
export const refusedForGood = failed({ retryAt: null, request: 'answered' });
export const tenantCreated: TaskResult = {
  kind: 'customer-created',
  customerId: 'abc-tenant',
  domain: 'abccorp.onmicrosoft.com',
  userName: 'admin@abccorp.onmicrosoft.com',
};
export const accepted: TaskResult = { kind: 'relationship-accepted', customerId: 'c', domain: 'd' };
export const signedByCustomer: TaskResult = { kind: 'agreement', signed: 'by-customer', nextAt: 0 };
export const notSigned: TaskResult = { kind: 'agreement', signed: null, nextAt: 0 };
export const cartCreated: TaskResult = { kind: 'cart-created', cartId: 'cart-1' };
export const orderPlaced: TaskResult = { kind: 'order-placed', orderIds: ['order-1'], placedAt: null, refused: [] };
export function verification(status: Extract<TaskResult, { kind: 'verification' }>['status'], nextAt = 0): TaskResult {
  return { kind: 'verification', status, nextAt };
}

/** "Yes", filled in up to the review. */
export function newTenantReviewed(agreement = abc.signedAgreement): Story {
  return tellStory().rep(
    saveAccount,
    answer('yes', abc.noTenant),
    saveCompany,
    saveAgreement(agreement),
    ...contractAndLine,
  );
}

/** "No", filled in up to the review, the mail with the link sent. */
export function knownTenantReviewed(): Story {
  return tellStory()
    .rep(saveAccount, answer('no', abc.tenant), saveInvitation)
    .task('send-invitation', { kind: 'invitation-sent' })
    .rep(...contractAndLine);
}

export function approved(reviewed: Story): Story {
  return reviewed.rep(submit).manager({ kind: 'approve' });
}

/** "Yes", approved, a process about to make the tenant. */
export function creating(): Story {
  return approved(newTenantReviewed()).claim('create-customer');
}

/** "Yes", approved, tenant there. */
export function created(agreement = abc.signedAgreement): Story {
  return approved(newTenantReviewed(agreement)).task('create-customer', tenantCreated);
}

/** The same, verified, agreement confirmed: the order is next. */
export function readyToOrder(): Story {
  return created()
    .task('confirm-agreement', { kind: 'confirmation', taken: true })
    .task('check-verification', verification('Allowed'));
}

/** The same with the cart filled. */
export function readyToCheckOut(): Story {
  return readyToOrder().task('create-cart', cartCreated);
}

export function completed(): Story {
  return readyToCheckOut().task('check-out', orderPlaced);
}
