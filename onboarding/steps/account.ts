import { z } from 'zod';
import { isRegistrable, tellsCompany } from '../company-domain.ts';
import { isEmail } from '../email.ts';
import { FormReader, type FormResult, type Inputs } from '../form.ts';
import { isFreeMail } from '../free-mail.ts';

export const Contact = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phone: z.string(),
});
export type Contact = z.infer<typeof Contact>;

/** The account: who we talk to at the customer, and the web or mail domain it is known by. */
export const Account = z.object({
  /** One at least. */
  contacts: z.tuple([Contact], Contact),
  /** Index into contacts. */
  primary: z.number(),
  /** Such as `abccorp.com`; null when nothing tells it (free mail providers do not). */
  domain: z.string().nullable(),
});
export type Account = z.infer<typeof Account>;

export const maxContacts = 5;

/** The inputs of the contact with this index; the account card uses the same ids. */
export function contactIds(index: number) {
  return {
    firstName: `contact${index}FirstName`,
    lastName: `contact${index}LastName`,
    email: `contact${index}Email`,
    phone: `contact${index}Phone`,
  } as const;
}

/** How many contacts the form that sent these inputs showed. */
export function contactCount(inputs: Inputs): number {
  let count = 1;
  for (let index = 1; index < maxContacts; index++) {
    if (Object.values(contactIds(index)).some((id) => inputs[id] !== undefined)) count = index + 1;
  }
  return count;
}

/** Reads the account form. A further contact left wholly empty is dropped; the first one is always needed. */
export function readAccountForm(inputs: Inputs): FormResult<Account> {
  const form = new FormReader(inputs);
  const contacts: Account['contacts'] = [readContact(form, 0, [])];
  let primary = 0;
  for (let index = 1; index < contactCount(inputs); index++) {
    if (Object.values(contactIds(index)).every((id) => form.text(id) === '')) continue;
    if (form.text('primary') === String(index)) primary = contacts.length;
    contacts.push(readContact(form, index, contacts));
  }
  const website = form.optional('website', 'website', 200).toLowerCase();
  const webDomain = domainOf(website);
  if (website !== '' && webDomain === null) form.fail('website', 'not-a-web-address');
  if (webDomain !== null && isFreeMail(webDomain)) form.fail('website', 'free-mail-domain');
  const mailDomain = contacts[primary]?.email.split('@')[1] ?? '';
  const domain = webDomain ?? (mailDomain !== '' && tellsCompany(mailDomain) ? mailDomain : null);
  return form.result({ contacts, primary, domain });
}

function readContact(form: FormReader, index: number, others: readonly Contact[]): Contact {
  const ids = contactIds(index);
  const email = form.required(ids.email, 'email', 254).toLowerCase();
  if (email !== '' && !isEmail(email)) form.fail(ids.email, 'not-an-email');
  if (email !== '' && others.some((other) => other.email === email)) form.fail(ids.email, 'contact-twice');
  if (email.endsWith('@microsoft.com')) form.fail(ids.email, 'microsoft-address');
  const phone = form.optional(ids.phone, 'phone', 30);
  if (phone !== '' && !/^\+?(?:[\s()./-]*\d){4,}$/.test(phone)) form.fail(ids.phone, 'not-a-phone-number');
  return {
    firstName: form.personName(ids.firstName, 'firstName'),
    lastName: form.personName(ids.lastName, 'lastName'),
    email,
    phone,
  };
}

/** The domain that tells which company it is; null when there is none that does. */
export function companyDomain({ account }: { readonly account: Account | null }): string | null {
  const domain = account?.domain ?? null;
  return domain !== null && tellsCompany(domain) ? domain : null;
}

export function primaryContact({ contacts, primary }: Account): Contact {
  return contacts[primary] ?? contacts[0];
}

export function fullName(contact: { firstName: string; lastName: string }): string {
  return `${contact.firstName} ${contact.lastName}`.trim();
}

/**
 * `https://www.abccorp.com/about` -> `abccorp.com`; null when it is no web address of anybody’s own. No domain has more
 * than 253 letters.
 */
export function domainOf(website: string): string | null {
  const host =
    website
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .split(/[/?#:]/)[0] ?? '';
  return host.length <= 253 && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) && isRegistrable(host) ? host : null;
}

export const accountStep = {
  part: 'account',
  dealStep: 'account',
  fields: { account: Account.nullable() },
  nothing: { account: null },
  applies: () => true,
  isFinished: ({ account }: { readonly account: Account | null }) => account !== null,
  lockedBy: () => undefined,
} as const;
