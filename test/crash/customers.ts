import { accountKey } from '../../onboarding/account-name.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { openLinkIn } from '../flow/customer.ts';
import type { Typed } from '../teams/chat-window.ts';
import type { ReceivedMail } from './mail-server.ts';
import type { World } from './world.ts';

/** How a customer comes to us, and what it does by itself about the agreement. */
export type Branch = 'new tenant, agreement signed' | 'new tenant, agreement by mail' | 'existing tenant';
export const branches = [
  'new tenant, agreement signed',
  'new tenant, agreement by mail',
  'existing tenant',
] as const satisfies readonly Branch[];

/** A customer to be, unlike any other. */
export interface Customer {
  readonly branch: Branch;
  readonly name: string;
  readonly domain: string;
  /** The administrator, who reads mails. */
  readonly contact: Typed & { readonly 'E-mail': string };
}

/** @param key letters and digits that no other customer has */
export function newCustomer({ simulator }: Pick<World, 'simulator'>, branch: Branch, key: string): Customer {
  const domain = `${key}.example`;
  const name = `Customer ${key}`;
  if (branch === 'existing tenant') {
    const id = `${crypto.randomUUID()}`;
    const domains: [string, ...string[]] = [`${key}.onmicrosoft.com`, domain];
    simulator.state.tenants.push({ id, displayName: name, domains, country: 'US' });
  }
  const contact = {
    'First name': 'Ann',
    'Last name': 'Carter',
    'E-mail': `ann@${domain}`,
    'Phone (optional)': '+1 425 555 0100',
  };
  return { branch, name, domain, contact };
}

/** The customer follows the link in a mail and accepts; a second copy is followed too. */
export async function followMail(
  { simulator }: Pick<World, 'simulator'>,
  mail: Pick<ReceivedMail, 'to' | 'text'>,
): Promise<void> {
  const domain = mail.to.split('@')[1] ?? '';
  const page = await openLinkIn(mail);
  if (page.html.includes('name="tenant"')) {
    await page.submit({ tenant: domain });
    return;
  }
  const key = domain.split('.')[0];
  const { state } = simulator;
  const tenant = state.tenants.find(({ displayName }) => displayName === `Customer ${key}`);
  // Where all have accepted, as with a second copy, there is nothing left to accept.
  const isOpen = page.html.includes('<form');
  if (tenant !== undefined && isOpen) await page.submit({ customer: tenant.id });
}

export async function recordOf({ onboardings }: World, { name }: Customer): Promise<Onboarding | undefined> {
  const [found] = (await onboardings.withAccountKey(accountKey(name))).items;
  return found && (await onboardings.get(found.id))?.record;
}
