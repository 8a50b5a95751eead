import { z } from 'zod';
import { tellsCompany } from './company-domain.ts';
import { isFreeMail } from './free-mail.ts';
import { isNoOwnSite } from './no-own-site.ts';
import type { Proposed } from './proposed.ts';
import { isRoleMailbox, isUnread } from './role-mailbox.ts';
import { signatureLines } from './signature/block.ts';
import { companyIn, hasLegalForm, isNamedLike } from './signature/companies.ts';
import { type Message, messagesIn } from './signature/messages.ts';
import { emailsIn, isAddressOf, isTitle, personCalled } from './signature/people.ts';
import { phoneOf, phonesIn } from './signature/phones.ts';
import { type Piece, piecesOf } from './signature/pieces.ts';
import { countryCalled, countryOfDomain, type FoundPlace, placeIn } from './signature/places.ts';
import { plainLines } from './signature/plain-lines.ts';
import { signersIn } from './signature/signers.ts';
import { Contact, domainOf } from './steps/account.ts';
import { Address } from './steps/company.ts';

/** Who pastes: what is theirs is never the customer's. */
export interface Ours {
  /** Domains of ours, in lower case. */
  readonly domains: readonly string[];
  /** What the person who pastes is called. */
  readonly name: string;
}

/** What a signature says of somebody at a customer. What is not sure of it is ''. */
export const Signature = z.object({
  company: z.string(),
  contact: Contact,
  /** What they do there, as it is written there. */
  title: z.string(),
  /** Such as `abccorp.com`. */
  website: z.string(),
  place: Address.nullable(),
  /** ISO 3166 alpha-2. */
  country: z.string(),
});
export type Signature = z.infer<typeof Signature>;

/**
 * The newest signature in a pasted block, mail or thread that is not our own, in time in proportion to the text. Nothing
 * is guessed: an address is somebody's when it is made of their name or stands there alone. Of several people who sign
 * one mail it is the first who says who they are.
 * @param isWanted whose signature is looked for, wherever it stands; where there is none it is anybody's
 * @returns undefined = nobody signs there, and no address stands there alone
 */
export function readSignature(
  pasted: string,
  ours: Ours,
  isWanted: (signature: Signature) => boolean = () => false,
): Signature | undefined {
  const places: Signature[] = [];
  const others: Signature[] = [];
  for (const message of messagesIn(plainLines(pasted))) {
    if (isOurs(message.from.email, ours)) continue;
    const found = signersIn(message).flatMap((part) => signatureIn(part, ours) ?? []);
    const signed = found.filter((signature) => !isPlaceAlone(signature));
    const wanted = signed.find(isWanted);
    if (wanted !== undefined) return wanted;
    others.push(...[signed.find(saysWho) ?? signed[0] ?? []].flat());
    places.push(...found);
  }
  return others[0] ?? places[0];
}

function isPlaceAlone({ company, contact }: Signature): boolean {
  return company === '' && contact.lastName === '' && contact.email === '';
}

function saysWho({ company, contact }: Signature): boolean {
  return contact.lastName !== '' && (contact.email !== '' || company !== '');
}

/** Longer texts have an address of anybody in them. */
const longestPlace = 6;

function isOurs(email: string, { domains }: Ours): boolean {
  const domain = email.split('@')[1] ?? '';
  return domains.some((own) => domain === own || domain.endsWith(`.${own}`));
}

function signatureIn(message: Message, ours: Ours): Signature | undefined {
  const pieces = piecesOf(signatureLines(message));
  const written = emailsIn(pieces);
  const emails = [...new Set([...written, message.from.email])].filter((email) => email !== '' && !isOurs(email, ours));
  if (emails.length === 0 && written.length > 0) return undefined;
  const sites = websitesIn(pieces).filter((site) => !isOurs(`@${site}`, ours));
  const domains = [...new Set([...sites, ...emails.map(domainIn).filter(tellsCompany)])];
  const place = placeIn(pieces);
  const rest = pieces.filter((piece) => !place?.pieces.includes(piece));
  const company = companyIn([...rest, ...partlyIn(place)], domains) || ofSender(message, domains);
  const person = personIn(rest, message, emails, company);
  if (person !== undefined && isSame(person, ours.name)) return undefined;
  const read = emails.filter((each) => !isUnread(each));
  const email = emailOf(read, person, company, message.from.email);
  const country = countryOf(rest, place, domains);
  const phones = phonesIn(rest, country.sure);
  const contact = { firstName: '', lastName: '', ...person, email, phone: phoneOf(phones)?.phone ?? '' };
  const nothing =
    person === undefined && email === '' && (company === '' || (contact.phone === '' && place === undefined));
  const isPlace = place !== undefined && company === '' && message.lines.filter(Boolean).length <= longestPlace;
  if (nothing && !isPlace) return undefined;
  const mailDomain = domainIn(email);
  return {
    company,
    contact,
    title: titleIn(rest, company, person?.lastName ?? ''),
    website: siteOf(sites, company, mailDomain) || (tellsCompany(mailDomain) ? mailDomain : ''),
    place: place === undefined ? null : { ...place.address, country: place.address.country || country.sure },
    country: country.sure,
  };
}

/** What stands behind the name of whoever sent it: `Lee, Ann (ABC Corp) <ann@abccorp.com>` */
function ofSender({ from }: Message, domains: readonly string[]): string {
  const isOne = hasLegalForm(from.company) || domains.some((domain) => isNamedLike(domain, from.company));
  return isOne ? from.company : '';
}

function domainIn(email: string): string {
  return email.split('@')[1] ?? '';
}

function isSame({ firstName, lastName }: Pick<Contact, 'firstName' | 'lastName'>, name: string): boolean {
  return `${firstName} ${lastName}`.toLowerCase() === name.toLowerCase();
}

/** A company may stand on the line of its address: `ABC GmbH, Musterstraße 1, 80331 München`. */
function partlyIn(place: FoundPlace | undefined): Piece[] {
  if (place === undefined) return [];
  const of = Object.values(place.address);
  return place.pieces.flatMap((piece) => {
    const left = piece.text.split(/, ?/).filter((part) => !of.some((known) => known !== '' && part.includes(known)));
    return left.length === 0 || left.length === piece.text.split(/, ?/).length
      ? []
      : [{ ...piece, said: undefined, text: left.join(', ') }];
  });
}

function websitesIn(pieces: readonly Piece[]): string[] {
  const words = pieces.flatMap(({ said, text }) =>
    said === 'other' ? [] : text.split(/[\s<>()[\],"]+/u).map((word) => ({ word: word.toLowerCase(), said })),
  );
  const sites = words.flatMap(({ word, said }) => {
    const isMeant =
      said === 'website' ||
      /^(?:https?:\/\/|www\.)/.test(word) ||
      /^[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,}){1,2}\/?$/.test(word);
    const domain = isMeant && !word.includes('@') ? domainOf(word) : null;
    const isName = domain !== null && /\.[a-z]{2,}$/.test(domain);
    return isName && !isNoOwnSite(domain) && !isFreeMail(domain) && isMeantAsSite(word, said) ? [domain] : [];
  });
  return [...new Set(sites)];
}

/** `abccorp.com` alone is one, `B.Sc.` is not. */
function isMeantAsSite(word: string, said: Piece['said']): boolean {
  return (
    said === 'website' ||
    /^(?:https?:\/\/|www\.)/.test(word) ||
    /\.(?:com|net|org|io|eu|info|biz|co|de|at|ch|fr|es|it|nl|be|lu|uk|ie|us|ca|pt|pl|se|no|dk|fi|cz|au|nz|cloud|tech|group|gmbh)\/?$/.test(
      word,
    )
  );
}

function siteOf(sites: readonly string[], company: string, mailDomain: string): string {
  const fitting = sites.find((site) => site === mailDomain || (company !== '' && isNamedLike(site, company)));
  return fitting ?? (sites.length === 1 ? (sites[0] ?? '') : '');
}

function personIn(pieces: readonly Piece[], { from }: Message, emails: readonly string[], company: string) {
  const candidates = pieces.flatMap(({ text, said }, at) => {
    if (said !== undefined && said !== 'name') return [];
    const parts = said === 'name' ? [text] : [text, ...text.split(/, /).slice(0, 1)];
    return parts.flatMap((part) => {
      const names = part === company ? undefined : personCalled(part, emails);
      if (names === undefined) return [];
      const isTold =
        emails.some((email) => isAddressOf(email, names)) || (from.name !== '' && isSame(names, from.name));
      return [{ names, weight: (isTold ? 10 : 0) + (said === 'name' ? 8 : 0) + (at === 0 ? 3 : at === 1 ? 1 : 0) }];
    });
  });
  const best = candidates.toSorted((one, other) => other.weight - one.weight)[0];
  if (best !== undefined && best.weight > 1) return best.names;
  return from.name === '' ? undefined : personCalled(from.name, emails);
}

/** The one that is made of their name; else the only one there is, or the only one that is no shared mailbox. */
function emailOf(
  emails: readonly string[],
  person: Pick<Contact, 'firstName' | 'lastName'> | undefined,
  company: string,
  sender: string,
): string {
  const own = person === undefined ? [] : emails.filter((email) => isAddressOf(email, person));
  const atCompany = own.find((email) => company !== '' && isNamedLike(domainIn(email), company));
  if (own.length > 0) return atCompany ?? own.find((email) => !isFreeMail(domainIn(email))) ?? own[0] ?? '';
  if (emails.includes(sender)) return sender;
  if (emails.length === 1) return emails[0] ?? '';
  const personal = emails.filter((email) => !isRoleMailbox(email));
  return personal.length === 1 ? (personal[0] ?? '') : '';
}

/** Where all that says a country says the same. */
function countryOf(
  pieces: readonly Piece[],
  place: FoundPlace | undefined,
  domains: readonly string[],
): { sure: string } {
  const ofAddress = place?.address.country ?? '';
  if (ofAddress !== '') return { sure: ofAddress };
  const named = pieces.flatMap(({ text }) => countryCalled(text) ?? []);
  const phones = phonesIn(pieces, '').flatMap(({ country }) => country ?? []);
  const told = new Set([...named, ...phones, ...domains.flatMap((domain) => countryOfDomain(domain) ?? [])]);
  return { sure: told.size === 1 ? ([...told][0] ?? '') : '' };
}

function titleIn(pieces: readonly Piece[], company: string, lastName: string): string {
  const said = pieces.find((piece) => piece.said === 'title');
  if (said !== undefined) return said.text;
  const others = [company, lastName].filter((other) => other !== '');
  const texts = pieces
    .filter((piece) => piece.said === undefined)
    .flatMap(({ text }) => [text, ...text.split(/, | (?:at|bei|chez) /u)]);
  return texts.find((text) => isTitle(text) && !others.some((other) => text.includes(other))) ?? '';
}

/** What the forms start from, by a signature. */
export function proposedBy({ company, contact, website, place, country }: Signature): Proposed {
  const nowhere = { addressLine1: '', addressLine2: '', city: '', state: '', postalCode: '', country };
  const isKnown = contact.email !== '' || contact.lastName !== '' || contact.phone !== '';
  return {
    contacts: isKnown ? [contact] : [],
    website,
    market: country === '' ? null : { country, segment: 'commercial' },
    company:
      place === null && company === ''
        ? null
        : { legalName: company, address: place ?? nowhere, culture: '', registrationNumber: '' },
  };
}
