import type { Onboarding } from '../../onboarding/onboarding.ts';
import { linkPlaceholder } from '../../onboarding/steps/invitation.ts';
import { marketOf } from '../../onboarding/steps.ts';
import { createFill, type Fill } from '../../words/fill.ts';
import type { Words } from '../../words/words.ts';
import { addressesIn } from '../http/html.ts';
import type { MailLanguage } from '../settings/account-terms.ts';
import { fieldsOf, type LetterKind } from '../settings/letter-fields.ts';
import type { MailTemplate } from '../settings/mail-templates.ts';
import { htmlOf } from './html-of.ts';
import { proposeInvitation } from './invitation-mail.ts';
import { type About, type Letter, letterMail, type Names } from './letter.ts';
import type { Mail } from './mailer.ts';

const builtInSubjects = {
  invitation: 'mails.invitation.subject',
  agreement: 'mails.agreement.subject',
  'sign-in': 'mails.signIn.subject',
} as const;

/** What customers are written: the partner's own templates, and the built-in letters where there is none. */
export interface Letters {
  /** In which the built-in letters are. */
  wordsFor(deal: Onboarding): Words;
  mailOf(deal: Onboarding, about: About, letter: Letter, messageId: string): Mail;
  /** What a mail of this kind is called unless a rep wrote something else. */
  subjectOf(deal: Onboarding, names: Names, kind: keyof typeof builtInSubjects): string;
  /** The text that a rep starts from; `[link]` becomes the link when the mail is sent. */
  invitation(deal: Onboarding, names: Names): { readonly subject: string; readonly text: string };
}

/** A template that can be filled in. */
interface Ready extends MailTemplate {
  readonly locale: string;
  readonly fill: Fill;
  /** Whole web addresses that whoever wrote it put in. */
  readonly links: readonly string[];
  /** The day of a moment, ms UTC, as its language writes it. */
  readonly day: (at: number) => string;
}

/**
 * @param languageOf how the customers of an account are written to; null = in the bot's own language
 * @param all what there are words in, the bot's own language first
 */
export function createLetters(parts: {
  readonly templates: readonly MailTemplate[];
  readonly languageOf: (providerId: string) => MailLanguage | null;
  readonly all: readonly [Words, ...Words[]];
}): Letters {
  const { languageOf, all } = parts;
  const [own] = all;
  const templates = parts.templates.map((template) => ready(template, own.locale));

  const languagesFor = (deal: Onboarding) => languagesIn(languageOf(deal.providerId), marketOf(deal)?.country ?? '');
  /** Rather one that they can read than one of their account's own. */
  const find = (deal: Onboarding, kind: LetterKind): Ready | undefined =>
    [...languagesFor(deal), null]
      .flatMap((language) => [deal.providerId, null].map((provider) => ({ kind, language, provider })))
      .map((wanted) => templates.find((one) => isSame(one, wanted)))
      .find((template) => template !== undefined);
  const wordsFor = (deal: Onboarding): Words =>
    languagesFor(deal)
      .map((language) => all.find(({ locale }) => locale.toLowerCase() === language))
      .find((words) => words !== undefined) ?? own;

  return {
    wordsFor,
    mailOf(deal, about, letter, messageId) {
      const template = find(deal, letter.kind);
      if (template === undefined) return letterMail(wordsFor(deal), about, letter, messageId);
      const { values, links } = filledIn(template, about, letter);
      const text = withoutGaps(template.fill('text', values));
      const html = htmlOf(text, [...links, ...template.links], template.locale);
      return { to: about.to, subject: template.fill('subject', values), text, html, messageId };
    },
    subjectOf(deal, names, kind) {
      const template = find(deal, kind);
      return template === undefined
        ? wordsFor(deal).say(builtInSubjects[kind], names)
        : template.fill('subject', valuesOf(names));
    },
    invitation(deal, names) {
      const template = find(deal, 'invitation');
      if (template === undefined) return proposeInvitation(wordsFor(deal), names);
      const values = { ...valuesOf(names), link: linkPlaceholder };
      return { subject: template.fill('subject', values), text: withoutGaps(template.fill('text', values)) };
    },
  };
}

/** A paragraph that a choice left out leaves no room where it was. */
function withoutGaps(text: string): string {
  return text.replace(/\n\s*\n/g, '\n\n').trim();
}

type Place = Pick<MailTemplate, 'kind' | 'language' | 'provider'>;

function isSame(one: Place, other: Place): boolean {
  return one.kind === other.kind && one.language === other.language && one.provider === other.provider;
}

/** Of `pt-br` also `pt`. What is mostly read in a country is what Unicode's CLDR says ("Likely subtags"). */
function languagesIn(wanted: MailLanguage | null, country: string): readonly string[] {
  if (wanted === null) return [];
  const language = wanted.kind === 'fixed' ? wanted.language : languageOfCountry(country);
  const [first = ''] = language.split('-');
  return first === '' ? [] : [language, ...(first === language ? [] : [first])];
}

function languageOfCountry(country: string): string {
  return /^[A-Z]{2}$/.test(country) ? new Intl.Locale(`und-${country}`).maximize().language : '';
}

function ready(template: MailTemplate, ownLocale: string): Ready {
  const { subject, text, language } = template;
  const locale = language ?? ownLocale;
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    ...template,
    locale,
    fill: createFill(locale, new Map(Object.entries({ subject, text }))),
    links: addressesIn(text),
    day: (at) => days.format(at),
  };
}

function valuesOf({ contactName, accountName, repName, partnerName }: Names) {
  return { contactName, accountName, repName, partnerName };
}

/** What stands in the fields, none of which is read as a template again; and which of it are links of ours. */
function filledIn(template: Ready, about: About, letter: Letter) {
  const given: Readonly<Record<string, string | number>> = {
    ...valuesOf(about),
    domain: about.domain,
    isNewTenant: about.isNewTenant ? 'yes' : 'no',
    isAnswered: about.isAnswered ? 'yes' : 'no',
    ...letter.fields,
  };
  const fields = Object.entries(fieldsOf(letter.kind)).map(([name, type]) => {
    const value = given[name];
    if (value === undefined) throw new RangeError(`Nothing stands for {${name}} of ${letter.kind}.`);
    return { name, type, value };
  });
  const values = fields.map(({ name, type, value }) => [name, type === 'day' ? template.day(Number(value)) : value]);
  const links = fields.flatMap(({ type, value }) => (type === 'link' ? [String(value)] : []));
  return { values: Object.fromEntries(values), links };
}
