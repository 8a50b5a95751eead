import { duplicateCard } from '../../../../cards/duplicate-card.ts';
import { whereItStands } from '../../../../cards/where-it-stands.ts';
import { asOnboardingError, OnboardingError } from '../../../../errors/onboarding-error.ts';
import { accountKey, maxAccountName, readAccountName } from '../../../../onboarding/account-name.ts';
import { cleanText, type Mistake } from '../../../../onboarding/form.ts';
import { startOnboarding } from '../../../../onboarding/onboarding.ts';
import { isOver } from '../../../../onboarding/stage.ts';
import type { Key } from '../../../../words/catalogue.ts';
import { saying } from '../../../../words/saying.ts';
import type { OnboardingSummary } from '../../../store/onboarding-summary.ts';
import { type Asked, lookupsOf } from '../../asked.ts';
import { onboardingReply } from '../../draw/onboarding-reply.ts';
import { inPrivate } from '../../read-along.ts';
import type { Reply } from '../../reply.ts';
import type { Services } from '../../services.ts';
import { openableHere, openCard } from './lists.ts';

/**
 * `onboard <name>`: starts an onboarding, or offers what is there already under a name that means the same company,
 * with who has it and where it stands.
 */
export async function onboard(asked: Asked, typed: string): Promise<Reply> {
  const { services } = asked;
  const name = readAccountName(typed);
  if (typeof name !== 'string') return { kind: 'text', text: badName(services, name) };
  const existing = (await findStarted(asked, name)) ?? (await findCustomer(asked, name));
  if (existing === undefined) return start(asked, name, 'first');
  return (await startedByThis(asked, existing)) ?? offer(asked, name, existing);
}

/** What an earlier delivery of the same message has started. */
async function startedByThis(asked: Asked, { onboarding }: Existing): Promise<Reply | undefined> {
  const { services, caller, delivery } = asked;
  if (delivery === undefined || onboarding?.requester.id !== caller.person.id) return undefined;
  const read = await services.onboardings.get(onboarding.id);
  return read?.record.deliveries.includes(delivery) ? onboardingReply(asked, read) : undefined;
}

/**
 * The same, after the person saw what is there and wants another one all the same.
 * @param known how many onboardings of the name there were when they were asked; a second click finds one more
 */
export async function startAnother(asked: Asked, typed: string, known: number): Promise<Reply> {
  const { services, caller } = asked;
  const name = readAccountName(typed);
  if (typeof name !== 'string') return { kind: 'text', text: badName(services, name) };
  const { items, total } = await services.onboardings.withAccountKey(accountKey(name));
  const latest = items.toSorted((one, other) => other.createdAt - one.createdAt)[0];
  const isDoubleClick = latest?.requester.id === caller.person.id && total > known;
  return isDoubleClick ? openCard(asked, latest.id) : start(asked, name, 'another');
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

interface Existing {
  readonly name: string;
  readonly where: string;
  /** Undefined = a customer in Partner Center that was not onboarded here. */
  readonly onboarding: OnboardingSummary | undefined;
  /** How many onboardings of the name there are. */
  readonly known: number;
}

/** Instead of starting what is there already. Others who read along do not learn whose customers there are. */
async function offer(asked: Asked, typedName: string, found: Existing): Promise<Reply> {
  const { services, caller } = asked;
  const { name, where, onboarding, known } = found;
  const items = onboarding === undefined ? [] : [onboarding];
  if (!caller.isPersonalChat && (await openableHere(asked, { items })).length === 0) {
    return inPrivate(asked, `onboard ${typedName}`);
  }
  const existing = {
    name,
    holder: onboarding?.requester.name ?? null,
    where,
    id: onboarding?.id ?? null,
    revision: onboarding?.revision ?? 0,
    mine: onboarding?.requester.id === caller.person.id,
  };
  return { kind: 'card', card: duplicateCard(services.words, { typedName, known, existing }) };
}

/** Of several onboardings of the name an open one, and of these one's own, says most. */
async function findStarted({ services, caller }: Asked, name: string): Promise<Existing | undefined> {
  const { items, total } = await services.onboardings.withAccountKey(accountKey(name));
  const standing = items.filter(({ stage }) => stage.kind !== 'cancelled');
  const open = standing.filter((summary) => !isOver(summary));
  const onboarding = open.find(({ requester }) => requester.id === caller.person.id) ?? open[0] ?? standing[0];
  if (onboarding === undefined) return undefined;
  const where = whereItStands(services.words, onboarding);
  return { name: onboarding.accountName, where, onboarding, known: total };
}

/** A customer of the name in Partner Center. */
async function findCustomer({ services, caller }: Asked, name: string): Promise<Existing | undefined> {
  const { providers, words, log } = services;
  const key = accountKey(name);
  try {
    const { directory } = lookupsOf(services, providers[0].id, caller.person.id);
    const firstWord = name.split(' ')[0] ?? name;
    const customers = await directory.findCustomersByName(firstWord);
    const customer = customers.find(({ companyName }) => companyName !== undefined && accountKey(companyName) === key);
    if (customer === undefined) return undefined;
    const where = words.say('chat.onboard.knownCustomer');
    return { name: cleanText(customer.companyName ?? name), where, onboarding: undefined, known: 0 };
  } catch (error) {
    if (asOnboardingError(error).code === 'limit-reached') throw error;
    // Not knowing is no reason to stop here: the customer is looked up again by its domain in the next step.
    log.warn({ err: error }, 'could not look for a customer of this name');
    return undefined;
  }
}

/**
 * The id follows from the name: of two people who type it at once, the second is offered what the first has started;
 * and a delivery that comes again finds what it has started itself.
 */
async function start(asked: Asked, name: string, which: 'first' | 'another'): Promise<Reply> {
  const { services, caller, delivery } = asked;
  const slug = slugOf(name);
  services.limits.take('onboardings', caller.person.id);
  for (let number = 1; number < 100; number++) {
    const started = await services.startOnboarding(
      startOnboarding({
        id: number === 1 ? slug : `${slug}-${number}`,
        accountName: name,
        requester: caller.person,
        conversationId: caller.conversationId,
        providerId: services.providers[0].id,
        at: services.now(),
        delivery,
      }),
    );
    if (started.outcome === 'started') return onboardingReply(asked, started);
    const existing = which === 'first' ? await findStarted(asked, name) : undefined;
    if (existing !== undefined) return offer(asked, name, existing);
  }
  throw new OnboardingError('store-conflict', { says: saying('errors.teams.tooManyOfName', { name }) });
}

/** The name as an id that a person can read. Letters of any script: all names in another than ours would be alike. */
function slugOf(name: string): string {
  const words = accountKey(name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return [...words].slice(0, 60).join('') || 'account';
}
