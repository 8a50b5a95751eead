import { eventId } from '../../bot/deal-webhook/announce.ts';
import { credentialsName } from '../../bot/tasks/kept-credentials.ts';
import { accountKey } from '../../onboarding/account-name.ts';
import { dealEvents } from '../../onboarding/deal-events.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Task } from '../../onboarding/tasks.ts';
import { english } from '../../words/english.ts';
import { type Customer, recordOf } from './customers.ts';
import type { World } from './world.ts';

/** Whoever has ordered is watched until the term is over, and their rep reminded before nothing can be taken back. */
export function isForLater({ kind }: Task): boolean {
  return kind === 'watch-end-of-term' || kind === 'remind-of-take-back';
}

/** What does not hold of a customer's onboarding that should be over: nothing is there twice, nothing was lost. */
export async function whatIsWrong(
  world: World,
  customer: Customer,
  { forgets }: { readonly forgets: boolean },
): Promise<string[]> {
  const { total } = await world.onboardings.withAccountKey(accountKey(customer.name));
  const record = await recordOf(world, customer);
  if (record === undefined || total > 1) return [`${customer.name} has ${total} onboardings`];
  const wrong = [
    ...howItEnded(record),
    ...atPartnerCenter(world, customer, record),
    ...(await inTheVault(world, customer, record, forgets)),
    ...inTheChat(world, customer, record),
    ...inTheMail(world, customer),
    ...inTheNextSystem(world, record),
  ];
  return wrong.map((what) => `${customer.name} (${customer.branch}): ${what}`);
}

function howItEnded({ stage, attention, tasks }: Onboarding): string[] {
  const wrong: string[] = [];
  if (stage.kind !== 'completed') wrong.push(`is ${stage.kind}`);
  if (attention !== null) wrong.push(`needs attention: ${english.tell(attention.problem)}`);
  const left = tasks
    .filter((task) => !isForLater(task))
    .map(({ kind, attempts, dueAt, lease }) => {
      const due = dueAt === null ? 'parked' : `due in ${dueAt - Date.now()} ms`;
      return `${kind} (${attempts} attempts, ${due}${lease === null ? '' : `, leased by ${lease.owner}`})`;
    });
  if (left.length > 0) wrong.push(`still has to ${left.join(', ')}`);
  return wrong;
}

/** The same of what stands at Partner Center. */
export function atPartnerCenter(
  { simulator }: Pick<World, 'simulator'>,
  { branch, name }: Customer,
  record: Onboarding,
): string[] {
  const { customers, tenants, orders, carts } = simulator.state;
  const tenant = tenants.filter(({ displayName }) => displayName === name);
  const ours = customers.filter(({ id }) => tenant.some((each) => each.id === id));
  const ids = new Set(ours.map(({ id }) => id));
  const ordered = orders.filter(({ customerId }) => ids.has(customerId));
  const wrong: string[] = [];
  const expect = (what: string, found: number, wanted: number) => {
    if (found !== wanted) wrong.push(`${found} ${what}, not ${wanted}`);
  };
  expect('tenants', tenant.length, 1);
  expect('customers', ours.length, 1);
  expect('orders', ordered.length, 1);
  expect('lines ordered', ordered.flatMap(({ lineItems }) => lineItems).length, 1);
  const open = carts.filter((cart) => ids.has(cart.customerId) && cart.status === 'Ordered');
  expect('carts ordered', open.length, 1);
  const [one] = ours;
  expect('confirmations', one?.confirmations.length ?? 0, branch === 'new tenant, agreement signed' ? 1 : 0);
  if (branch !== 'new tenant, agreement signed' && one?.agreementSignedAt === undefined) wrong.push('nobody signed');
  if (record.customer?.customerId !== one?.id) wrong.push('another customer stands in the record');
  if (record.order.placed?.orderIds.join() !== ordered.map(({ id }) => id).join())
    wrong.push('another order stands in the record');
  const ends = ordered.flatMap(({ lineItems }) => lineItems.flatMap(({ scheduledActions }) => scheduledActions));
  expect('ends of a term told', ends.filter(({ actionType }) => actionType === 'Cancel').length, 1);
  return wrong;
}

async function inTheVault(
  { vault, passwords, taken }: World,
  { branch }: Customer,
  { id, credentials, customer }: Onboarding,
  forgets: boolean,
): Promise<string[]> {
  const kept = await vault.get(credentialsName(id));
  if (branch === 'existing tenant') {
    return credentials.kind === 'none' && kept === undefined
      ? []
      : ['has credentials although the tenant is their own'];
  }
  if (credentials.kind === 'lost' && forgets) return [];
  const isTaken = branch === 'new tenant, agreement by mail';
  if (credentials.kind !== (isTaken ? 'taken' : 'in-vault')) return [`its credentials are ${credentials.kind}`];
  if (isTaken && kept !== undefined) return ['what was taken is still in the vault'];
  const held = isTaken ? taken.get(id) : kept;
  const given = [...(passwords.get(customer?.domain ?? '') ?? [])];
  const isRight = given.length === 1 && held !== undefined && held.includes(JSON.stringify(given[0]));
  return isRight ? [] : ['another password is in the vault than was given'];
}

function inTheChat(
  { connector }: World,
  { branch, name }: Customer,
  { conversationId, agreementFacts, stage }: Onboarding,
): string[] {
  const toasts = connector.chat(conversationId).map(({ summary }) => summary);
  const signed = `${name} signed the Microsoft Customer Agreement`;
  const wanted: readonly (readonly string[])[] = [
    ...(stage.kind === 'completed' && stage.approvedBy === null ? [] : [[`approved ${name}, `]]),
    ...(branch === 'existing tenant' ? [] : [[`The tenant of ${name} is there.`]]),
    // Who signed before the dead process could say that it had mailed is not asked any more.
    ...(agreementFacts.askedAt === null ? [] : [[signed]]),
    [`The order for ${name} is placed: `, `${signed}, and the order is placed: `],
  ];
  const missing = wanted.filter((ways) => !ways.some((news) => toasts.some((toast) => toast.includes(news))));
  return missing.map(([news]) => `the rep never read “${news}”`);
}

function inTheMail({ mails }: World, { branch, contact }: Customer): string[] {
  const copies = mails.filter(({ to }) => to === contact['E-mail']);
  const different = new Set(copies.map(({ messageId }) => messageId)).size;
  const wanted = { 'new tenant, agreement signed': 0, 'new tenant, agreement by mail': 1, 'existing tenant': 2 }[
    branch
  ];
  return different === wanted ? [] : [`${different} different mails, not ${wanted}`];
}

/** Each event in its order, and under no other id when it came again. */
function inTheNextSystem({ nextSystem }: World, record: Onboarding): string[] {
  const told = new Set(nextSystem.told.filter(({ deal }) => deal === record.id).map(({ id }) => id));
  const wanted = dealEvents(record).map(eventId);
  return [...told].join() === wanted.join()
    ? []
    : [`the next system was told of ${[...told].join()}, not ${wanted.join()}`];
}
