import { accountKey, plainName } from '../account-name.ts';
import { labelled, type Piece } from './pieces.ts';

/** At the end of a name, as written: some are words, or states, otherwise. */
const legalForm =
  /(?:^|[\s,])(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|l\.l\.c|llp|plc|gmbh|ggmbh|mbh|ag|kg|kgaa|ohg|ug|e\.? ?k|e\.? ?v|gbr|se|sa|s\.a|sas|sasu|sarl|s\.à r\.l|s\.a\.r\.l|eurl|s\.l|s\.l\.u|sl|slu|s\.p\.a|spa|srl|s\.r\.l|bv|b\.v|nv|n\.v|vof|ab|a\/s|as|aps|asa|oy|oyj|pty|pte|lda|ltda|sp\. ?z ?o\.? ?o|s\.r\.o|a\.s|kft|zrt|d\.o\.o|kk|k\.k)\.?$/iu;
const formInFront = /^(?:sarl|sas|eurl|société|groupe|grupo|gruppo|gruppe|fundación|asociación|stiftung|ooo) \p{L}/iu;
const kindOfBusiness =
  /\b(?:group|holding|holdings|partners|consulting|solutions|technologies|university|universität|université|universidad|hospital|klinikum|bank|foundation|institute|institut|stadtwerke|ministry|council)\b/iu;

/** What a domain calls its owner: `abc-corp.co.uk` is abccorp. */
export function ownerOf(domain: string): string {
  const parts = domain.split('.');
  const own = parts.length > 2 && (parts.at(-2) ?? '').length <= 3 ? parts.at(-3) : parts.at(-2);
  return (own ?? '').replaceAll('-', '');
}

function squashed(name: string): string {
  return name.replaceAll(' ', '');
}

/** Whether a domain is called like a company. Three letters may be anybody's. */
export function isNamedLike(domain: string, company: string): boolean {
  const called = ownerOf(domain);
  const key = squashed(accountKey(company));
  const plain = squashed(plainName(company));
  const initials = plainName(company)
    .split(' ')
    .map((word) => word.charAt(0))
    .join('');
  if (called.length < 2 || key.length < 2) return false;
  if (called === key || called === plain || (initials.length >= 3 && called === initials)) return true;
  // `hometowncu` is the Hometown Credit Union.
  const [first = '', ...others] = plainName(company).split(' ');
  if (first.length > 3 && others.length > 1 && called === first + initials.slice(1)) return true;
  return (key.length > 3 && called.startsWith(key)) || (called.length > 3 && key.startsWith(called));
}

/**
 * What the company is called: what a label says, what has a legal form, or what a domain of theirs is called like.
 * @param domains of its mail addresses and its web site
 */
export function companyIn(pieces: readonly Piece[], domains: readonly string[]): string {
  const candidates = pieces.flatMap(({ said, text }) => {
    if (said === 'company') return [{ text, weight: 100 }];
    if (said !== undefined || /[@]|www\.|:\/\/|\d{5}/i.test(text)) return [];
    return [text, ...partsOf(text)].map((part) => ({ text: part, weight: weightOf(part, domains) }));
  });
  const best = candidates.toSorted((one, other) => other.weight - one.weight)[0];
  return best === undefined || best.weight === 0 ? '' : trimmed(best.text);
}

/** `CFO, ABC Corp`, `CFO at ABC Corp`: its parts as well as the whole, which may have a comma of its own. */
function partsOf(text: string): readonly string[] {
  const parts = text.split(/, ?| (?:at|@|bei|chez|for) (?:der |dem )?/u);
  return parts.length > 1 ? parts.filter((part) => !/^(?:inc|ltd|llc|corp|s\.l|s\.a)\.?$/i.test(part)) : [];
}

function weightOf(text: string, domains: readonly string[]): number {
  const words = text.split(' ');
  if (words.length > 8 || !/^[\p{Lu}\d(“"]/u.test(text) || labelled(text) !== undefined)
    return isDomainName(text, domains) ? 3 : 0;
  const isNamed = domains.some((domain) => isNamedLike(domain, text));
  const hasForm = (words.length > 1 && hasLegalForm(text)) || formInFront.test(text);
  // Several parts with one legal form are one too many; of two names that fit the longer says more.
  const commas = text.split(',').length - 1 - (/, (?:inc|ltd|llc|corp|s\.l|s\.a)\b/i.test(text) ? 1 : 0);
  const weight = (hasForm ? 10 : 0) + (isNamed ? 8 : 0);
  if (weight === 0) return kindOfBusiness.test(text) && words.length <= 4 && domains.length === 0 ? 2 : 0;
  return weight - 5 * commas + Math.min(words.length, 4) / 10;
}

function isDomainName(text: string, domains: readonly string[]): boolean {
  return domains.some((domain) => domain === text.toLowerCase());
}

export function hasLegalForm(text: string): boolean {
  return legalForm.test(text) && !/^\p{Lu}\p{Ll}+,? (?:CO|NV|AS|SE)$/u.test(text);
}

function trimmed(name: string): string {
  return name.replace(/^(?:at|bei|chez) /iu, '').replace(/(?<![,\s])[,\s]+$/u, '');
}
