import { asItWaits } from './as-it-waits.ts';
import { openAsk } from './chase.ts';
import type { Acting, Change, Command } from './commands.ts';
import {
  changeDecided,
  decided,
  nothingAsked,
  nothingToHandOver,
  nothingToLeaveOut,
  nothingToTakeBack,
  notToBeFilledIn,
  orderedOrOver,
  tenantMade,
  tenantSettled,
} from './hindrances.ts';
import type { Onboarding } from './onboarding.ts';
import type { Person } from './person.ts';
import { notPossible, type Refusal, tooLate } from './refusal.ts';
import type { Role } from './roles.ts';
import { isOver } from './stage.ts';
import type { Part } from './steps.ts';

/** Everything somebody may want to do with an onboarding: to change it, or to see something of it. */
export type Verb =
  | Change['kind']
  | ('open' | 'take-pack' | 'review' | 'search-catalog' | 'search-accounts' | 'open-credentials' | 'copy-link');

/** What somebody may want that is about no single onboarding. */
export type Errand =
  | ('begin' | 'look-up' | 'list-own' | 'list-all' | 'look-over' | 'list-approvals')
  | ('list-attention' | 'retry-all' | 'export' | 'erase');

/** What comes to a record without a person: by which way it comes, and what it does there. */
export type Machine = Exclude<Command['source'], 'person'>;
export type Chore =
  | 'report-result'
  | 'hint'
  | 'name-acceptor'
  | 'keep-message'
  | 'claim'
  | 'release'
  | 'erase-people'
  | 'note-restore'
  | 'open-sign-in'
  | 'note-bounce'
  | 'note-refusal'
  | 'ask-again';

interface Rule {
  /** `holder`: the rep whose onboarding it is, who alone fills in and takes the password, and never approves it. */
  readonly who: readonly ('holder' | Role)[];
  /** What stands in the way as the onboarding is now. */
  readonly hindrance: (record: Onboarding) => Refusal | undefined;
}

const fills = (part?: Part): Rule => ({ who: ['holder'], hindrance: (record) => notToBeFilledIn(record, part) });
const decides: Rule = { who: ['approver'], hindrance: decided };
const handsOver: Rule = { who: ['holder'], hindrance: nothingToHandOver };
/** Whose tenant it is says the holder; that it is so an approver has to see before anything is ordered there. */
const answersAcceptance: Rule = { who: ['holder'], hindrance: tenantSettled };
const chases: Rule = { who: ['holder'], hindrance: nothingAsked };

/** The one table of who may do what, and when: with an onboarding, */
const rules: Readonly<Record<Verb, Rule>> = {
  open: { who: ['holder', 'operator', 'auditor'], hindrance: () => undefined },
  'take-pack': {
    who: ['holder', 'operator', 'auditor'],
    hindrance: ({ stage }) => (stage.kind === 'completed' ? undefined : notPossible('not-completed')),
  },
  'search-catalog': { who: ['holder'], hindrance: () => undefined },
  'search-accounts': { who: ['holder'], hindrance: () => undefined },
  'open-credentials': handsOver,
  'view-credentials': handsOver,
  'take-credentials': handsOver,
  'hand-over': {
    ...handsOver,
    hindrance: (record) => (record.stage.kind === 'cancelled' ? tooLate('over') : nothingToHandOver(record)),
  },
  'save-account': fills('account'),
  'take-account': fills('account'),
  'take-pasted': fills('account'),
  'choose-provider': fills('registration'),
  'answer-registration': fills('registration'),
  'settle-registration': fills('registration'),
  'save-invitation': fills('invitation'),
  'save-company': fills('company'),
  'use-suggestion': fills('company'),
  'keep-address': fills('company'),
  'choose-product': fills('subscriptions'),
  'drop-product': fills('subscriptions'),
  'add-line': fills('subscriptions'),
  'edit-line': fills('subscriptions'),
  'remove-line': fills('subscriptions'),
  'restore-lines': fills('subscriptions'),
  'finish-lines': fills('subscriptions'),
  'renew-prices': fills('subscriptions'),
  'save-part': fills(),
  edit: {
    who: ['holder'],
    hindrance: (record) => {
      if (isOver(record)) return tooLate('over');
      return record.change === null ? undefined : tooLate('change-open');
    },
  },
  submit: {
    who: ['holder'],
    hindrance: (record) => (asItWaits(record).stage.kind === 'drafting' ? undefined : tooLate('already-submitted')),
  },
  'confirm-tenant': answersAcceptance,
  'refuse-tenant': answersAcceptance,
  approve: decides,
  reject: decides,
  'ask-rep': decides,
  'pass-on': decides,
  review: { who: ['approver'], hindrance: () => undefined },
  undo: {
    who: ['approver'],
    hindrance: ({ undoable }) => (undoable === null ? tooLate('decision-stands') : undefined),
  },
  'answer-approver': {
    who: ['holder'],
    hindrance: (record) => {
      const { stage } = asItWaits(record);
      const question = stage.kind === 'awaiting-approval' ? stage.question : null;
      return question !== null && question.answer === null ? undefined : tooLate('no-question');
    },
  },
  retry: {
    who: ['holder', 'operator'],
    hindrance: ({ attention }) => (attention === null ? notPossible('nothing-to-retry') : undefined),
  },
  'leave-out': { who: ['holder', 'operator'], hindrance: nothingToLeaveOut },
  // What can still be taken back is a matter of time, which decides by itself.
  'ask-change': { who: ['holder'], hindrance: nothingToTakeBack },
  'withdraw-change': { who: ['holder'], hindrance: changeDecided },
  'approve-change': { who: ['approver'], hindrance: changeDecided },
  'reject-change': { who: ['approver'], hindrance: changeDecided },
  'start-over': { who: ['holder'], hindrance: (record) => orderedOrOver(record) ?? tenantMade(record) },
  cancel: { who: ['holder', 'operator'], hindrance: orderedOrOver },
  'send-again': chases,
  'copy-link': {
    ...chases,
    // Who has it may ask for the code: it stands in the customer's mails alone.
    hindrance: (record) =>
      openAsk(record)?.what === 'hand-over' ? notPossible('link-by-mail-only') : nothingAsked(record),
  },
  'stop-reminders': chases,
  'remind-again': chases,
  reassign: {
    who: ['operator'],
    // A password that nobody has taken yet needs somebody who may.
    hindrance: (record) => (isOver(record) && record.credentials.kind !== 'in-vault' ? tooLate('over') : undefined),
  },
};

/** with all of them, */
const errands: Readonly<Record<Errand, readonly Role[]>> = {
  begin: ['rep'],
  'look-up': ['rep', 'approver', 'operator', 'auditor'],
  'list-own': ['rep'],
  'list-all': ['operator', 'auditor'],
  // All of them as rows and figures, without what we pay: who approves any of them sees how all stand.
  'look-over': ['approver', 'operator', 'auditor'],
  // Of those each sees what is theirs to decide on.
  'list-approvals': ['rep', 'approver', 'operator', 'auditor'],
  'list-attention': ['operator', 'auditor'],
  // Of each of them it is asked whether they may.
  'retry-all': ['operator'],
  export: ['operator', 'auditor'],
  erase: ['operator'],
};

/** and by the ways that no person comes. */
const chores: Readonly<Record<Chore, readonly Machine[]>> = {
  'report-result': ['task'],
  hint: ['provider'],
  'name-acceptor': ['provider'],
  'keep-message': ['cards'],
  claim: ['runner'],
  release: ['runner'],
  'erase-people': ['keeper'],
  'note-restore': ['keeper'],
  'open-sign-in': ['customer'],
  'note-bounce': ['mailbox'],
  'note-refusal': ['door'],
  'ask-again': ['people'],
};

/**
 * Whether this person may do this now: asked for the button that is drawn and for the click that arrives, decided anew
 * each time and never by which card was shown.
 * @returns why not; undefined = they may
 */
export function may(record: Onboarding, acting: Acting, verb: Verb): Refusal | undefined {
  return mayAtAll(record, acting, verb) ?? hindrance(record, verb) ?? notTheirStep(acting, verb);
}

/** Whether somebody decides at all, but not on the step that waits: that is for others, or they have spoken already. */
export function notTheirStep({ decidesFor }: Acting, verb: Verb): Refusal | undefined {
  return isForApprovers(verb) && verb !== 'review' && verb !== 'undo' && decidesFor === null
    ? tooLate('other-step')
    : undefined;
}

/** What an approver does about a deal that waits for them. */
export function isForApprovers(verb: Verb): boolean {
  return rules[verb].who.includes('approver');
}

/** Whether this is the person whose onboarding it is. */
export function isHolder({ requester }: Pick<Onboarding, 'requester'>, person: Person): boolean {
  return isSame(requester, person);
}

/** Whose an onboarding is, and was. */
export type Held = Pick<Onboarding, 'requester' | 'earlierRequesters'>;

/** Whether it is this person's to do at all, whenever. */
export function mayAtAll(record: Held, { person, roles }: Acting, verb: Verb): Refusal | undefined {
  if (roles.length === 0) return noRole;
  const { requester, earlierRequesters } = record;
  const { who } = rules[verb];
  const isRequester = isHolder(record, person);
  const hadIt = isRequester || earlierRequesters.some((one) => isSame(person, one));
  if (who.includes('approver') && hadIt) return { code: 'self-approval', reason: 'own-request' };
  if (isRequester && who.includes('holder') && roles.includes('rep')) return undefined;
  if (roles.some((role) => who.includes(role))) return undefined;
  if (who.includes('approver')) return { code: 'not-approver', reason: 'only-approvers' };
  if (!who.includes('holder')) return notYourRole;
  if (isRequester) return { code: 'not-yours', reason: 'only-reps' };
  return { code: 'not-yours', reason: 'only-requester', values: { requester: requester.name } };
}

/** Of these ids those who may approve it: not who has it, nor who ever had it. */
export function withoutHolders({ requester, earlierRequesters }: Held, ids: readonly string[]): string[] {
  return ids.filter((id) => ![requester, ...earlierRequesters].some((holder) => holder.id === id));
}

/**
 * Whether somebody may get it from whoever gives it: not who has it, nor who gives it, for with it goes the right to take
 * the password; nor, while it is not over, who ever approved it, for nobody has what they approved.
 */
export function mayBeGiven(record: Onboarding, to: Person, by: Person): Refusal | undefined {
  if (isHolder(record, to) || isSame(to, by)) return notPossible('choose-another-rep');
  const hasApproved = record.timeline.some(
    (entry) =>
      (entry.kind === 'approved' || entry.kind === 'approved-in-part' || entry.kind === 'change-approved') &&
      isSame(entry.by, to),
  );
  return hasApproved && !isOver(record) ? notPossible('rep-approved-it') : undefined;
}

function isSame(one: Person, other: Person): boolean {
  return one.id === other.id && one.tenantId === other.tenantId;
}

/** What stands in the way, whoever wants to do it. */
export function hindrance(record: Onboarding, verb: Verb): Refusal | undefined {
  return rules[verb].hindrance(record);
}

/** Whether a card of this revision is right: of the deal as it waits it is for its rep, while a decision can be undone. */
export function isCurrent({ revision, undoable }: Onboarding, drawnOf: number, verb: Verb): boolean {
  return drawnOf === revision || (drawnOf === undoable?.revision && rules[verb].who.includes('holder'));
}

/** Whether somebody with these roles may do what is about no single onboarding. */
export function mayRun(roles: readonly Role[], errand: Errand): Refusal | undefined {
  if (roles.length === 0) return noRole;
  if (errands[errand].some((role) => roles.includes(role))) return undefined;
  return errand === 'begin' ? { code: 'not-yours', reason: 'only-reps' } : notYourRole;
}

/** Whether what comes this way may do this: machines come with no more rights than their one job takes. */
export function mayComeBy(source: Machine, chore: Chore): boolean {
  return chores[chore].includes(source);
}

const noRole: Refusal = { code: 'no-role', reason: 'no-role' };
const notYourRole: Refusal = { code: 'not-yours', reason: 'not-your-role' };
