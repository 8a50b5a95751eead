import { accountKey } from './account-name.ts';
import { isRegistrable, tellsCompany } from './company-domain.ts';
import { isEmail } from './email.ts';
import { isRole } from './role-mailbox.ts';
import { type Contact, domainOf, fullName, maxContacts } from './steps/account.ts';

/** What somebody typed of a customer, taken apart. Nothing of it is checked further: the form shows it. */
export interface CustomerTyped {
  /** '' when nothing but addresses was typed. */
  readonly name: string;
  /** E-mail addresses in lower case, each once, as they came; also what was to be one, which the form says. */
  readonly emails: readonly string[];
  /** What the first of them is called, where that was typed; else ''. */
  readonly contact: string;
  /** A web domain such as `abccorp.com`; '' = none was typed, and no address tells it. */
  readonly website: string;
}

/**
 * Takes `ABC Corp, contact ann@abccorp.com` apart. Addresses may stand anywhere, in the forms that clients make of what
 * is typed or pasted: `<ann@abccorp.com>`, `[ann@abccorp.com](mailto:ann@abccorp.com)`, `<a href="mailto:…">`. A domain
 * alone counts where it stands last or says that it is a web address: there are companies called Amazon.com Inc.
 */
export function readCustomerTyped(typed: string): CustomerTyped {
  const words = withoutMarkup(typed)
    .split(/\s+/)
    .flatMap((word) => (word.includes('@') ? word.split(/[<>,;|]+/) : [word]))
    .filter((word) => word !== '');
  const read = words.map((word, at) => ({ word, email: emailIn(word) ?? nearlyEmail(word, words.length - 1 === at) }));
  const emails = [...new Set(read.flatMap(({ email }) => email ?? []))];
  const around = read.map(({ word, email }) => (email === undefined ? word : separator));
  const person = personIn(around);
  const named = withoutLeadIn(around.filter((_, at) => person === undefined || at < person.from || at >= person.to));
  const last = named.findLastIndex((word) => word !== separator);
  const site = named.findIndex((word, at) => isWebsite(word, at === last));
  const domain = site === -1 ? '' : (domainOf(bare(named[site] ?? '').toLowerCase()) ?? '');
  const rest = nameOf(withoutLeadIn(named.map((word, at) => (at === site ? separator : word))));
  // Alone, without an address of somebody, a domain is what there is to call them by.
  const name = rest !== '' || emails.length > 0 ? rest : bare(named[site] ?? '');
  const mailDomain = emailIn(emails[0] ?? '')?.split('@')[1] ?? '';
  const contact =
    person === undefined
      ? ''
      : around
          .slice(person.from + 1, person.to)
          .map(bare)
          .join(' ');
  return { name, emails, contact, website: domain || (tellsCompany(mailDomain) ? mailDomain : '') };
}

/** The contacts that these addresses are of, the first of them by the name that was typed. */
export function contactsOf({ emails, contact }: Pick<CustomerTyped, 'emails' | 'contact'>): Contact[] {
  return emails.slice(0, maxContacts).map((email, index) => {
    const names = index === 0 && contact !== '' ? namesIn(contact) : nobody;
    return { ...names, email, phone: '' };
  });
}

/** Who is called nothing by anybody is called what their address tells plainly. */
export function namedByAddress(contact: Contact): Contact {
  return fullName(contact) === '' ? { ...contact, ...nameInEmail(contact.email) } : contact;
}

const nobody = { firstName: '', lastName: '' };

/** Stands where an address stood. */
const separator = '';

/** What clients make of a mail address is that address again; all else stays as it was typed. */
function withoutMarkup(typed: string): string {
  return typed
    .replace(/<a\s[^<>]*>([^<>]*)<\/a>/gi, (link, text: string) =>
      emailIn(text.trim()) === undefined ? link : ` ${text} `,
    )
    .replace(/\]\(mailto:[^()\s]*\)/gi, ' ')
    .replace(/\bmailto:/gi, ' ');
}

/** A word without the marks that people put around one. */
function bare(word: string): string {
  return word.replace(/^[(<["'“”«»,;:]+/u, '').replace(/(?<![)>\]"'“”«»,;:.!?/])[)>\]"'“”«»,;:.!?/]+$/u, '');
}

function emailIn(word: string): string | undefined {
  const email = bare(word).toLowerCase();
  return isEmail(email) ? email : undefined;
}

/** `ann@localhost`, `ann@@abccorp`: with a capital, or before other words, it is part of a name. */
function nearlyEmail(word: string, isLast: boolean): string | undefined {
  const text = bare(word);
  return isLast && text === text.toLowerCase() && /^[^@]+@/.test(text) ? text : undefined;
}

function isWebsite(word: string, isLast: boolean): boolean {
  const text = bare(word);
  const saysSo = /^(?:https?:\/\/|www\.)/i.test(text);
  if (!saysSo && (!isLast || text !== text.toLowerCase() || !/\.[a-z]{2,}$/.test(text))) return false;
  const domain = domainOf(text.toLowerCase());
  return domain !== null && isRegistrable(domain) && !isLegalForm(domain);
}

/** `GmbH`, `pty.ltd` and the like. */
function isLegalForm(text: string): boolean {
  return accountKey(`x ${text.replaceAll('.', ' ')}`) === 'x';
}

/** What introduces an address goes with it: `contact`, `mail:`, `website`. */
function withoutLeadIn(words: readonly string[]): string[] {
  const leadsIn = /^[(,–-]?(?:contact|person|e-?mail|mail|website|web|with|and|at)[:,;]?$/i;
  const isLeadIn = (at: number): boolean => {
    const next = words[at + 1];
    return at > 0 && leadsIn.test(words[at] ?? '') && next !== undefined && (next === separator || isLeadIn(at + 1));
  };
  return words.filter((_, at) => !isLeadIn(at));
}

/** More words than a person's name has. */
const mostNames = 3;

/**
 * Where the words `contact Ann Lee` stand before the first address. A company can have that word in its name: with a
 * capital letter it needs a mark beside it.
 */
function personIn(words: readonly string[]): { from: number; to: number } | undefined {
  const to = words.indexOf(separator);
  const from = words.slice(0, Math.max(0, to)).findLastIndex((word) => /^\(?contact:?$/i.test(word));
  const [before = '', word = ''] = [words[from - 1], words[from]];
  const isMeant = word.startsWith('c') || /^\(|:$/.test(word) || /[,;–-]$/.test(before);
  const names = words.slice(from + 1, to);
  const areNames = names.length > 0 && names.length <= mostNames && !names.some(isLegalForm);
  return from > 0 && isMeant && areNames ? { from, to } : undefined;
}

/** The words that are left, without the marks that stood between them and an address. */
function nameOf(words: readonly string[]): string {
  return words
    .filter((word) => word !== separator && !/^[()<>[\]]+$/.test(word))
    .join(' ')
    .replace(/^[\s,;:–-]+/u, '')
    .replace(/(?<![\s,;:–-])[\s,;:–-]+$/u, '');
}

/** `ann.lee@…` is Ann Lee; `ann@…`, `alee@…` and `info@…` tell nothing for sure. */
function nameInEmail(email: string): Pick<Contact, 'firstName' | 'lastName'> {
  const parts = (email.split('@')[0] ?? '').split(/[._]/);
  const [first = '', last = ''] = parts;
  const isName = (part: string) => /^\p{L}{2,30}(?:-\p{L}{2,30})?$/u.test(part) && !isRole(part);
  if (parts.length !== 2 || !isName(first) || !isName(last)) return nobody;
  return { firstName: capital(first), lastName: capital(last) };
}

/** The last of several names is the last name. */
function namesIn(contact: string): Pick<Contact, 'firstName' | 'lastName'> {
  const names = contact.split(' ');
  return names.length === 1
    ? { firstName: contact, lastName: '' }
    : { firstName: names.slice(0, -1).join(' '), lastName: names.at(-1) ?? '' };
}

function capital(name: string): string {
  return name.replace(/(?:^|-)\p{L}/gu, (letter) => letter.toUpperCase());
}
