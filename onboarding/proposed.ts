import { z } from 'zod';
import { sellableCountries } from './countries.ts';
import { isAddressOf } from './signature/people.ts';
import { Contact, fullName, maxContacts } from './steps/account.ts';
import { Address, type CompanyDetails } from './steps/company.ts';
import { Segment } from './steps/market.ts';
import { type FilledIn, marketOf } from './steps.ts';

/** What the forms of an onboarding start from, as far as it was typed or is known; nothing of it counts until it is saved. */
export const Proposed = z.object({
  /** Names and phone numbers may be ''. */
  contacts: z.array(Contact),
  /** '' = none. */
  website: z.string(),
  market: z.object({ country: z.string(), segment: Segment }).nullable(),
  company: z
    .object({ legalName: z.string(), address: Address, culture: z.string(), registrationNumber: z.string() })
    .nullable(),
});
export type Proposed = z.infer<typeof Proposed>;

/** What is missing of the first contact before the account is complete. */
export function missingOf({ contacts: [contact] }: Pick<Proposed, 'contacts'>) {
  return (['firstName', 'lastName', 'email'] as const).filter((part) => (contact?.[part] ?? '') === '');
}

/** What an earlier onboarding of the customer knows of it; null = nothing. Whose personal data was erased is nobody. */
export function knownFrom(record: FilledIn): Proposed | null {
  const { account, company } = record;
  const contacts = (account?.contacts ?? []).filter(({ email }) => email !== '');
  const ofPrimary = account?.contacts[account.primary];
  return unlessEmpty({
    contacts: contacts.toSorted((one, other) => Number(other === ofPrimary) - Number(one === ofPrimary)),
    website: account?.domain ?? '',
    market: marketOf(record) ?? null,
    company: company && companyOf(company),
  });
}

function companyOf({ legalName, address, culture, registrationNumber }: CompanyDetails): Proposed['company'] {
  return { legalName, address, culture, registrationNumber };
}

/** Where the customer buys as far as it is known; undefined = nowhere that a provider of this country sells. */
export function knownMarket({ proposed }: { readonly proposed: Proposed | null }, ownCountry: string) {
  const market = proposed?.market ?? undefined;
  return sellableCountries(ownCountry).some(({ iso2 }) => iso2 === market?.country) ? market : undefined;
}

/**
 * What is known first, and what another source adds to it. Contacts are those of the first that knows any; the other one
 * still tells whose an address is.
 */
export function proposedFrom(first: Proposed | null, more: Proposed | null): Proposed | null {
  if (first === null || more === null) return unlessEmpty(first ?? more ?? nothingProposed);
  const contacts = first.contacts.map((contact) =>
    completed(
      contact,
      more.contacts.find(({ email }) => email === contact.email),
    ),
  );
  return unlessEmpty({
    contacts: contacts.length > 0 ? contacts : more.contacts,
    website: first.website || more.website,
    market: first.market ?? more.market,
    company: companyFrom(first.company, more.company),
  });
}

/** The same, and whoever else was known stays; an address that nobody was named for gets the name that is made like it. */
export function withPasted(pasted: Proposed, before: Proposed | null): Proposed | null {
  const known = before?.contacts ?? [];
  const contacts = pasted.contacts.map((contact) => {
    const unnamed = known.find((other) => fullName(other) === '' && isAddressOf(other.email, contact));
    return contact.email === '' && unnamed !== undefined ? { ...contact, email: unnamed.email } : contact;
  });
  const named = proposedFrom({ ...pasted, contacts }, before);
  const others = known.filter(({ email }) => !named?.contacts.some((contact) => contact.email === email));
  return named && { ...named, contacts: [...named.contacts, ...others].slice(0, maxContacts) };
}

/** Somebody who is named is not called otherwise. */
function completed(contact: Contact, known: Contact | undefined): Contact {
  if (known === undefined) return contact;
  const { firstName, lastName } = fullName(contact) === '' ? known : contact;
  return { firstName, lastName, email: contact.email, phone: contact.phone || known.phone };
}

/** The name that is known first; an address is taken whole, never half of one and half of another. */
function companyFrom(first: Proposed['company'], more: Proposed['company']): Proposed['company'] {
  if (first === null || more === null) return first ?? more;
  const hasAddress = first.address.addressLine1 !== '' || first.address.city !== '';
  return {
    legalName: first.legalName || more.legalName,
    address: hasAddress ? first.address : more.address,
    culture: first.culture || more.culture,
    registrationNumber: first.registrationNumber || more.registrationNumber,
  };
}

export const nothingProposed: Proposed = { contacts: [], website: '', market: null, company: null };

function unlessEmpty(proposed: Proposed): Proposed | null {
  const { contacts, website, market, company } = proposed;
  return contacts.length === 0 && website === '' && market === null && company === null ? null : proposed;
}
