import { cleanText, type Mistake } from './form.ts';
import { faultInName } from './name-fault.ts';

export const maxAccountName = 100;

const legalForms =
  /(?<=^| )(inc(orporated)?|corp(oration)?|co|company|ltd|limited|llc|llp|plc|gmbh|mbh|ag|kg|ohg|ug|sa|sas|sarl|srl|spa|bv|nv|ab|as|aps|oy|oyj|pty|pte|kk|sp z oo|sro|doo)(?= |$)/g;

/** An account name as typed after `onboard`, cleaned; or why it is none. */
export function readAccountName(typed: string): string | Mistake {
  const name = withoutQuotes(cleanText(typed));
  if (name === '') return { code: 'missing' };
  if (name.length > maxAccountName) return { code: 'too-long' };
  // Clients make a link of it, in messages and notifications that the bot speaks in its own name.
  if (/:\/\/|^www\./iu.test(name.normalize('NFKC'))) return { code: 'web-address-as-name' };
  return faultInName(name) ?? name;
}

/** Quotes around all of it, or left over at one end; those around a part of it are the name's. */
function withoutQuotes(text: string): string {
  const bare = text.replace(/^["'“”«»]+|(?<!["'“”«»])["'“”«»]+$/gu, '');
  return (/["“”«»]/u.test(bare) ? text : bare).trim();
}

/**
 * What two spellings of one company have in common: "ABC Corp." = "abc corp" = "ABC Corporation". Case, accents,
 * punctuation and legal form are left out, unless nothing else would remain.
 */
export function accountKey(name: string): string {
  const plain = plainName(name);
  const bare = plain.replace(legalForms, ' ').replace(/\s+/g, ' ').trim();
  return bare === '' ? plain || name.toLowerCase() : bare;
}

/** A name as it is looked for while it is typed: without case, accents and punctuation. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[.']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Whether two names of one key are of companies of different legal forms: "ABC Ltd." is like "ABC Corp", and another
 * company. A name without a legal form may be either's.
 */
export function isOnlyAlike(one: string, other: string): boolean {
  const [form, otherForm] = [legalFormOf(one), legalFormOf(other)];
  return form !== '' && otherForm !== '' && form !== otherForm;
}

const inShort: Readonly<Record<string, string>> = {
  incorporated: 'inc',
  corporation: 'corp',
  company: 'co',
  limited: 'ltd',
};

function legalFormOf(name: string): string {
  const forms = plainName(name).match(legalForms) ?? [];
  return forms.map((form) => inShort[form] ?? form).join(' ');
}
