import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Change, Command, TaskResult } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Task, TaskKind } from '../../onboarding/tasks.ts';
import * as abc from './abc-corp.ts';
import * as result from './results.ts';
import { acting, approved, newTenantReviewed, planned, readyToCheckOut, readyToOrder, withIds } from './story.ts';

const resubmit: Change[] = [abc.submit, abc.approve];
const otherCompany = { ...abc.company, domainPrefix: 'abcother' };
/** What people do meanwhile; whatever is refused is simply not done. */
const doings: Change[][] = [
  [abc.edit('subscriptions'), abc.addLine(abc.teamsPhone), abc.finishLines, ...resubmit],
  [abc.edit('contract'), abc.saveContract(5), ...resubmit],
  [abc.edit('company'), { kind: 'save-company', company: otherCompany, check: abc.verifiedAddress }, ...resubmit],
  [abc.edit('account'), abc.saveAccount, ...resubmit],
  [abc.edit('agreement')],
  [abc.saveAgreement(), ...resubmit],
  [abc.retry],
];
const endings: Change[][] = [[{ kind: 'start-over' }], [abc.cancel]];

/** A claimed task gets its answer; or it took effect and the answer was lost; or it did not; or it was refused. */
const outcomes = ['answered', 'lost', 'never arrived', 'refused'] as const;
type Outcome = (typeof outcomes)[number];
const kinds = ['create-customer', 'create-cart', 'check-out'] as const;

type Turn =
  | { kind: 'person'; doing: Change[] }
  | { kind: 'claim'; task: TaskKind }
  | { kind: 'finish'; of: number; outcome: Outcome };

const doing = (choices: Change[][]) =>
  fc.record({ kind: fc.constant('person' as const), doing: fc.constantFrom(...choices) });
const turn: fc.Arbitrary<Turn> = fc.oneof(
  { weight: 20, arbitrary: doing(doings) },
  { weight: 1, arbitrary: doing(endings) },
  { weight: 20, arbitrary: fc.record({ kind: fc.constant('claim' as const), task: fc.constantFrom(...kinds) }) },
  {
    weight: 20,
    arbitrary: fc.record({
      kind: fc.constant('finish' as const),
      of: fc.nat(1),
      outcome: fc.constantFrom(...outcomes),
    }),
  },
);

/** What a cart holds, for comparing it with what was approved. */
const contents = ({ lines, contract }: Onboarding) => JSON.stringify([lines, contract]);

const checkingOut = readyToCheckOut().record;
const scenes = [
  approved(newTenantReviewed()).record,
  readyToOrder().record,
  { ...checkingOut, order: { ...checkingOut.order, cartId: contents(checkingOut) } },
];

/** A task that somebody is at, and the record as it was when they took it. */
interface Claim {
  readonly task: Task;
  readonly record: Onboarding;
}

/** One onboarding, the processes at work on it, and a Partner Center that remembers what it made. */
function createWorld(start: Onboarding) {
  let record = start;
  let count = 0;
  const claims: Claim[] = [];
  const tenants = new Set<string>();
  const orders = new Set<string>();

  const tell = (command: Command) => {
    const decision = decide(record, command, start.createdAt);
    if (decision.outcome === 'changed') record = withIds(decision.record, () => `later-${++count}`);
  };
  const claim = (kind: TaskKind) => {
    const due = record.tasks.find((task) => task.kind === kind && task.lease === null && task.dueAt !== null);
    if (due === undefined) return;
    const task = { ...due, attempts: due.attempts + 1, lease: { owner: 'runner', until: 0 } };
    record = { ...record, tasks: record.tasks.map((each) => (each === due ? task : each)) };
    claims.push({ task, record });
  };
  /** Partner Center does what was claimed, as the record stood then. */
  const act = ({ task, record: asClaimed }: Claim): TaskResult => {
    switch (task.kind) {
      case 'create-customer':
        tenants.add(asClaimed.company?.domainPrefix ?? '');
        return result.tenantCreated;
      case 'create-cart':
        return { kind: 'cart-created', cartId: contents(asClaimed) };
      default:
        orders.add(asClaimed.order.cartId ?? '');
        return { kind: 'order-placed', orderIds: ['order-1'], placedAt: null, refused: [] };
    }
  };
  const isDone = ({ task, record: asClaimed }: Claim) =>
    task.kind === 'create-customer'
      ? tenants.has(asClaimed.company?.domainPrefix ?? '')
      : orders.has(asClaimed.order.cartId ?? '');
  const answerTo = (claimed: Claim, outcome: Outcome): TaskResult => {
    switch (outcome) {
      case 'answered':
        return act(claimed);
      case 'lost':
        act(claimed);
        return result.failed();
      case 'never arrived':
        return result.failed();
      case 'refused':
        // A repetition is refused because it is done already, and then that is found.
        return isDone(claimed) ? act(claimed) : result.refusedForGood;
    }
  };
  const finish = (of: number, outcome: Outcome) => {
    const [claimed] = claims.splice(of, 1);
    if (claimed === undefined) return;
    tell({ source: 'task', taskId: claimed.task.id, result: answerTo(claimed, outcome) });
  };

  return {
    take(turn: Turn) {
      switch (turn.kind) {
        case 'person':
          for (const change of turn.doing) {
            const by = change.kind === 'approve' ? abc.manager : abc.rep;
            tell({ source: 'person', by: acting(by), revision: record.revision, change });
          }
          return;
        case 'claim':
          return claim(turn.task);
        case 'finish':
          return finish(turn.of, turn.outcome);
      }
    },
    check() {
      assert.ok(tenants.size <= 1, 'one tenant');
      assert.ok(orders.size <= 1, 'one order');
      if (planned(record).includes('check-out')) assert.equal(record.order.cartId, contents(record));
    },
  };
}

describe('lost answers, crashes and edits in between', () => {
  it('never make a second tenant or a second order, and what is ordered is what was approved', () =>
    fc.assert(
      fc.property(fc.constantFrom(...scenes), fc.array(turn, { maxLength: 60, size: 'max' }), (scene, turns) => {
        const world = createWorld(scene);
        for (const each of turns) {
          world.take(each);
          world.check();
        }
      }),
      { numRuns: 2000 },
    ));
});
