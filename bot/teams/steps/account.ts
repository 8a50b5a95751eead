import { otherCompanyCard } from '../../../cards/other-company-card.ts';
import { signatureWords } from '../../../cards/signature-words.ts';
import { OnboardingError } from '../../../errors/onboarding-error.ts';
import { accountKey, maxAccountName, readAccountName } from '../../../onboarding/account-name.ts';
import { accountLeft, isAtAccount } from '../../../onboarding/crm-brought.ts';
import type { CrmBrought } from '../../../onboarding/crm-link.ts';
import { CustomerTold, toldBySignature, withoutTheirCompany } from '../../../onboarding/customer-told.ts';
import type { FieldErrors, Inputs } from '../../../onboarding/form.ts';
import type { Proposed } from '../../../onboarding/proposed.ts';
import { ofWhichCompany } from '../../../onboarding/signature/of-which-company.ts';
import {
  type Account,
  contactCount,
  contactIds,
  fullName,
  maxContacts,
  readAccountForm,
} from '../../../onboarding/steps/account.ts';
import { currentStep } from '../../../onboarding/steps.ts';
import { isHolder } from '../../../onboarding/who-may.ts';
import type { AccountRead } from '../../accounts/accounts.ts';
import { isGuid } from '../../accounts/odata.ts';
import { change, formAgain, type Pressed, type Reading } from '../action.ts';
import { accountLabel, crmAccountOf, noteCrmFailure } from '../from-crm.ts';
import { findNamesake, type Namesake, startedWithAccount } from '../namesake.ts';
import { inPrivate } from '../read-along.ts';
import type { ContextOf, StepRow, Typed, TypedAnswer } from './step.ts';

export const account = {
  gather: ({ services }) => ({ step: 'account', findsAccounts: services.accounts !== null }),
  understand,
  actions: {
    'save-account': { effect: 'writes', does: 'save-account', read: save },
    'take-account': { effect: 'writes', does: 'take-account', read: take },
    'take-pasted': { effect: 'writes', does: 'take-pasted', read: takePasted },
    'add-contact': {
      effect: 'reads',
      does: 'save-account',
      answer: ({ inputs }) => formAgain(withAnotherContact(inputs)),
    },
  },
} satisfies StepRow<ContextOf<'account'>>;

/**
 * A signature pasted while the form is open fills it in, unless it is another company’s: then that is asked. The company
 * details are filled in by the same.
 */
export async function understand({ services, record, signature }: Typed): Promise<TypedAnswer | undefined> {
  if (signature === undefined) return undefined;
  const { words, understood } = services;
  const kept = await understood.keep(record.requester.id, toldBySignature(signature, ''));
  if (ofWhichCompany(record, signature) !== 'other') return { kind: 'press', verb: 'take-pasted', kept };
  const card = otherCompanyCard(words, { record, signature, kept, keptForNamed: '' });
  return { kind: 'card', card, summary: words.say('cards.otherCompany.title') };
}

/** What is shown in the form counts when it is saved; what was saved before is written over there and nowhere else. */
async function takePasted({ services, caller, record, button }: Pressed): Promise<Reading> {
  const found = await services.understood.find(caller.person.id, button.kept ?? '');
  const told = CustomerTold.safeParse(found?.body).data;
  if (told?.known == null || told.signature === null) {
    return { ...formAgain(null), notice: { tone: 'warning', text: services.words.say('chat.pasted.gone') } };
  }
  const { known: pasted } =
    ofWhichCompany(record, told.signature) === 'other' ? withoutTheirCompany(told) : { known: told.known };
  if (pasted === null) return formAgain(null);
  const { words } = services;
  const isCompany = currentStep(record) === 'company';
  const saved = record.account !== null && !isCompany ? filledIn(record.account, pasted) : undefined;
  const says = [
    signatureWords(words, told.signature),
    words.say('chat.onboard.checkIt'),
    ...(saved?.stays ? [words.say('chat.pasted.further', { who: saved.stays })] : []),
    ...(saved?.isFull ? [words.say('chat.pasted.noRoom')] : []),
    ...(record.account === null || isCompany ? [words.say('chat.pasted.unsaved')] : []),
  ];
  const notice = { tone: 'info', text: says.join(' ') } as const;
  const shown = isCompany ? { answered: companyOf(pasted) } : {};
  const inputs = saved ? { ...saved.inputs, accountName: record.accountName } : null;
  return change({ kind: 'take-pasted', pasted }, { ...formAgain(inputs), notice, ...shown });
}

/**
 * The form of a saved account with whom somebody pasted: what is told of a contact there, by address or name, or one more.
 * `stays`: who was the primary contact before; '' = nobody is added. `isFull`: there is no room for one more.
 */
function filledIn({ contacts, primary, domain }: Account, { contacts: [pasted], website }: Proposed) {
  const known = contacts.findIndex(
    (one) => one.email === pasted?.email || (pasted && fullName(one) === fullName(pasted)),
  );
  const isFurther = pasted !== undefined && known === -1;
  const isFull = isFurther && contacts.length === maxContacts;
  const told = Object.entries(pasted ?? {}).filter(([, value]) => value !== '');
  const shown = isFurther && !isFull ? [...contacts, pasted] : contacts;
  const filled = shown.map((one, at) => (at === known ? { ...one, ...Object.fromEntries(told) } : one));
  const inputs = filled.flatMap(({ firstName, lastName, email, phone }, at) => {
    const ids = contactIds(at);
    return [
      [ids.firstName, firstName],
      [ids.lastName, lastName],
      [ids.email, email],
      [ids.phone, phone],
    ];
  });
  const stays = isFurther && !isFull ? fullName(contacts[primary] ?? { firstName: '', lastName: '' }) : '';
  return {
    inputs: { ...Object.fromEntries(inputs), primary: String(primary), website: domain ?? website } satisfies Inputs,
    ...{ stays, isFull },
  };
}

/** What is told of the company details: an address is taken whole. */
function companyOf({ company }: Proposed): Inputs {
  const { legalName = '', address } = company ?? {};
  const isPlaced = address !== undefined && address.addressLine1 !== '';
  const { country, ...there } = address ?? {};
  return { ...(legalName !== '' && { legalName }), ...(isPlaced && { ...there, ...(country && { country }) }) };
}

/** A name that means another company is looked for as `onboard` does; who was told once, and goes on, means it. */
async function save(pressed: Pressed): Promise<Reading> {
  const {
    services: { words },
    record,
    button,
  } = pressed;
  // What was chosen and not taken over yet is not passed over.
  if (isChosen(pressed)) return take(pressed);
  // What was said of a name stays said while other fields are corrected.
  const inputs: Inputs = { ...pressed.inputs, ...(button.name && { warnedOf: button.name }) };
  const read = readAccountForm(inputs);
  const typed = inputs.accountName ?? '';
  const name = readAccountName(typed);
  if (!read.ok || typeof name !== 'string') {
    return formAgain(inputs, { ...(read.ok ? {} : read.errors), ...nameMistake(name, typed) });
  }
  const left = accountLeft(record, name, read.value.domain);
  if (button.name !== name) {
    const others = left && withoutPeopleOf(left, inputs);
    const isNewName = accountKey(name) !== accountKey(record.accountName);
    const namesake = isNewName ? await warningOf(pressed, name) : undefined;
    const theirs = others && words.say('chat.onboard.crmContact', { name, account: left.name });
    const text = [namesake, theirs].filter((notice) => notice !== undefined).join(' ');
    if (text !== '') {
      return { ...formAgain({ ...(others ?? inputs), warnedOf: name }), notice: { tone: 'warning', text } };
    }
  }
  const saved = { kind: 'save-account', account: read.value, accountName: name } as const;
  if (left === undefined) return change(saved);
  const notice = { tone: 'info', text: words.say('chat.onboard.crmLeft', { account: left.name }) } as const;
  return change(saved, { ...formAgain(null), notice });
}

/** The form without whom the CRM has at an account that the customer is not; undefined = nobody of them is in it. */
function withoutPeopleOf(left: CrmBrought, inputs: Inputs): Inputs | undefined {
  const all = Array.from({ length: contactCount(inputs) }, (_, index) => contactIds(index));
  const theirs = all.filter(({ email }) => isAtAccount(left, (inputs[email] ?? '').toLowerCase()));
  const emptied = theirs.flatMap((ids) => Object.values(ids).map((id) => [id, ''] as const));
  return theirs.length === 0 ? undefined : { ...inputs, ...Object.fromEntries(emptied) };
}

function nameMistake(name: ReturnType<typeof readAccountName>, typed: string): FieldErrors {
  if (typeof name === 'string') return {};
  const values = { most: maxAccountName, length: typed.length, ...name.values };
  return { accountName: { ...name, label: 'accountName', values } };
}

/** What is there already under a name; undefined = nothing. Where others read along they do not learn whose customers there are. */
async function warningOf(pressed: Pressed, name: string): Promise<string | undefined> {
  const { services, caller, record } = pressed;
  const { items, total } = await services.onboardings.withAccountKey(accountKey(name));
  const others = items.filter(({ id }) => id !== record.id);
  const there = await findNamesake(pressed, name, { items: others, total });
  if (there === undefined) return undefined;
  return caller.isPersonalChat ? toldOf(pressed, there) : inPrivate(pressed, `status ${record.accountName}`).text;
}

function toldOf({ services: { words }, caller }: Pressed, { name, where, onboarding }: Namesake): string {
  return onboarding === undefined || isHolder(onboarding, caller.person)
    ? words.say('chat.onboard.namesake', { name, where })
    : words.say('chat.onboard.namesakeWith', { name, where, holder: onboarding.requester.name });
}

/** The same form with empty fields for one more contact. */
function withAnotherContact(inputs: Inputs): Inputs {
  const next = Math.min(contactCount(inputs), maxContacts - 1);
  const empty = Object.fromEntries(Object.values(contactIds(next)).map((id) => [id, inputs[id] ?? '']));
  return { ...inputs, ...empty };
}

function isChosen({ services, inputs }: Pressed): boolean {
  return services.accounts !== null && !['', 'none'].includes(inputs.crmAccount ?? '');
}

/**
 * An account of the CRM that was found by its name: what the form has no answer to is answered by it, and what somebody
 * typed stays. Where nothing comes of it the form goes on without, and asks for it no more.
 */
async function take(pressed: Pressed): Promise<Reading> {
  const { services, caller, record } = pressed;
  const { words } = services;
  if (!isChosen(pressed)) return formAgain(pressed.inputs, { crmAccount: { code: 'choose-account' } });
  const { crmAccount = '', ...inputs } = pressed.inputs;
  // What is typed and not chosen comes as it was typed.
  if (!isGuid(crmAccount)) return formAgain(inputs, { crmAccount: { code: 'choose-account' } });
  const warned = (text: string): Reading => ({ ...formAgain(inputs), notice: { tone: 'warning', text } });
  if (!caller.isPersonalChat) return warned(inPrivate(pressed, `status ${record.accountName}`).text);
  try {
    services.limits.take('lookups', caller.person.id);
    const account = await services.accounts?.read(crmAccount);
    if (account === undefined) return warned(words.say('chat.onboard.crmGone'));
    const text = words.say('chat.onboard.fromCrmKept', { account: accountLabel(account) });
    const there = await startedWithAccount(pressed, account, record.id);
    const notice =
      there === undefined
        ? ({ tone: 'info', text } as const)
        : ({ tone: 'warning', text: `${text} ${toldOf(pressed, there)}` } as const);
    const then = { ...formAgain(withAccount(inputs, account)), notice };
    return change({ kind: 'take-account', account: crmAccountOf(account), known: account.known }, then);
  } catch (error) {
    if (!(error instanceof OnboardingError)) throw error;
    return warned(noteCrmFailure(services, error, { onboarding: record.id }, 'no account is taken over'));
  }
}

/** The customer's name is the account's. Its contact fills in an empty one, or what is missing of themselves. */
function withAccount(inputs: Inputs, { name, known }: AccountRead): Inputs {
  const ids = contactIds(0);
  const typed = (field: keyof typeof ids) => inputs[ids[field]] ?? '';
  const contact = known?.contacts[0];
  const isEmpty = Object.values(ids).every((field) => (inputs[field] ?? '') === '');
  const isThem = contact !== undefined && (isEmpty || typed('email').toLowerCase() === contact.email);
  const filled = isThem
    ? {
        [ids.firstName]: typed('firstName') || contact.firstName,
        [ids.lastName]: typed('lastName') || contact.lastName,
        [ids.email]: typed('email') || contact.email,
        [ids.phone]: typed('phone') || contact.phone,
      }
    : {};
  const website = inputs.website || (known?.website ?? '');
  return { ...inputs, ...filled, website, accountName: name };
}
