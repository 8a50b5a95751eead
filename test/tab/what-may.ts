import { actionOf } from '../../bot/teams/answer/actions/table.ts';
import { cancellable, reducible } from '../../onboarding/changeable.ts';
import { chaseOffers } from '../../onboarding/chase-offers.ts';
import type { Acting } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { currentStep } from '../../onboarding/steps.ts';
import { may, type Verb } from '../../onboarding/who-may.ts';

/** Where somebody does it who is at the tab: in it, on a card of the chat, where `edit` leads, or by a link or page of its own. */
const places: Readonly<Record<Verb, 'tab' | 'form' | 'page'>> = {
  ...{ open: 'page', review: 'page', 'take-pack': 'page', 'view-credentials': 'page', 'take-credentials': 'page' },
  ...{ 'search-accounts': 'form', 'save-account': 'form', 'take-account': 'form', 'take-pasted': 'form' },
  ...{ 'choose-provider': 'form', 'answer-registration': 'form', 'settle-registration': 'form' },
  ...{ 'save-invitation': 'form', 'save-company': 'form', 'use-suggestion': 'form', 'keep-address': 'form' },
  ...{ 'search-catalog': 'form', 'choose-product': 'form', 'drop-product': 'form', 'renew-prices': 'form' },
  ...{ 'add-line': 'form', 'edit-line': 'form', 'remove-line': 'form', 'restore-lines': 'form' },
  ...{ 'finish-lines': 'form', 'save-part': 'form' },
  ...{
    edit: 'tab',
    submit: 'tab',
    'start-over': 'tab',
    cancel: 'tab',
    reassign: 'tab',
    retry: 'tab',
    'leave-out': 'tab',
  },
  ...{ approve: 'tab', reject: 'tab', 'ask-rep': 'tab', 'answer-approver': 'tab', 'pass-on': 'tab', undo: 'tab' },
  ...{ 'ask-change': 'tab', 'withdraw-change': 'tab', 'approve-change': 'tab', 'reject-change': 'tab' },
  ...{ 'confirm-tenant': 'tab', 'refuse-tenant': 'tab', 'open-credentials': 'tab', 'hand-over': 'tab' },
  ...{ 'send-again': 'tab', 'copy-link': 'tab', 'stop-reminders': 'tab', 'remind-again': 'tab' },
};

/** Where they may, but there is nothing to do, as on the card. */
const idle: Readonly<Partial<Record<Verb, (record: Onboarding, now: number) => boolean>>> = {
  submit: (record) => currentStep(record) !== 'review',
  'ask-change': (record, now) => cancellable(record, now).length + reducible(record, now).length === 0,
  'confirm-tenant': ({ acceptors }) => acceptors.length === 0,
  'refuse-tenant': ({ acceptors }) => acceptors.length === 0,
  'send-again': (record, now) => !chaseOffers(record, now).asksAgain,
  'stop-reminders': (record, now) => !chaseOffers(record, now).stops,
  'remind-again': (record, now) => !chaseOffers(record, now).resumes,
};

const verbs = Object.keys(places).filter((verb): verb is Verb => verb in places);

/** What somebody may do with a deal now, and does at the tab. */
export function doneAtTab(record: Onboarding, acting: Acting, now: number): readonly Verb[] {
  return verbs
    .filter((verb) => places[verb] === 'tab' && may(record, acting, verb) === undefined)
    .filter((verb) => idle[verb]?.(record, now) !== true);
}

/** What the actions of the tab are in the domain. */
export function meant(actions: readonly { readonly verb: string }[]): readonly string[] {
  const does = actions.map(({ verb }) => {
    const action = actionOf(verb);
    return action === undefined || action.effect === 'runs' ? verb : action.does;
  });
  return [...new Set(does)];
}
