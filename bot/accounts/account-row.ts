import { z } from 'zod';
import { readAccountName } from '../../onboarding/account-name.ts';
import { countryNamed } from '../../onboarding/countries.ts';
import { isEmail } from '../../onboarding/email.ts';
import { cleanText } from '../../onboarding/form.ts';
import { isFreeMail } from '../../onboarding/free-mail.ts';
import { isNoOwnSite } from '../../onboarding/no-own-site.ts';
import type { Proposed } from '../../onboarding/proposed.ts';
import { domainOf } from '../../onboarding/steps/account.ts';
import type { AccountFound, AccountRead } from './accounts.ts';
import { isGuid } from './odata.ts';

/**
 * Rows of the tables account and contact, as far as they are read (Microsoft Learn: "Account table/entity reference",
 * "Contact table/entity reference"). What people wrote there is as far from us as what anybody types: it is cleaned, cut
 * to what the forms take, and left out where it is not what its column is for.
 */

/** @param most what the form's own field takes */
const text = (most: number) =>
  z
    .string()
    .nullish()
    .catch(null)
    .transform((given) => {
      const clean = cleanText((given ?? '').slice(0, 1000));
      return clean.length <= most ? clean : '';
    });

const id = z.string().toLowerCase().refine(isGuid);
const email = text(254).transform((given) => (isEmail(given.toLowerCase()) ? given.toLowerCase() : ''));
const phone = text(30).transform((given) => (/^\+?(?:[\s()./-]*\d){4,}$/.test(given) ? given : ''));
/** Undefined = no name that an onboarding could have. */
const name = z.string().transform((given) => {
  const read = readAccountName(given);
  return typeof read === 'string' ? read : undefined;
});

const Contact = z.object({
  contactid: id,
  firstname: text(50),
  lastname: text(50),
  emailaddress1: email,
  telephone1: phone,
  mobilephone: phone,
});

const Found = z.object({ accountid: id, name, address1_city: text(100) });
const List = z.object({ value: z.array(z.unknown()) });

const Account = Found.extend({
  websiteurl: text(200),
  address1_line1: text(100),
  address1_line2: text(100),
  address1_stateorprovince: text(50),
  address1_postalcode: text(20),
  address1_country: text(80),
  primarycontactid: Contact.nullish().catch(null),
});

/** The columns that are asked for. */
export const foundColumns = Object.keys(Found.shape).join();
export const accountColumns = Object.keys(Account.shape)
  .filter((column) => column !== 'primarycontactid')
  .join();
export const contactColumns = Object.keys(Contact.shape).join();

/** Undefined = not a list. What cannot be used of it is left out. */
export function readAccounts(body: unknown): readonly AccountRead[] | undefined {
  return List.safeParse(body).data?.value.flatMap((row) => readAccount(row) ?? []);
}

/** The same, of less. */
export function readFound(body: unknown): readonly AccountFound[] | undefined {
  return List.safeParse(body).data?.value.flatMap((row) => {
    const { data } = Found.safeParse(row);
    return data?.name === undefined ? [] : [{ id: data.accountid, name: data.name, city: data.address1_city }];
  });
}

/** Undefined = not an account that can be used. */
export function readAccount(body: unknown): AccountRead | undefined {
  const { data } = Account.safeParse(body);
  if (data?.name === undefined) return undefined;
  const { accountid, name, address1_city: city, primarycontactid: contact } = data;
  return { id: accountid, name, city, contactId: contact?.contactid ?? null, known: knownOf(name, data) };
}

function knownOf(name: string, row: z.infer<typeof Account>): Proposed | null {
  const { primarycontactid: contact } = row;
  const country = countryNamed(row.address1_country);
  const hasAddress = row.address1_line1 !== '' && row.address1_city !== '';
  const website = ownDomain(row.websiteurl);
  const contacts = contact ? [contactOf(contact)] : [];
  if (contacts.length === 0 && website === '' && country === undefined) return null;
  return {
    contacts,
    website,
    market: country === undefined ? null : { country, segment: 'commercial' },
    company:
      country === undefined || !hasAddress
        ? null
        : { legalName: name, address: addressOf(row, country), culture: '', registrationNumber: '' },
  };
}

/** Where a page at a network stands for a web site, or a mailbox that anybody can have, there is none. */
function ownDomain(url: string): string {
  const domain = domainOf(url.toLowerCase()) ?? '';
  return isNoOwnSite(domain) || isFreeMail(domain) ? '' : domain;
}

function contactOf({ firstname, lastname, emailaddress1, telephone1, mobilephone }: z.infer<typeof Contact>) {
  return { firstName: firstname, lastName: lastname, email: emailaddress1, phone: telephone1 || mobilephone };
}

function addressOf(row: z.infer<typeof Account>, country: string) {
  return {
    addressLine1: row.address1_line1,
    addressLine2: row.address1_line2,
    city: row.address1_city,
    state: row.address1_stateorprovince,
    postalCode: row.address1_postalcode,
    country,
  };
}
