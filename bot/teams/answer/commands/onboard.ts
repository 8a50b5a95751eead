import { duplicateCard } from '../../../../cards/duplicate-card.ts';
import { whereItStands } from '../../../../cards/stage-words.ts';
import { OnboardingError } from '../../../../errors/onboarding-error.ts';
import { accountKey, maxAccountName, readAccountName } from '../../../../onboarding/account-name.ts';
import { isOver, type Onboarding, startOnboarding } from '../../../../onboarding/onboarding.ts';
import { drawOnboarding } from '../../draw/draw-onboarding.ts';
import type { Caller } from '../../receive/caller.ts';
import type { Services } from '../../services.ts';
import { type Reply, requesterReply } from '../reply.ts';
import { ownCard } from './lists.ts';

/**
 * `onboard <name>`: starts an onboarding, or offers what is there already under a name that means the same company,
 * with who has it and where it stands.
 */
export async function onboard(services: Services, caller: Caller, typed: string): Promise<Reply> {
  const name = readAccountName(typed);
  if (name === undefined) return { kind: 'text', text: badName(typed) };
  const existing = (await findStarted(services, caller, name)) ?? (await findCustomer(services, name));
  return existing === undefined ? start(services, caller, name, 'first') : offer(caller, name, existing);
}

/**
 * The same, after the person saw what is there and wants another one all the same.
 * @param known how many onboardings of the name there were when they were asked; a second click finds one more
 */
export async function startAnother(services: Services, caller: Caller, typed: string, known: number): Promise<Reply> {
  const name = readAccountName(typed);
  if (name === undefined) return { kind: 'text', text: badName(typed) };
  const [latest, ...others] = await services.onboardings.withAccountKey(accountKey(name));
  const isDoubleClick = latest?.requester.id === caller.person.id && others.length >= known;
  return isDoubleClick ? ownCard(services, caller, latest) : start(services, caller, name, 'another');
}

function badName(typed: string): string {
  return typed.trim().length > maxAccountName
    ? `An account name may have at most ${maxAccountName} characters.`
    : 'Which customer? Type for example: onboard ABC Corp';
}

interface Existing {
  readonly name: string;
  readonly where: string;
  /** Undefined = a customer in Partner Center that was not onboarded here. */
  readonly record: Onboarding | undefined;
  /** How many onboardings of the name there are. */
  readonly known: number;
}

/** Instead of starting what is there already. */
function offer({ person }: Caller, typedName: string, { name, where, record, known }: Existing): Reply {
  const existing = {
    name,
    holder: record?.requester.name ?? null,
    where,
    id: record?.id ?? null,
    revision: record?.revision ?? 0,
    mine: record?.requester.id === person.id,
  };
  return { kind: 'card', card: duplicateCard({ typedName, known, existing }) };
}

/** Of several onboardings of the name an open one, and of these one's own, says most. */
async function findStarted({ onboardings }: Services, { person }: Caller, name: string): Promise<Existing | undefined> {
  const named = await onboardings.withAccountKey(accountKey(name));
  const standing = named.filter(({ stage }) => stage.kind !== 'cancelled');
  const open = standing.filter((record) => !isOver(record));
  const record = open.find(({ requester }) => requester.id === person.id) ?? open[0] ?? standing[0];
  return record && { name: record.accountName, where: whereItStands(record), record, known: named.length };
}

/** A customer of the name in Partner Center. */
async function findCustomer({ partnerCenter, log }: Services, name: string): Promise<Existing | undefined> {
  const key = accountKey(name);
  try {
    const firstWord = name.split(' ')[0] ?? name;
    const customers = await partnerCenter.findCustomersByName(firstWord);
    const customer = customers.find(({ companyName }) => companyName !== undefined && accountKey(companyName) === key);
    return (
      customer && {
        name: customer.companyName ?? name,
        where: 'already a customer in Partner Center',
        record: undefined,
        known: 0,
      }
    );
  } catch (error) {
    // Not knowing is no reason to stop here: the customer is looked up again by its domain in the next step.
    log.warn({ err: error }, 'could not look for a customer of this name');
    return undefined;
  }
}

/** The id follows from the name: of two people who type it at once, the second is offered what the first has started. */
async function start(services: Services, caller: Caller, name: string, which: 'first' | 'another'): Promise<Reply> {
  const slug = slugOf(name);
  for (let number = 1; number < 100; number++) {
    const record = startOnboarding({
      id: number === 1 ? slug : `${slug}-${number}`,
      accountName: name,
      requester: caller.person,
      conversationId: caller.conversationId,
      providerId: services.providers[0].id,
      at: services.now(),
    });
    if ((await services.onboardings.create(record)) === 'created') {
      const card = await drawOnboarding(services, record, { seenBy: caller });
      return requesterReply(record, card);
    }
    const started = which === 'first' ? await findStarted(services, caller, name) : undefined;
    if (started !== undefined) return offer(caller, name, started);
  }
  throw new OnboardingError('store-conflict', {
    userMessage: `There are too many onboardings called ${name}. Choose another name.`,
  });
}

/** The name as an id that a person can read. Letters of any script: all names in another than ours would be alike. */
function slugOf(name: string): string {
  const words = accountKey(name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return [...words].slice(0, 60).join('') || 'account';
}
