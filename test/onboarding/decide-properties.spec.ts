import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Change, Command, TaskResult } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import { Onboarding, parts } from '../../onboarding/onboarding.ts';
import { isVerified } from '../../onboarding/plan-tasks.ts';
import * as abc from './abc-corp.ts';
import {
  approved,
  knownTenantReviewed,
  newTenantReviewed,
  orderPlaced,
  planned,
  readyToOrder,
  submit,
  tellStory,
  tenantCreated,
  withIds,
} from './story.ts';

const germany = { ...abc.company, address: { ...abc.address, country: 'DE' }, domainPrefix: 'abcgmbh' };
const changes: Change[] = [
  { kind: 'save-account', account: abc.account },
  { kind: 'save-account', account: { ...abc.account, domain: 'abc.example' } },
  { kind: 'choose-provider', providerId: 'p' },
  { kind: 'choose-provider', providerId: 'another' },
  ...(['yes', 'no'] as const).flatMap((answer): Change[] => [
    { kind: 'answer-registration', providerId: 'p', answer, finding: abc.noTenant },
    { kind: 'answer-registration', providerId: 'p', answer, finding: abc.tenant },
    { kind: 'answer-registration', providerId: 'p', answer, finding: abc.ourCustomer },
    { kind: 'settle-registration', answer },
  ]),
  { kind: 'save-invitation', invitation: abc.invitation },
  { kind: 'save-invitation', invitation: { ...abc.invitation, country: 'DE' } },
  { kind: 'save-company', company: abc.company, check: abc.verifiedAddress },
  { kind: 'save-company', company: germany, check: abc.correctedAddress },
  { kind: 'use-suggestion', index: 0 },
  { kind: 'use-suggestion', index: -1 },
  { kind: 'keep-address', reason: '' },
  { kind: 'keep-address', reason: 'New street.' },
  { kind: 'save-agreement', agreement: abc.signedAgreement },
  { kind: 'save-agreement', agreement: abc.agreementToAsk },
  { kind: 'save-contract', contract: abc.contract },
  { kind: 'choose-product', product: abc.businessBasic },
  { kind: 'drop-product' },
  { kind: 'add-line', line: abc.line() },
  { kind: 'add-line', line: abc.line(abc.teamsPhone) },
  { kind: 'remove-line', index: 0 },
  { kind: 'remove-line', index: 99 },
  { kind: 'finish-lines' },
  ...parts.map((part): Change => ({ kind: 'edit', part })),
  submit,
  { kind: 'submit', approvalThreshold: 1e9, approverIds: [], approverNames: [] },
  { kind: 'approve' },
  { kind: 'reject', reason: 'Too cheap.' },
  { kind: 'reject', reason: '' },
  { kind: 'retry' },
  { kind: 'take-credentials' },
  { kind: 'start-over' },
  { kind: 'cancel' },
];

const failure = { kind: 'failed', text: 'No.', correlationId: null, retryAt: 0, request: 'lost' } as const;
const reports: TaskResult[] = [
  { kind: 'done' },
  { kind: 'invitation-sent' },
  { kind: 'agreement-asked' },
  { kind: 'still-waiting', nextAt: 0 },
  { kind: 'relationship-accepted', customerId: 'c', domain: 'd' },
  tenantCreated,
  ...(['Allowed', 'UnderReview', 'NotAllowed', 'Unknown', 'NotReady', 'NoRecord'] as const).map(
    (status): TaskResult => ({ kind: 'verification', status, nextAt: 0 }),
  ),
  { kind: 'agreement', signed: 'by-customer', nextAt: 0 },
  { kind: 'agreement', signed: null, nextAt: 0 },
  { kind: 'confirmation', taken: true },
  { kind: 'confirmation', taken: false },
  { kind: 'cart-created', cartId: 'cart-2' },
  { kind: 'cart-gone', nextAt: 5 },
  { kind: 'order-blocked', by: 'agreement', nextAt: 5 },
  { kind: 'order-blocked', by: 'verification', nextAt: 5 },
  orderPlaced,
  { kind: 'order-placed', orderIds: [], placedAt: null, problems: ['Sold out.'] },
  failure,
  { ...failure, retryAt: null, request: 'answered' },
];

/** Chance alone seldom gets far, so it starts from everywhere. */
const scenes: Onboarding[] = [
  tellStory(),
  newTenantReviewed(),
  knownTenantReviewed(),
  newTenantReviewed().rep(submit),
  approved(newTenantReviewed()),
  approved(newTenantReviewed(abc.agreementToAsk)).task('create-customer', tenantCreated),
  approved(knownTenantReviewed()),
  readyToOrder(),
  readyToOrder().task('create-cart', { kind: 'cart-created', cartId: 'cart-1' }),
  readyToOrder().task('create-cart', { kind: 'cart-created', cartId: 'cart-1' }).task('check-out', orderPlaced),
  newTenantReviewed().rep({ kind: 'cancel' }),
].map(({ record }) => record);

type Happening =
  | { kind: 'person'; who: number; mayApprove: boolean; revision: 'none' | 'shown' | 'old'; change: Change }
  | { kind: 'result'; of: number; result: TaskResult }
  | { kind: 'claim'; of: number };

const people = [abc.rep, abc.rep, abc.rep, abc.manager, abc.otherRep];
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constant('person' as const),
    who: fc.nat(people.length - 1),
    mayApprove: fc.boolean(),
    revision: fc.constantFrom('none' as const, 'shown' as const, 'old' as const),
    change: fc.constantFrom(...changes),
  }),
  fc.record({ kind: fc.constant('result' as const), of: fc.nat(12), result: fc.constantFrom(...reports) }),
  fc.record({ kind: fc.constant('claim' as const), of: fc.nat(12) }),
);

const lease = { owner: 'runner', until: 0 };

function eventOf(record: Onboarding, told: Exclude<Happening, { kind: 'claim' }>): Command {
  if (told.kind === 'result') {
    // Tasks are few: a high number is one that is not, or no longer, there.
    return { source: 'task', taskId: record.tasks[told.of]?.id ?? 'gone', result: told.result };
  }
  const by = people[told.who] ?? abc.rep;
  const revision = { none: null, shown: record.revision, old: record.revision - 1 }[told.revision];
  return { source: 'person', by, mayApprove: told.mayApprove, revision, change: told.change };
}

function partsOf(record: Onboarding) {
  const { account, providerId, registration, invitation, company, agreement, contract, lines, linesFinished } = record;
  return { account, providerId, registration, invitation, company, agreement, contract, lines, linesFinished };
}

/** What must be true of every record, however it came about. */
function checkRecord(record: Onboarding): void {
  assert.deepEqual(Onboarding.parse(record), record, 'it reads back as it was written');
  const work = planned(record);
  assert.equal(new Set(work).size, work.length, `one effect of a kind: ${work}`);
  if (record.customer !== null) assert.ok(!work.includes('create-customer'), 'a tenant is there already');
  if (work.includes('create-cart') || work.includes('check-out')) {
    assert.equal(record.stage.kind, 'provisioning', 'approved');
    assert.ok(record.customer !== null, 'there is a customer');
    assert.ok(isVerified(record), 'Microsoft lets it buy');
    assert.ok(record.agreementFacts.signed !== null, 'the agreement is signed');
    assert.equal(record.order.placed, null, 'nothing is ordered twice');
  }
  if (record.stage.kind === 'completed' || record.stage.kind === 'provisioning') {
    assert.notEqual(record.stage.approvedBy?.id, record.requester.id, 'nobody approves their own');
  }
}

/** What must be true of the step from one record to the next. */
function checkStep(before: Onboarding, event: Command, after: Onboarding): void {
  const isPerson = event.source === 'person';
  const leavesCards = isPerson && ['retry', 'take-credentials'].includes(event.change.kind);
  assert.equal(
    after.revision,
    before.revision + (isPerson && !leavesCards ? 1 : 0),
    'one revision for each change by a person of what is filled in or decided',
  );
  if (before.stage.kind === 'completed' || before.stage.kind === 'cancelled') {
    assert.deepEqual(after.stage, before.stage, 'what is over stays over');
  }
  if (isPerson && event.by.id !== before.requester.id) {
    assert.deepEqual(partsOf(after), partsOf(before), 'only the requester fills in');
  }
  if (isPerson && event.revision !== null) assert.equal(event.revision, before.revision, 'no stale card counts');
  if (after.stage.kind === 'provisioning' && before.stage.kind !== 'provisioning') {
    assert.ok(isPerson && ['approve', 'submit'].includes(event.change.kind), 'nothing else begins the provisioning');
  }
  assert.deepEqual(after.timeline.slice(0, before.timeline.length), before.timeline, 'history is only added to');
}

describe('whatever happens, in whatever order', () => {
  it('the record stays sound, and every step keeps the rules', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...scenes),
        fc.array(happening, { maxLength: 40, size: 'max' }),
        (scene, happenings) => {
          let record = scene;
          let count = 0;
          for (const [minute, told] of happenings.entries()) {
            if (told.kind === 'claim') {
              const tasks = record.tasks.map((task, at) => (at === told.of ? { ...task, lease } : task));
              record = { ...record, tasks };
              continue;
            }
            const event = eventOf(record, told);
            const at = scene.createdAt + minute;
            const decision = decide(record, event, at);
            assert.deepEqual(decide(structuredClone(record), event, at), decision, 'the same answer again');
            if (decision.outcome === 'refused') {
              assert.notEqual(decision.refusal.text, '');
              continue;
            }
            checkStep(record, event, decision.record);
            record = withIds(decision.record, () => `later-${++count}`);
            checkRecord(record);
          }
        },
      ),
      { numRuns: 600 },
    ));
});
