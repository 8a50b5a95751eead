import type { Acting, Change } from './commands.ts';
import type { Onboarding } from './onboarding.ts';
import { notPossible, type Refusal, tooLate } from './refusal.ts';
import { isOver } from './stage.ts';
import { lockReason, type Part } from './steps.ts';
import { isUnderWay } from './tasks.ts';

/** Everything somebody may want to do with an onboarding: to change it, or to see something of it. */
export type Verb = Change['kind'] | 'open' | 'search-catalog' | 'open-credentials';

interface Rule {
  /** Who started an onboarding is the only one to fill it in, and the only one who can never approve it. */
  readonly who: 'requester' | 'approver';
  /** What stands in the way as the onboarding is now. */
  readonly hindrance: (record: Onboarding) => Refusal | undefined;
}

const fills = (part?: Part): Rule => ({
  who: 'requester',
  hindrance: (record) => {
    if (record.stage.kind !== 'drafting') return tooLate('no-longer-filled-in');
    const locked = part && lockReason(record, part);
    return locked && tooLate(locked);
  },
});
const decides: Rule = {
  who: 'approver',
  hindrance: ({ stage }) => (stage.kind === 'awaiting-approval' ? undefined : tooLate('no-longer-waiting')),
};
const looks: Rule = { who: 'requester', hindrance: () => undefined };
const handsOver: Rule = {
  who: 'requester',
  hindrance: ({ credentials }) => {
    if (credentials.kind === 'in-vault') return undefined;
    return credentials.kind === 'taken' ? tooLate('credentials-taken') : notPossible('no-credentials');
  },
};

/** Whose tenant it is says the requester; that it is so an approver has to see before anything is ordered there. */
const answersAcceptance: Rule = {
  who: 'requester',
  hindrance: (record) => {
    if (isOver(record)) return tooLate('over');
    return record.customer === null ? undefined : tooLate('tenant-connected');
  },
};

/** The one table of who may do what, and when. */
const rules: Readonly<Record<Verb, Rule>> = {
  open: looks,
  'search-catalog': looks,
  'open-credentials': handsOver,
  'take-credentials': handsOver,
  'save-account': fills('account'),
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
  'remove-line': fills('subscriptions'),
  'finish-lines': fills('subscriptions'),
  'save-part': fills(),
  edit: { who: 'requester', hindrance: (record) => (isOver(record) ? tooLate('over') : undefined) },
  submit: {
    who: 'requester',
    hindrance: ({ stage }) => (stage.kind === 'drafting' ? undefined : tooLate('already-submitted')),
  },
  'confirm-tenant': answersAcceptance,
  'refuse-tenant': answersAcceptance,
  approve: decides,
  reject: decides,
  retry: {
    who: 'requester',
    hindrance: ({ attention }) => (attention === null ? notPossible('nothing-to-retry') : undefined),
  },
  'start-over': { who: 'requester', hindrance: (record) => orderedOrOver(record) ?? tenantMade(record) },
  cancel: { who: 'requester', hindrance: orderedOrOver },
};

function orderedOrOver(record: Onboarding): Refusal | undefined {
  if (isOver(record)) return tooLate('over');
  return isUnderWay(record.tasks, 'check-out') ? tooLate('being-ordered') : undefined;
}

function tenantMade({ customer, registration, tasks }: Onboarding): Refusal | undefined {
  const isThere = customer !== null && registration?.answer === 'yes';
  return isThere || isUnderWay(tasks, 'create-customer') ? tooLate('tenant-exists') : undefined;
}

/**
 * Whether this person may do this now: asked for the button that is drawn and for the click that arrives, decided anew
 * each time and never by which card was shown.
 * @returns why not; undefined = they may
 */
export function may(record: Onboarding, acting: Acting, verb: Verb): Refusal | undefined {
  return mayAtAll(record, acting, verb) ?? hindrance(record, verb);
}

/** Whether it is this person's to do at all, whenever. */
export function mayAtAll(record: Onboarding, { person, isApprover }: Acting, verb: Verb): Refusal | undefined {
  const { requester } = record;
  const isRequester = person.id === requester.id && person.tenantId === requester.tenantId;
  if (rules[verb].who === 'requester') {
    if (isRequester) return undefined;
    return { code: 'not-yours', reason: 'only-requester', values: { requester: requester.name } };
  }
  if (isRequester) return { code: 'self-approval', reason: 'own-request' };
  return isApprover ? undefined : { code: 'not-approver', reason: 'only-approvers' };
}

/** What stands in the way, whoever wants to do it. */
export function hindrance(record: Onboarding, verb: Verb): Refusal | undefined {
  return rules[verb].hindrance(record);
}
