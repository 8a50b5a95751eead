import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { untold } from '../../onboarding/as-told.ts';
import type { Change, Command, CustomerCommand, TaskResult } from '../../onboarding/commands.ts';
import { type Decision, decide } from '../../onboarding/decide.ts';
import { mostWrongCodes } from '../../onboarding/link-standing.ts';
import { Onboarding } from '../../onboarding/onboarding.ts';
import { missingLines } from '../../onboarding/order-progress.ts';
import { isVerified } from '../../onboarding/plan-tasks.ts';
import { type Role, roles } from '../../onboarding/roles.ts';
import { partNames, stepFields } from '../../onboarding/steps.ts';
import { partFilled, wasLookedAt } from '../../onboarding/while-waiting.ts';
import { may } from '../../onboarding/who-may.ts';
import * as abc from './abc-corp.ts';
import * as result from './results.ts';
import {
  approved,
  completed,
  created,
  knownTenantReviewed,
  newTenantReviewed,
  planned,
  readyToCheckOut,
  readyToOrder,
  tellStory,
  withIds,
} from './story.ts';

const germany = { ...abc.company, address: { ...abc.address, country: 'DE' }, domainPrefix: 'abcgmbh' };
const changes: Change[] = [
  abc.saveAccount,
  { kind: 'save-account', account: { ...abc.account, domain: 'abc.example' } },
  { kind: 'choose-provider', providerId: 'microsoft' },
  { kind: 'choose-provider', providerId: 'another' },
  ...(['yes', 'no'] as const).flatMap((given): Change[] => [
    abc.answer(given, abc.noTenant),
    abc.answer(given, abc.tenant),
    abc.answer(given, abc.ourCustomer),
    { kind: 'settle-registration', answer: given },
  ]),
  abc.saveInvitation,
  { kind: 'save-invitation', invitation: { ...abc.invitation, country: 'DE' } },
  abc.saveCompany,
  { kind: 'save-company', company: germany, check: abc.correctedAddress },
  { kind: 'use-suggestion', index: 0 },
  { kind: 'use-suggestion', index: -1 },
  { kind: 'keep-address', reason: '' },
  { kind: 'keep-address', reason: 'New street.' },
  abc.saveAgreement(),
  abc.saveAgreement(abc.agreementToAsk),
  abc.saveContract(),
  { kind: 'choose-product', product: abc.businessBasic },
  { kind: 'drop-product' },
  abc.addLine(),
  abc.addLine(abc.teamsPhone),
  { kind: 'remove-line', index: 0 },
  { kind: 'remove-line', index: 99 },
  abc.finishLines,
  ...partNames.map(abc.edit),
  abc.submit,
  { kind: 'submit', policy: abc.ruleFrom(1e9), approverIds: [], approverNames: [], others: [] },
  ...[0, 1].flatMap((index): Change[] => [
    { kind: 'confirm-tenant', index, policy: abc.ruleFrom(1e9), approverIds: abc.approverIds, approverNames: [] },
    { kind: 'refuse-tenant', index },
  ]),
  abc.approve,
  { kind: 'reject', reason: 'Too cheap.' },
  { kind: 'reject', reason: '' },
  abc.retry,
  abc.leaveOut,
  { kind: 'view-credentials' },
  abc.takeCredentials,
  abc.handOver(),
  abc.handOver('link-2', 'somebody@else.example'),
  { kind: 'start-over' },
  abc.cancel,
];

const results: TaskResult[] = [
  { kind: 'done' },
  { kind: 'invitation-sent' },
  { kind: 'agreement-asked' },
  { kind: 'sign-in-link-sent', link: 'link-1', partnerName: 'Northwind' },
  { kind: 'sign-in-code-sent', link: 'link-1', code: 1 },
  { kind: 'sign-in-link-expired', link: 'link-1' },
  { kind: 'still-waiting', nextAt: 0 },
  { kind: 'relationship-accepted', customerId: 'c', domain: 'd' },
  result.namesakes('tenant-1', 'tenant-2'),
  result.tenantCreated,
  ...(['Allowed', 'UnderReview', 'NotAllowed', 'Unknown', 'NotReady', 'NoRecord'] as const).map((status) =>
    result.verification(status),
  ),
  result.signedByCustomer,
  result.notSigned,
  { kind: 'confirmation', taken: true },
  { kind: 'confirmation', taken: false },
  { kind: 'cart-created', cartId: 'cart-2' },
  { kind: 'cart-gone', problem: result.problem, retryAt: 5 },
  { kind: 'cart-gone', problem: result.problem, retryAt: null },
  { kind: 'order-blocked', by: 'agreement', nextAt: 5 },
  { kind: 'order-blocked', by: 'verification', nextAt: 5 },
  result.orderTaken(),
  result.orderTaken('order-2', 0),
  { kind: 'order-refused', refused: [{ line: 0, problem: result.problem }] },
  result.orderProvided(),
  { kind: 'order-seen', orders: [{ orderId: 'order-1', status: 'cancelled', lines: [] }], nextAt: 5 },
  result.endSettled(result.seen('renew')),
  result.endsSeen(result.seen('renew')),
  result.endsSeen(result.seen(null)),
  result.endsSeen(result.seen('cancel'), null),
  ...[1100, 1200, null].map((cost) => result.costsNow(cost)),
  result.failed(),
  result.refusedForGood,
];

/** Chance alone seldom gets far, so it starts from everywhere. */
const scenes: Onboarding[] = [
  tellStory(),
  newTenantReviewed(),
  knownTenantReviewed(),
  newTenantReviewed().rep(abc.submit),
  approved(newTenantReviewed()),
  created(abc.agreementToAsk),
  created(abc.agreementToAsk).rep(abc.handOver()),
  approved(knownTenantReviewed()),
  approved(knownTenantReviewed()).task('check-relationship', result.namesakes('tenant-1')),
  readyToOrder(),
  readyToCheckOut(),
  completed(),
  newTenantReviewed().rep(abc.cancel),
].map(({ record }) => record);

type Happening =
  | { kind: 'person'; who: number; hasRoles: readonly Role[]; revision: 'none' | 'shown' | 'old'; change: Change }
  | { kind: 'result'; of: number; result: TaskResult }
  | { kind: 'customer'; link: string; does: CustomerCommand['does'] }
  | { kind: 'claim'; of: number };

const people = [abc.rep, abc.rep, abc.rep, abc.manager, abc.otherRep];
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constant('person' as const),
    who: fc.nat(people.length - 1),
    hasRoles: fc.subarray([...roles]),
    revision: fc.constantFrom('none' as const, 'shown' as const, 'old' as const),
    change: fc.constantFrom(...changes),
  }),
  fc.record({ kind: fc.constant('result' as const), of: fc.nat(12), result: fc.constantFrom(...results) }),
  fc.record({
    kind: fc.constant('customer' as const),
    link: fc.constantFrom('link-1', 'link-2'),
    does: fc.constantFrom<CustomerCommand['does']>(
      { kind: 'ask-code' },
      { kind: 'try-code', code: 1, isRight: true },
      { kind: 'try-code', code: 1, isRight: false },
      { kind: 'have-it' },
    ),
  }),
  fc.record({ kind: fc.constant('claim' as const), of: fc.nat(12) }),
);

const lease = { owner: 'runner', until: 0 };

function commandOf(record: Onboarding, told: Exclude<Happening, { kind: 'claim' }>, delivery: string): Command {
  if (told.kind === 'result') {
    // Tasks are few: a high number is one that is not, or no longer, there.
    return { source: 'task', taskId: record.tasks[told.of]?.id ?? 'gone', result: told.result };
  }
  if (told.kind === 'customer') return { source: 'customer', link: told.link, does: told.does };
  const by = { person: people[told.who] ?? abc.rep, roles: told.hasRoles };
  const revision = { none: null, shown: record.revision, old: record.revision - 1 }[told.revision];
  return { source: 'person', by, revision, change: told.change, delivery };
}

function filledIn(record: Onboarding): unknown[] {
  return [record.providerId, ...Object.keys(stepFields).map((field) => Reflect.get(record, field))];
}

/** What must be true of every record, however it came about. */
function checkRecord(record: Onboarding): void {
  assert.deepEqual(Onboarding.parse(record), record, 'it reads back as it was written');
  assert.deepEqual(untold(record), [], 'its timeline tells how it became so');
  const work = planned(record);
  assert.equal(new Set(work).size, work.length, `one task of a kind: ${work}`);
  if (record.customer !== null) assert.ok(!work.includes('create-customer'), 'a tenant is there already');
  if (work.includes('create-cart') || work.includes('check-out')) {
    assert.equal(record.stage.kind, 'provisioning', 'approved');
    assert.ok(record.customer !== null, 'there is a customer');
    assert.ok(isVerified(record), 'Microsoft lets it buy');
    assert.ok(record.agreementFacts.signed !== null, 'the agreement is signed');
    assert.ok(missingLines(record).length > 0, 'nothing is ordered twice');
  }
  if (record.credentials.kind === 'in-vault') assert.ok(!work.includes('send-agreement'), 'who can sign in is asked');
  assert.ok((record.signInLink?.wrongCodes ?? 0) <= mostWrongCodes, 'so many may guess');
  if (record.stage.kind === 'completed' || record.stage.kind === 'provisioning') {
    assert.notEqual(record.stage.approvedBy?.id, record.requester.id, 'nobody approves their own');
  }
  if (record.stage.kind === 'provisioning' && record.stage.approvedBy === null) {
    assert.equal(record.customer?.confirmedBy ?? null, null, 'a tenant by word of mouth is approved');
  }
}

/** What must be true of the step from one record to the next. */
function checkStep(before: Onboarding, command: Command, after: Onboarding, at: number): void {
  const wasOrdered =
    before.order.placed !== null && after.order.placed?.orderIds.length === before.order.placed.orderIds.length;
  if (wasOrdered && !after.timeline.slice(before.timeline.length).some(({ kind }) => kind === 'order-cancelled')) {
    assert.deepEqual(missingLines(after), missingLines(before), 'what is ordered stays ordered');
  }
  if (before.stage.kind === 'completed' || before.stage.kind === 'cancelled') {
    assert.deepEqual(after.stage, before.stage, 'what is over stays over');
  }
  assert.deepEqual(after.timeline.slice(0, before.timeline.length), before.timeline, 'history is only added to');
  const began = after.stage.kind === 'provisioning' && before.stage.kind !== 'provisioning';
  if (after.credentials.kind === 'opened' && before.credentials.kind !== 'opened') {
    assert.ok(before.signInLink !== null && before.signInLink.wrongCodes < mostWrongCodes, 'not by a locked link');
  }
  if (command.source !== 'person') {
    assert.equal(after.revision, before.revision, 'cards stay valid');
    assert.equal(began, false, 'nothing begins the provisioning by itself');
    return;
  }
  const { by, change, revision } = command;
  const leavesCards = ['retry', 'view-credentials', 'take-credentials'].includes(change.kind);
  const isLook = (change.kind === 'edit' || partFilled(change) !== undefined) && wasLookedAt(before, after);
  assert.equal(after.revision, before.revision + (leavesCards || isLook ? 0 : 1), 'older cards are stale');
  if (isLook) assert.deepEqual(filledIn(after), filledIn(before), 'what waits for its approval stays what it is');
  if (by.person.id !== before.requester.id) {
    assert.deepEqual(filledIn(after), filledIn(before), 'only the requester fills in');
  }
  if (revision !== null) assert.equal(revision, before.revision, 'no stale card counts');
  if (began) assert.ok(['approve', 'submit'].includes(change.kind), 'nothing else begins the provisioning');
  assert.equal(decide(after, command, at).outcome, 'unchanged', 'the same delivery again');
}

/** Who it is not for is told so; then who saw an old card; then what stands in the way: as `may` says for a button. */
function checkRefusal(record: Onboarding, command: Command, decision: Decision): void {
  if (command.source !== 'person') {
    assert.notEqual(decision.outcome, 'refused');
    return;
  }
  const refusal = may(record, command.by, command.change.kind);
  const isTheirs = refusal === undefined || refusal.code === 'too-late' || refusal.code === 'not-possible';
  if (isTheirs && command.revision !== null && command.revision !== record.revision) {
    assert.ok(decision.outcome === 'refused');
    assert.equal(decision.refusal.code, 'stale');
  } else if (refusal !== undefined) {
    assert.deepEqual(decision, { outcome: 'refused', refusal });
  }
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
            const command = commandOf(record, told, `delivery-${minute}`);
            const at = scene.createdAt + minute;
            const decision = decide(record, command, at);
            assert.deepEqual(decide(structuredClone(record), command, at), decision, 'the same answer again');
            checkRefusal(record, command, decision);
            if (decision.outcome !== 'changed') continue;
            checkStep(record, command, decision.record, at);
            record = withIds(decision.record, () => `later-${++count}`);
            checkRecord(record);
          }
        },
      ),
      { numRuns: 600 },
    ));
});
