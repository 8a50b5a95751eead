import assert from 'node:assert/strict';
import type { Acting, Change, Command, CustomerCommand, TaskResult } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import type { Policy } from '../../onboarding/delegation.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Person } from '../../onboarding/person.ts';
import type { Refusal } from '../../onboarding/refusal.ts';
import { currentStep } from '../../onboarding/steps.ts';
import { natures, type TaskKind } from '../../onboarding/tasks.ts';
import * as abc from './abc-corp.ts';
import * as result from './results.ts';

export { submit } from './abc-corp.ts';
export { tenantCreated } from './results.ts';

/** One onboarding as it lives through commands, a minute between them. Every method that tells one expects success. */
export interface Story {
  readonly record: Onboarding;
  readonly now: number;
  rep(...changes: Change[]): Story;
  manager(change: Change): Story;
  /** What came out of the task of this kind, which must be there; or of one by its id, which need not. */
  task(of: TaskKind | { id: string }, result: TaskResult): Story;
  /** Whoever has the link of this id does something. */
  customer(does: CustomerCommand['does'], link?: string): Story;
  /** Some process takes the task of this kind and is at it. */
  claim(kind: TaskKind): Story;
  /** So many ms pass. */
  later(ms: number): Story;
  refusal(by: Person, change: Change, revision?: number): Refusal;
}

const aside: readonly TaskKind[] = ['ask-approvers', 'forget-credentials'];

/** What the record now wants done at Partner Center and by mail. */
export function planned(record: Onboarding): TaskKind[] {
  return record.tasks.map(({ kind }) => kind).filter((kind) => natures[kind] !== 'message' && !aside.includes(kind));
}

/** What the requester has been told, or is about to be. */
export function notices(record: Onboarding): string[] {
  return messages(record).flatMap((message) => toldIn(record, message));
}

/** The messages in which they are told. */
export function messages(record: Onboarding) {
  return record.tasks.filter((task) => task.kind === 'notify-requester');
}

/** What one of them tells; what has no kind of its own by the entry of the timeline. */
export function toldIn({ timeline }: Onboarding, { notices }: ReturnType<typeof messages>[number]): string[] {
  return notices.map((notice) => (notice.kind === 'happened' ? timeline[notice.entry - 1]?.kind : notice.kind) ?? '?');
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
  return { person, roles: abc.approverIds.includes(person.id) ? ['rep', 'approver'] : ['rep'] };
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

export function tellStory(record: Onboarding = abc.started(), policy?: Policy): Story {
  let now = record.createdAt;
  let count = 0;
  const tell = (command: Command) => {
    now += 60_000;
    const decision = decide(record, command, now, policy);
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
    later(ms) {
      now += ms;
      return story;
    },
    rep: (...changes) => person(abc.rep, ...changes),
    manager: (change) => person(abc.manager, change),
    task: (of, result) =>
      tell({ source: 'task', taskId: typeof of === 'string' ? taskOf(record, of).id : of.id, result }),
    customer: (does, link = 'link-1') => tell({ source: 'customer', link, does }),
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

const contractAndLine: Change[] = [abc.saveContract(), abc.addLine(), abc.finishLines];

/** "Yes", filled in up to the review. */
export function newTenantReviewed(agreement = abc.signedAgreement): Story {
  return tellStory().rep(
    abc.saveAccount,
    abc.answer('yes', abc.noTenant),
    abc.saveCompany,
    abc.saveAgreement(agreement),
    ...contractAndLine,
  );
}

/** "No", filled in up to the review, the mail with the link sent. */
export function knownTenantReviewed(): Story {
  return tellStory()
    .rep(abc.saveAccount, abc.answer('no', abc.tenant), abc.saveInvitation)
    .task('send-invitation', { kind: 'invitation-sent' })
    .rep(...contractAndLine);
}

export function approved(reviewed: Story): Story {
  return reviewed.rep(abc.submit).manager(abc.approve);
}

/** "Yes", approved, a process about to make the tenant. */
export function creating(): Story {
  return approved(newTenantReviewed()).claim('create-customer');
}

/** "Yes", approved, tenant there. */
export function created(agreement = abc.signedAgreement, ...changes: Change[]): Story {
  return approved(newTenantReviewed(agreement).rep(...changes)).task('create-customer', result.tenantCreated);
}

/** "Yes", the customer is to accept the agreement and can sign in: the rep took the credentials to them. */
export function handedOver(agreement = abc.agreementToAsk): Story {
  return created(agreement).rep(abc.takeCredentials);
}

/** The same, verified, agreement confirmed: the order is next. */
export function readyToOrder(story = created()): Story {
  return story
    .task('confirm-agreement', { kind: 'confirmation', taken: true })
    .task('check-verification', result.verification('Allowed'));
}

/** The same with the cart filled. */
export function readyToCheckOut(): Story {
  return readyToOrder().task('create-cart', result.cartCreated);
}

/** Two lines, and what the checkout made of them: an order of the first, a refusal of the second. */
export function partlyOrdered(): Story {
  const refused = [{ line: 1, problem: result.problem }];
  return readyToOrder(
    created(abc.signedAgreement, abc.edit('subscriptions'), abc.addLine(abc.teamsPhone), abc.finishLines),
  )
    .task('create-cart', result.cartCreated)
    .task('check-out', { ...result.orderTaken('order-1', 0), refused });
}

export function completed(): Story {
  return readyToCheckOut().task('check-out', result.orderTaken()).task('check-order', result.orderProvided());
}
