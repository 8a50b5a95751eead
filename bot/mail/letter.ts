import type { Onboarding } from '../../onboarding/onboarding.ts';
import { type Contact, fullName } from '../../onboarding/steps/account.ts';
import type { Words } from '../../words/words.ts';
import type { LetterKind, OwnValues } from '../settings/letter-fields.ts';
import { htmlOf } from './html-of.ts';
import type { Mail } from './mailer.ts';
import { withoutLinks } from './without-links.ts';

/** Who a letter is between. */
export interface Names {
  readonly contactName: string;
  readonly accountName: string;
  readonly repName: string;
  readonly partnerName: string;
}

/** Who a letter is between, and what about. Of the names, which people typed, none reads as a link. */
export interface About extends Names {
  readonly to: string;
  /** The customer's tenant, '' as long as there is none. */
  readonly domain: string;
  /** Whether an answer to the mail reaches the rep. */
  readonly isAnswered: boolean;
  /** Whether we made it, so that its only administrator account comes from us. */
  readonly isNewTenant: boolean;
}

/** What `About` has of a template's fields. */
type OfAbout = keyof About;

interface LetterOf<Kind extends LetterKind> {
  readonly kind: Kind;
  /** What a template of the partner's own is filled in with, beside what it is about. */
  readonly fields: Omit<OwnValues<Kind>, OfAbout>;
  readonly subject: string;
  readonly says: readonly (string | { readonly link: string })[];
}

/** What a kind of mail says to the customer, from the greeting to the regards: sentences, and links of ours. */
export type Letter = { readonly [Kind in LetterKind]: LetterOf<Kind> }[LetterKind];

type WrittenAbout = Pick<Onboarding, 'accountName' | 'requester' | 'customer' | 'registration'>;

/** @param from what the customer knows us as, and whether they can answer */
export function aboutOf(record: WrittenAbout, to: Contact, from: { partnerName: string; isAnswered: boolean }): About {
  return {
    to: to.email,
    contactName: withoutLinks(fullName(to)),
    accountName: withoutLinks(record.accountName),
    repName: withoutLinks(record.requester.name),
    ...from,
    domain: record.customer?.domain ?? '',
    isNewTenant: record.registration?.answer === 'yes',
  };
}

/** The letter as a mail. */
export function letterMail(words: Words, about: About, { subject, says }: Letter, messageId: string): Mail {
  const answers = about.isAnswered ? [words.say('mails.common.answer', { repName: about.repName })] : [];
  const paragraphs = says.map((part) => (typeof part === 'string' ? part : part.link));
  const text = letterText(words, about, [...paragraphs, ...answers]);
  const links = says.flatMap((part) => (typeof part === 'string' ? [] : [part.link]));
  return { to: about.to, subject, text, html: htmlOf(text, links, words.locale), messageId };
}

/** Paragraphs between a greeting and the regards. */
export function letterText(
  words: Words,
  { contactName, repName, partnerName }: Omit<Names, 'accountName'>,
  paragraphs: readonly string[],
): string {
  const greeting = words.say('mails.common.greeting', { name: contactName });
  const regards = [words.say('mails.common.regards'), repName, partnerName].join('\n');
  return [greeting, ...paragraphs, regards].join('\n\n');
}
