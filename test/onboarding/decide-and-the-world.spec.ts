import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Change, Command, TaskResult } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Deed, Task } from '../../onboarding/tasks.ts';
import * as abc from './abc-corp.ts';
import { approved, newTenantReviewed, planned, readyToOrder, submit, tenantCreated, withIds } from './story.ts';

const resubmit: Change[] = [submit, { kind: 'approve' }];
const otherCompany = { ...abc.company, domainPrefix: 'abcother' };
/** What people do meanwhile; whatever is refused is simply not done. */
const doings: Change[][] = [
  [
    { kind: 'edit', part: 'subscriptions' },
    { kind: 'add-line', line: abc.line(abc.teamsPhone) },
    { kind: 'finish-lines' },
    ...resubmit,
  ],
  [
    { kind: 'edit', part: 'contract' },
    { kind: 'save-contract', contract: { ...abc.contract, discountPercent: 5 } },
    ...resubmit,
  ],
  [
    { kind: 'edit', part: 'company' },
    { kind: 'save-company', company: otherCompany, check: abc.verifiedAddress },
    ...resubmit,
  ],
  [{ kind: 'edit', part: 'account' }, { kind: 'save-account', account: abc.account }, ...resubmit],
  [{ kind: 'edit', part: 'agreement' }],
  [{ kind: 'save-agreement', agreement: abc.signedAgreement }, ...resubmit],
  [{ kind: 'retry' }],
];
const endings: Change[][] = [[{ kind: 'start-over' }], [{ kind: 'cancel' }]];

/** A claimed task gets its answer; or it took task and the answer was lost; or it did not; or it was refused. */
const outcomes = ['answered', 'lost', 'never arrived', 'refused'] as const;
type Outcome = (typeof outcomes)[number];
const deeds = ['create-customer', 'create-cart', 'check-out'] as const;

type Turn =
  | { kind: 'person'; doing: Change[] }
  | { kind: 'claim'; deed: Deed['kind'] }
  | { kind: 'finish'; of: number; outcome: Outcome };

const doing = (choices: Change[][]) =>
  fc.record({ kind: fc.constant('person' as const), doing: fc.constantFrom(...choices) });
const turn: fc.Arbitrary<Turn> = fc.oneof(
  { weight: 20, arbitrary: doing(doings) },
  { weight: 1, arbitrary: doing(endings) },
  {
    weight: 20,
    arbitrary: fc.record({ kind: fc.constant('claim' as const), deed: fc.constantFrom(...deeds) }),
  },
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

const checkingOut = readyToOrder().task('create-cart', { kind: 'cart-created', cartId: '' }).record;
const scenes = [
  approved(newTenantReviewed()).record,
  readyToOrder().record,
  { ...checkingOut, order: { ...checkingOut.order, cartId: contents(checkingOut) } },
];

/** An task that somebody is at, and the record as it was when they took it. */
interface Claim {
  readonly task: Task;
  readonly record: Onboarding;
}

function notDone(retryAt: number | null): TaskResult {
  return { kind: 'failed', text: 'No.', correlationId: null, retryAt, request: retryAt === null ? 'answered' : 'lost' };
}

/** One onboarding, the processes at work on it, and a Partner Center that remembers what it made. */
function createWorld(start: Onboarding) {
  let record = start;
  let count = 0;
  const claims: Claim[] = [];
  const tenants = new Set<string>();
  const orders = new Set<string>();

  const tell = (event: Command) => {
    const decision = decide(record, event, start.createdAt);
    if (decision.outcome === 'changed') record = withIds(decision.record, () => `later-${++count}`);
  };
  const claim = (kind: Deed['kind']) => {
    const due = record.tasks.find(({ deed, lease, dueAt }) => deed.kind === kind && lease === null && dueAt !== null);
    if (due === undefined) return;
    const task = { ...due, attempts: due.attempts + 1, lease: { owner: 'runner', until: 0 } };
    record = { ...record, tasks: record.tasks.map((each) => (each === due ? task : each)) };
    claims.push({ task, record });
  };
  /** Partner Center does what was claimed, as the record stood then. */
  const act = ({ task, record: asClaimed }: Claim): TaskResult => {
    switch (task.deed.kind) {
      case 'create-customer':
        tenants.add(asClaimed.company?.domainPrefix ?? '');
        return tenantCreated;
      case 'create-cart':
        return { kind: 'cart-created', cartId: contents(asClaimed) };
      default:
        orders.add(asClaimed.order.cartId ?? '');
        return { kind: 'order-placed', orderIds: ['order-1'], placedAt: null, problems: [] };
    }
  };
  const isDone = ({ task, record: asClaimed }: Claim) =>
    task.deed.kind === 'create-customer'
      ? tenants.has(asClaimed.company?.domainPrefix ?? '')
      : orders.has(asClaimed.order.cartId ?? '');
  const answerTo = (claimed: Claim, outcome: Outcome): TaskResult => {
    switch (outcome) {
      case 'answered':
        return act(claimed);
      case 'lost':
        act(claimed);
        return notDone(0);
      case 'never arrived':
        return notDone(0);
      case 'refused':
        // A repetition is refused because it is done already, and then that is found.
        return isDone(claimed) ? act(claimed) : notDone(null);
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
            tell({ source: 'person', by, mayApprove: true, revision: record.revision, change });
          }
          return;
        case 'claim':
          return claim(turn.deed);
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
