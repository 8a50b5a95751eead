import { chooseAccountCard } from '../../../../cards/choose-account-card.ts';
import { duplicateCard } from '../../../../cards/duplicate-card.ts';
import { otherCompanyCard } from '../../../../cards/other-company-card.ts';
import { OnboardingError } from '../../../../errors/onboarding-error.ts';
import { accountKey, maxAccountName, readAccountName } from '../../../../onboarding/account-name.ts';
import { CustomerTold, toldByTyping, toldTogether, withoutTheirCompany } from '../../../../onboarding/customer-told.ts';
import type { Mistake } from '../../../../onboarding/form.ts';
import { startOnboarding } from '../../../../onboarding/onboarding.ts';
import { ofWhichCompany } from '../../../../onboarding/signature/of-which-company.ts';
import type { Key } from '../../../../words/catalogue.ts';
import { saying } from '../../../../words/saying.ts';
import type { AccountFound } from '../../../accounts/accounts.ts';
import type { Asked } from '../../asked.ts';
import type { Button } from '../../button.ts';
import type { NameQuestion } from '../../channel/active-onboarding.ts';
import { onboardingReply } from '../../draw/onboarding-reply.ts';
import { accountLabel, crmAccountOf, fromCrm } from '../../from-crm.ts';
import { findNamesake, type Namesake, type SameName, startedAmong, startedWithAccount } from '../../namesake.ts';
import { inPrivate } from '../../read-along.ts';
import type { Reply } from '../../reply.ts';
import type { Services } from '../../services.ts';
import { openableHere, openCard } from './lists.ts';
import { propose } from './propose.ts';

/** Asks for the name: what the person types next goes before what they have told of the customer already. */
export type AskName = (told: Pick<NameQuestion, 'typed' | 'kept'>) => Promise<void>;

/**
 * `onboard <name> <address>`: starts an onboarding, or offers what is there already under a name that means the same
 * company, with who has it and where it stands. Where there is no name it is asked for.
 */
export async function onboard(asked: Asked, told: CustomerTold, askName: AskName): Promise<Reply> {
  const { services } = asked;
  const name = readAccountName(told.name);
  if (typeof name !== 'string') {
    await askName({ typed: typedOf({ ...told, name: '' }), kept: await kept(asked, told) });
    const text = told.unread ? services.words.say(`chat.pasted.${told.unread}`) : badName(services, name);
    return { kind: 'text', text };
  }
  const sameName = await services.onboardings.withAccountKey(accountKey(name));
  const existing = await findNamesake(asked, name, sameName);
  if (existing === undefined) return start(asked, { told, name, sameName }, 'first');
  return (await startedByThis(asked, existing)) ?? offer(asked, told, existing);
}

/** The same, unless the name and what was pasted below it are of two companies: then that is asked. */
export async function onboardTold(asked: Asked, told: CustomerTold, askName: AskName): Promise<Reply> {
  const { words, understood } = asked.services;
  const { name, signature } = told;
  const named = { accountName: name, account: null, proposed: null };
  if (signature === null || name === '' || ofWhichCompany(named, signature) !== 'other') {
    return onboard(asked, told, askName);
  }
  const { id } = asked.caller.person;
  const kept = await understood.keep(id, { ...told, name: signature.company });
  const keptForNamed = await understood.keep(id, withoutTheirCompany(told));
  const card = otherCompanyCard(words, { record: named, signature, kept, keptForNamed });
  return { kind: 'card', card, summary: words.say('cards.otherCompany.title') };
}

/** What was pasted stays, under what is returned, until somebody has said what becomes of it; '' = nothing was. */
async function kept({ services, caller }: Asked, told: CustomerTold): Promise<string> {
  return told.signature === null ? '' : services.understood.keep(caller.person.id, told);
}

/** What had been pasted, with what was typed since. */
export async function withKept({ services, caller }: Asked, told: CustomerTold, id: string): Promise<CustomerTold> {
  const found = id === '' ? undefined : await services.understood.find(caller.person.id, id);
  const before = CustomerTold.safeParse(found?.body).data;
  return before === undefined ? told : toldTogether(told, before);
}

/** As it could have been typed. */
function typedOf({ name, known, leftOut }: CustomerTold): string {
  const emails = [...(known?.contacts ?? []).map(({ email }) => email), ...leftOut];
  return [name, ...emails, name === '' ? (known?.website ?? '') : '']
    .filter((word) => word !== '')
    .join(' ')
    .slice(0, 500);
}

/** What an earlier delivery of the same message has started. */
async function startedByThis(asked: Asked, { onboarding }: Namesake): Promise<Reply | undefined> {
  const { services, caller, delivery } = asked;
  if (delivery === undefined || onboarding?.requester.id !== caller.person.id) return undefined;
  const read = await services.onboardings.get(onboarding.id);
  return read?.record.deliveries.includes(delivery) ? onboardingReply(asked, read) : undefined;
}

/** Of the company that signed what was pasted into the form of another one. */
export async function startPasted(asked: Asked, { name = '', kept: id = '' }: Button): Promise<Reply> {
  const told = await withKept(asked, toldByTyping(''), id);
  return onboard(asked, { ...told, name: told.name || name }, () => Promise.resolve());
}

/**
 * The same, after the person saw what is there and wants another one all the same. The button says how many onboardings of
 * the name there were when they were asked: a second click finds one more.
 * `account`: the one of the CRM that they chose, or saw to be there; '' = none of them; undefined = they were not asked.
 */
export async function startAnother(
  asked: Asked,
  { name: typed = '', kept: id = '', index: known = 0, account }: Button,
  hasSeen: 'what is there' | 'several accounts',
): Promise<Reply> {
  const { services, caller } = asked;
  const told = await withKept(asked, toldByTyping(typed), id);
  const name = readAccountName(told.name);
  if (typeof name !== 'string') return { kind: 'text', text: badName(services, name) };
  const sameName = await services.onboardings.withAccountKey(accountKey(name));
  const { items, total } = sameName;
  const latest = items.toSorted((one, other) => other.createdAt - one.createdAt)[0];
  const isDoubleClick = latest?.requester.id === caller.person.id && total > known;
  if (isDoubleClick) return openCard(asked, latest.id);
  const existing = startedAmong(asked, name, sameName);
  // Who was asked which account it is has not seen what somebody else started meanwhile.
  const isAccountOnly = hasSeen === 'several accounts';
  if (isAccountOnly && existing !== undefined && total > known) return offer(asked, told, existing);
  const which = isAccountOnly && existing === undefined ? 'first' : 'another';
  return start(asked, { told, name, sameName }, which, account);
}

function badName({ words }: Services, { code, values = {} }: Mistake): string {
  switch (code) {
    case 'missing':
      return words.say('chat.onboard.whichCustomer');
    case 'too-long':
      return words.say('chat.onboard.nameTooLong', { most: maxAccountName });
    default:
      return words.tell({ key: `onboarding.mistakes.${code}` satisfies Key, values });
  }
}

/**
 * Instead of starting what is there already. Others who read along do not learn whose customers there are.
 * @param account of the CRM, where that is what both are; '' = it is not known
 */
async function offer(asked: Asked, told: CustomerTold, found: Namesake, account = ''): Promise<Reply> {
  const { services, caller } = asked;
  const typed = typedOf(told);
  const { name, isOnlyAlike, where, onboarding, known } = found;
  const items = onboarding === undefined ? [] : [onboarding];
  if (!caller.isPersonalChat && (await openableHere(asked, { items })).length === 0) {
    return inPrivate(asked, `onboard ${typed}`.trim());
  }
  const existing = {
    name,
    isOnlyAlike,
    holder: onboarding?.requester.name ?? null,
    where,
    id: onboarding?.id ?? null,
    revision: onboarding?.revision ?? 0,
    mine: onboarding?.requester.id === caller.person.id,
  };
  const summary = services.words.say(isOnlyAlike ? 'cards.duplicate.alike' : 'cards.duplicate.title');
  const pasted = await kept(asked, told);
  return {
    kind: 'card',
    card: duplicateCard(services.words, { typed, kept: pasted, known, account, existing }),
    summary,
  };
}

/**
 * The id follows from the name: of two people who type it at once, the second is offered what the first has started;
 * and a delivery that comes again finds what it has started itself.
 */
async function start(
  asked: Asked,
  { told, name, sameName }: { told: CustomerTold; name: string; sameName: SameName },
  which: 'first' | 'another',
  chosen?: string,
): Promise<Reply> {
  const { services, caller, delivery } = asked;
  const slug = slugOf(name);
  const crm = await fromCrm(asked, name, chosen);
  if (crm.kind === 'several') return whichAccount(asked, told, sameName.total, crm.accounts);
  const there = crm.kind === 'one' && which === 'first' ? await startedWithAccount(asked, crm.account) : undefined;
  if (there !== undefined && crm.kind === 'one') {
    return offer(asked, told, { ...there, known: sameName.total }, crm.account.id);
  }
  services.limits.take('onboardings', caller.person.id);
  const { proposed, notice } = await propose(asked, told, { name, which, sameName, crm });
  for (let number = 1; number < 100; number++) {
    const started = await services.startOnboarding(
      startOnboarding({
        id: number === 1 ? slug : `${slug}-${number}`,
        accountName: crm.kind === 'one' ? crm.account.name : name,
        requester: caller.person,
        conversationId: caller.conversationId,
        providerId: services.providers[0].id,
        at: services.now(),
        delivery,
        proposed,
        crm: crm.kind === 'one' ? { ...crmAccountOf(crm.account), known: crm.account.known } : undefined,
      }),
    );
    if (started.outcome === 'started') {
      return onboardingReply(asked, started, notice === undefined ? {} : { notice: { tone: 'info', text: notice } });
    }
    const now = which === 'first' ? await services.onboardings.withAccountKey(accountKey(name)) : undefined;
    const existing = now && startedAmong(asked, name, now);
    if (existing !== undefined) return offer(asked, told, existing);
  }
  throw new OnboardingError('store-conflict', { says: saying('errors.teams.tooManyOfName', { name }) });
}

/** More of one name are no choice: whoever wants another one finds it in the form. */
const mostChoices = 8;

async function whichAccount(
  asked: Asked,
  told: CustomerTold,
  known: number,
  accounts: readonly AccountFound[],
): Promise<Reply> {
  const { words } = asked.services;
  const choices = accounts.slice(0, mostChoices).map((account) => ({ id: account.id, title: accountLabel(account) }));
  const card = chooseAccountCard(words, {
    ...{ typed: typedOf(told), kept: await kept(asked, told), known },
    hasMore: accounts.length > mostChoices,
    accounts: choices,
  });
  return { kind: 'card', card, summary: words.say('cards.chooseAccount.title') };
}

/** The name as an id that a person can read. Letters of any script: all names in another than ours would be alike. */
export function slugOf(name: string): string {
  const words = accountKey(name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return [...words].slice(0, 60).join('') || 'account';
}
