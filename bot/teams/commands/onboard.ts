import { duplicateCard } from '../../../cards/duplicate-card.ts';
import { whereItStands } from '../../../cards/stage-words.ts';
import { OnboardingError } from '../../errors.ts';
import { accountKey, maxAccountName, readAccountName } from '../../onboarding/account-name.ts';
import { type Onboarding, startOnboarding } from '../../onboarding/onboarding.ts';
import type { Caller } from '../caller.ts';
import { drawOnboarding } from '../draw-onboarding.ts';
import { type Reply, requesterReply } from '../reply.ts';
import type { Services } from '../services.ts';
import { isOver } from './lists.ts';

/**
 * `onboard <name>`: starts an onboarding, or offers what is there already under a name that means the same company,
 * with who has it and where it stands.
 */
export async function onboard(services: Services, caller: Caller, typed: string): Promise<Reply> {
  const name = readAccountName(typed);
  if (name === undefined) return { kind: 'text', text: badName(typed) };
  const existing = await findExisting(services, caller, name);
  if (existing === undefined) return start(services, caller, name);
  const mine = existing.record?.requester.id === caller.person.id;
  const card = duplicateCard({
    typedName: name,
    existing: {
      name: existing.name,
      holder: existing.record?.requester.name ?? null,
      where: existing.where,
      id: existing.record?.id ?? null,
      revision: existing.record?.revision ?? 0,
      mine,
    },
  });
  return { kind: 'card', card };
}

/** The same, after the person saw what is there and wants another one all the same. */
export async function startAnother(services: Services, caller: Caller, typed: string): Promise<Reply> {
  const name = readAccountName(typed);
  return name === undefined ? { kind: 'text', text: badName(typed) } : start(services, caller, name);
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
}

/** Of several onboardings of the name an open one, and of these one's own, says most. */
async function findExisting(
  { onboardings, partnerCenter, log }: Services,
  { person }: Caller,
  name: string,
): Promise<Existing | undefined> {
  const key = accountKey(name);
  const known = (await onboardings.withAccountKey(key)).filter(({ stage }) => stage.kind !== 'cancelled');
  const open = known.filter((record) => !isOver(record));
  const record = open.find(({ requester }) => requester.id === person.id) ?? open[0] ?? known[0];
  if (record !== undefined) return { name: record.accountName, where: whereItStands(record), record };
  try {
    const firstWord = name.split(' ')[0] ?? name;
    const customers = await partnerCenter.findCustomersByName(firstWord);
    const customer = customers.find(({ companyName }) => companyName !== undefined && accountKey(companyName) === key);
    return (
      customer && {
        name: customer.companyName ?? name,
        where: 'already a customer in Partner Center',
        record: undefined,
      }
    );
  } catch (error) {
    // Not knowing is no reason to stop here: the customer is looked up again by its domain in the next step.
    log.warn({ err: error }, 'could not look for a customer of this name');
    return undefined;
  }
}

/** The id follows from the name, so that of two people who type it at once only one creates it. */
async function start(services: Services, caller: Caller, name: string): Promise<Reply> {
  const slug =
    accountKey(name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'account';
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
      const card = await drawOnboarding(services, record, { hasDialogs: caller.hasDialogs });
      return requesterReply(record, card);
    }
  }
  throw new OnboardingError('store-conflict', {
    userMessage: `There are too many onboardings called ${name}. Choose another name.`,
  });
}
