import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Change, Command, TaskResult } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { missingLines, openOrders } from '../../onboarding/order-progress.ts';
import type { Task, TaskKind } from '../../onboarding/tasks.ts';
import * as abc from './abc-corp.ts';
import * as result from './results.ts';
import {
  acting,
  approved,
  newTenantReviewed,
  partlyOrdered,
  planned,
  readyToCheckOut,
  readyToOrder,
  withIds,
} from './story.ts';

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
  [abc.leaveOut],
  [abc.approve],
];
const endings: Change[][] = [[{ kind: 'start-over' }], [abc.cancel]];

/**
 * A claimed task gets its answer; or it took effect and the answer was lost; or it did not; or it was refused; or what
 * was to be ordered has become dearer.
 */
const outcomes = ['answered', 'lost', 'never arrived', 'refused', 'dearer'] as const;
type Outcome = (typeof outcomes)[number];
const kinds = ['create-customer', 'create-cart', 'check-out', 'check-order'] as const;
/** What Microsoft takes of a cart, one order for each line; and whether it provides an order, or cancels it. */
const takings = ['all', 'one', 'none'] as const;

type Taking = (typeof takings)[number];

type Turn =
  | { kind: 'person'; doing: Change[] }
  | { kind: 'claim'; task: TaskKind }
  | { kind: 'finish'; of: number; outcome: Outcome; taking: (typeof takings)[number] };

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
      taking: fc.constantFrom(...takings),
    }),
  },
);

/** What a cart holds, for comparing it with what was approved, and which lines of the deal these are. */
const contents = (record: Onboarding) => JSON.stringify([record.lines, record.contract, missingLines(record)]);

const withCart = (record: Onboarding) => ({ ...record, order: { ...record.order, cartId: contents(record) } });
const checkingOut = readyToCheckOut().record;
const [only] = checkingOut.lines;
const twoLines = { ...checkingOut, lines: only === undefined ? [] : [only, { ...only, quantity: 3 }] };
const scenes = [
  partlyOrdered().record,
  withCart(partlyOrdered().rep(abc.retry).task('create-cart', result.cartCreated).record),
  approved(newTenantReviewed()).record,
  readyToOrder().record,
  withCart(checkingOut),
  withCart(twoLines),
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
  /** What each cart that was checked out became. */
  const answers = new Map<string, TaskResult>();
  /** The line that an order holds; a cancelled one holds none. */
  const orders = new Map(start.order.watched.flatMap(({ orderId, lines }) => lines.map(({ line }) => [orderId, line])));

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
  const act = ({ task, record: asClaimed }: Claim, taking: Taking): TaskResult => {
    switch (task.kind) {
      case 'create-customer':
        tenants.add(asClaimed.company?.domainPrefix ?? '');
        return result.tenantCreated;
      case 'create-cart':
        return { kind: 'cart-created', cartId: `${contents(asClaimed)} ${++count}` };
      case 'check-order':
        return seen(asClaimed, taking);
      default:
        return checkedOut(asClaimed, taking);
    }
  };
  const checkedOut = (asClaimed: Onboarding, taking: Taking): TaskResult => {
    const cartId = asClaimed.order.cartId ?? '';
    const answer = answers.get(cartId);
    if (answer !== undefined) return answer;
    const lines = missingLines(asClaimed);
    const taken = taking === 'all' ? lines : lines.slice(0, taking === 'one' ? 1 : 0);
    const refused = lines.filter((line) => !taken.includes(line)).map((line) => ({ line, problem: result.problem }));
    if (taken.length === 0) return { kind: 'order-refused', refused };
    const made = taken.map((line) => ({
      orderId: `order-${orders.size + line}-${++count}`,
      lines: [{ line, item: 0 }],
    }));
    for (const { orderId, lines: held } of made) for (const { line } of held) orders.set(orderId, line);
    const placed: TaskResult = { kind: 'order-placed', orders: made, placedAt: null, cart: lines, refused };
    answers.set(cartId, placed);
    return placed;
  };
  const seen = (asClaimed: Onboarding, taking: Taking): TaskResult => {
    const [first] = openOrders(asClaimed);
    if (first === undefined || taking === 'one') return { kind: 'order-seen', orders: [], nextAt: 0 };
    const { orderId } = first;
    if (taking === 'none') orders.delete(orderId);
    const status = taking === 'none' ? 'cancelled' : 'completed';
    return { kind: 'order-seen', orders: [{ orderId, status, lines: [{ item: 0, state: 'provided' }] }], nextAt: 0 };
  };
  const isDone = ({ task, record: asClaimed }: Claim) =>
    task.kind === 'create-customer'
      ? tenants.has(asClaimed.company?.domainPrefix ?? '')
      : answers.has(asClaimed.order.cartId ?? '');
  const answerTo = (claimed: Claim, outcome: Outcome, taking: Taking): TaskResult => {
    switch (outcome) {
      case 'answered':
        return act(claimed, taking);
      case 'lost':
        act(claimed, taking);
        return result.failed();
      case 'never arrived':
        return result.failed();
      case 'refused':
        // A repetition is refused because it is done already, and then that is found.
        return isDone(claimed) ? act(claimed, taking) : result.refusedForGood;
      case 'dearer':
        // Whether it was ordered before is looked at first; it may still be, where the answer was lost.
        if (claimed.task.kind !== 'check-out' || isDone(claimed)) return act(claimed, taking);
        if (claimed.record.order.placed !== null) return result.refusedForGood;
        return claimed.task.unanswered ? result.failed({ request: 'answered' }) : result.costsNow(2000 + count);
    }
  };
  const finish = (of: number, outcome: Outcome, taking: Taking) => {
    const [claimed] = claims.splice(of, 1);
    if (claimed === undefined) return;
    tell({ source: 'task', taskId: claimed.task.id, result: answerTo(claimed, outcome, taking) });
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
          return finish(turn.of, turn.outcome, turn.taking);
      }
    },
    check() {
      assert.ok(tenants.size <= 1, 'one tenant');
      const held = [...orders.values()];
      assert.equal(new Set(held).size, held.length, 'no line is ordered twice');
      if (planned(record).includes('check-out')) assert.ok(record.order.cartId?.startsWith(contents(record)));
    },
  };
}

describe('lost answers, crashes and edits in between', () => {
  it('never make a second tenant or order a line twice, and what is ordered is what was approved', () =>
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
