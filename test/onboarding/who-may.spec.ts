import assert from 'node:assert/strict';
import type { Acting } from '../../onboarding/commands.ts';
import { type Role, roles } from '../../onboarding/roles.ts';
import { type Chore, type Errand, type Machine, may, mayComeBy, mayRun, type Verb } from '../../onboarding/who-may.ts';
import * as abc from './abc-corp.ts';
import { approved, completed, newTenantReviewed, tellStory } from './story.ts';

/** The reason why not, or that they may, as long as it is theirs to do at all. */
type Answers = readonly string[];

const stages = [
  ['drafting', tellStory()],
  ['awaiting-approval', newTenantReviewed().rep(abc.submit)],
  ['provisioning', approved(newTenantReviewed())],
  ['completed', completed()],
  ['cancelled', tellStory().rep(abc.cancel)],
] as const;

const always = (reason: string): Answers => stages.map(() => reason);
const looks = always('may');
const fills = ['may', 'may', 'no-longer-filled-in', 'over', 'over'];
const decides = ['no-longer-waiting', 'may', 'no-longer-waiting', 'no-longer-waiting', 'no-longer-waiting'];
const takes = ['no-credentials', 'no-credentials', 'no-credentials', 'may', 'no-credentials'];
const untilOver = ['may', 'may', 'may', 'over', 'over'];

const asks = ['nothing-asked', 'nothing-asked', 'nothing-asked', 'over', 'over'];

const verbs: Readonly<Record<Verb, Answers>> = {
  open: looks,
  'take-pack': ['not-completed', 'not-completed', 'not-completed', 'may', 'not-completed'],
  'search-catalog': looks,
  'search-accounts': looks,
  'open-credentials': takes,
  'view-credentials': takes,
  'take-credentials': takes,
  'hand-over': ['no-credentials', 'no-credentials', 'no-credentials', 'may', 'over'],
  'save-account': fills,
  'take-account': fills,
  'take-pasted': fills,
  'choose-provider': fills,
  'answer-registration': fills,
  'settle-registration': fills,
  'save-invitation': fills,
  'save-company': fills,
  'use-suggestion': fills,
  'keep-address': fills,
  'save-part': fills,
  'choose-product': fills,
  'drop-product': fills,
  'add-line': fills,
  'edit-line': fills,
  'remove-line': fills,
  'restore-lines': fills,
  'finish-lines': fills,
  'renew-prices': fills,
  'confirm-tenant': untilOver,
  'refuse-tenant': untilOver,
  edit: untilOver,
  submit: ['may', ...Array<string>(4).fill('already-submitted')],
  approve: decides,
  reject: decides,
  'ask-rep': decides,
  'pass-on': decides,
  review: looks,
  undo: always('decision-stands'),
  'answer-approver': always('no-question'),
  retry: always('nothing-to-retry'),
  'leave-out': ['nothing-to-leave-out', 'nothing-to-leave-out', 'nothing-to-leave-out', 'over', 'over'],
  'ask-change': always('nothing-to-take-back'),
  'withdraw-change': always('no-longer-waiting'),
  'approve-change': always('no-longer-waiting'),
  'reject-change': always('no-longer-waiting'),
  'start-over': untilOver,
  cancel: untilOver,
  'send-again': asks,
  'copy-link': asks,
  'stop-reminders': asks,
  'remind-again': asks,
  // A password waits there.
  reassign: ['may', 'may', 'may', 'may', 'over'],
};

const namesake = { ...abc.rep, tenantId: 'another-tenant' };
/** Who had it before `rep`; they are an approver as well. */
const former = { ...abc.otherRep, id: 'former' };

/** What is theirs to do, and why the rest is not: for what an approver decides, for what the holder does, for others. */
interface Row {
  readonly who: string;
  readonly acting: Acting;
  readonly verbs: readonly Verb[] | 'of the holder' | 'of an approver';
  readonly otherwise: readonly [decide: string, hold: string, other: string];
}
const [fixed, holds, other] = ['only-approvers', 'only-requester', 'not-your-role'];
const looksAfter: readonly Verb[] = ['open', 'take-pack', 'retry', 'leave-out', 'cancel', 'reassign'];
const row = (
  who: string,
  person: Acting['person'],
  hasRoles: readonly Role[],
  theirs: Row['verbs'],
  otherwise: Row['otherwise'] = [fixed, holds, other],
): Row => ({ who, acting: { person, roles: hasRoles }, verbs: theirs, otherwise });

const ownRequest = 'own-request';
const table: readonly Row[] = [
  row('the holder', abc.rep, ['rep'], 'of the holder', [ownRequest, holds, other]),
  row('a holder who is an approver', abc.rep, ['rep', 'approver'], 'of the holder', [ownRequest, holds, other]),
  row('a holder who is a rep no more', abc.rep, ['auditor'], ['open', 'take-pack'], [ownRequest, 'only-reps', other]),
  row('a holder with no role', abc.rep, [], [], ['no-role', 'no-role', 'no-role']),
  row('an approver', abc.manager, ['approver'], 'of an approver'),
  row('who had it before and is an approver', former, ['rep', 'approver'], [], [ownRequest, holds, other]),
  row('another rep', abc.otherRep, ['rep'], []),
  row('an operator', abc.otherRep, ['operator'], looksAfter),
  row('an auditor', abc.otherRep, ['auditor'], ['open', 'take-pack']),
  row('the same id of another tenant', namesake, ['rep'], []),
  row('nobody', abc.otherRep, [], [], ['no-role', 'no-role', 'no-role']),
];

const ofApprover: readonly Verb[] = [
  ...(['approve', 'reject', 'approve-change', 'reject-change'] as const),
  ...(['ask-rep', 'pass-on', 'review', 'undo'] as const),
];
const ofNoHolder: readonly Verb[] = [...ofApprover, 'reassign'];

function isTheirs({ verbs: theirs }: Row, verb: Verb): boolean {
  if (theirs === 'of the holder') return !ofNoHolder.includes(verb);
  if (theirs === 'of an approver') return ofApprover.includes(verb);
  return theirs.includes(verb);
}

describe('who may do what, and when', () => {
  for (const each of table) {
    it(each.who, () => {
      for (const [verb, answers] of Object.entries(verbs) as [Verb, Answers][]) {
        const [decide, hold, rest] = each.otherwise;
        const notTheirs = ofApprover.includes(verb) ? decide : verb === 'reassign' ? rest : hold;
        assert.deepEqual(
          stages.map(([stage, { record }]) => {
            const held = { ...record, earlierRequesters: [former] };
            return [stage, may(held, each.acting, verb)?.reason ?? 'may'];
          }),
          stages.map(([stage], at) => [stage, isTheirs(each, verb) ? answers[at] : notTheirs]),
          verb,
        );
      }
    });
  }

  it('with all of them, each role', () => {
    const errands: Readonly<Record<Errand, readonly Role[]>> = {
      begin: ['rep'],
      'look-up': roles,
      'list-own': ['rep'],
      'list-all': ['operator', 'auditor'],
      'look-over': ['approver', 'operator', 'auditor'],
      'list-approvals': roles,
      'list-attention': ['operator', 'auditor'],
      'retry-all': ['operator'],
      export: ['operator', 'auditor'],
      erase: ['operator'],
    };
    for (const [errand, may] of Object.entries(errands) as [Errand, readonly Role[]][]) {
      for (const role of roles)
        assert.equal(mayRun([role], errand) === undefined, may.includes(role), `${role} ${errand}`);
      assert.equal(mayRun([], errand)?.reason, 'no-role', errand);
    }
  });

  it('without a person, each way its one job', () => {
    const jobs: Readonly<Record<Machine, readonly Chore[]>> = {
      task: ['report-result'],
      provider: ['hint', 'name-acceptor'],
      cards: ['keep-message'],
      runner: ['claim', 'release'],
      keeper: ['erase-people', 'note-restore'],
      customer: ['open-sign-in'],
      mailbox: ['note-bounce'],
      door: ['note-refusal'],
      people: ['ask-again'],
    };
    const chores = Object.values(jobs).flat();
    for (const [machine, job] of Object.entries(jobs) as [Machine, readonly Chore[]][]) {
      for (const chore of chores) assert.equal(mayComeBy(machine, chore), job.includes(chore), `${machine} ${chore}`);
    }
  });
});
