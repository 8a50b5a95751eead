import { plainName } from '../account-name.ts';
import { isEmail } from '../email.ts';
import type { Contact } from '../steps/account.ts';
import { hasLegalForm } from './companies.ts';
import type { Piece } from './pieces.ts';
import { countryCalled } from './places.ts';

type Names = Pick<Contact, 'firstName' | 'lastName'>;

const honorific =
  /^(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|ing|dipl\.?-? ?(?:ing|kfm|kffr|inf|wirt\.?-?ing)|mag|herr|frau|m|mme|mlle|monsieur|madame|sr|sra|srta|don|doña|d|dña|sig|sig\.ra|dott|dott\.ssa|ir|drs|dhr|mevr|i\. ?a|i\. ?v|ppa)\.?(?: h\.? ?c\.)?) /iu;
const suffix =
  /,? (?:ph\.?d|mba|m\.?sc|b\.?sc|m\.?a|b\.?a|cpa|cissp|pmp|esq|jr|sr|ll\.?m|msc|bsc|ii|iii|\((?:she|he|they|her|him|elle|il|er|sie)[^)]*\))\.?$/iu;
const title =
  /(?:\b(?:ceo|cfo|cto|cio|coo|cmo|ciso|vp|svp|evp|md|it|hr|owner|founder|co-founder|partner|president|chair(?:man|woman)?|principal|executive|officer|chief|head|lead|director|manager|administrator|admin|assistant|secretary|engineer|developer|architect|analyst|consultant|specialist|coordinator|supervisor|buyer|procurement|purchasing|sales|marketing|finance|operations|accounting|support|services?|department|team|inhaber(?:in)?|prokurist(?:in)?|vorstand|leiter(?:in)?|leitung|einkauf|vertrieb|buchhaltung|geschäftsführ(?:er|erin|ung)|gesellschafter(?:in)?|assistenz|assistent(?:in)?|sekretariat|mitarbeiter(?:in)?|berater(?:in)?|referent(?:in)?|beauftragte[r]?|abteilung|directeur|directrice|gérante?|président(?:e|-directeur)?|pdg|dsi|daf|responsable|chef(?:fe)?|chargée?|comptable|acheteur|acheteuse|adjointe?|service|gerente|directora?|jefe|jefa|responsabile|encargad[oa]|administradora?|compras|ventas|presidente|consejer[oa]|socio|apoderad[oa]|direttore|direttrice|amministratore|titolare|ufficio|hoofd|inkoop|zaakvoerder|bestuurder|diretora?|gestora?|vd|inköp|indkøb|eigenaar)\b|leiter(?:in)?\b|manager(?:in)?\b|führer(?:in)?\b)/iu;

/** Whether it says what somebody does. */
export function isTitle(text: string): boolean {
  return title.test(text) && text.split(' ').length <= 9 && !/\d{3}|@/.test(text);
}

/** The mail addresses in these pieces, in lower case, each once. */
export function emailsIn(pieces: readonly Piece[]): string[] {
  const words = pieces.flatMap(({ said, text }) => (said === 'other' ? [] : text.split(/[\s<>()[\],;"]+|mailto:/iu)));
  const emails = words.map((word) =>
    word
      .replace(/^[:'“”]+/u, '')
      .replace(/(?<![.:'“”])[.:'“”]+$/u, '')
      .toLowerCase(),
  );
  return [...new Set(emails.filter(isEmail))];
}

/** Whether an address is made of a name in one of the ways of companies: `ann.lee`, `alee`, `annl`, `lee.ann`, `ann`. */
export function isAddressOf(email: string, { firstName, lastName }: Names): boolean {
  const local = (email.split('@')[0] ?? '').replace(/(?<!\d)\d+$/, '');
  return [plain, plainGerman].some((spelled) => {
    const [first, last] = [spelled(firstName), spelled(lastName)];
    const forename = spelled(firstName.split(/[ -]/)[0] ?? '');
    const surname = spelled(lastName.split(' ').at(-1) ?? '');
    const firsts = [first, forename].filter((each) => each !== '');
    const lasts = [last, surname].filter((each) => each !== '');
    const bare = local.replace(/[._-]/g, '');
    if (firsts.includes(bare) || lasts.includes(bare)) return bare.length > 1;
    return firsts.some((one) =>
      lasts.some((other) =>
        [one + other, other + one, one.charAt(0) + other, other + one.charAt(0), one + other.charAt(0)].includes(bare),
      ),
    );
  });
}

/** Letters that are no other one with a mark on it. */
const spelledInLatin: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ø: 'o', ı: 'i', æ: 'ae', œ: 'oe', ß: 'ss' };

function plain(name: string): string {
  return plainName(name)
    .replaceAll(' ', '')
    .replace(/[łđøıæœß]/gu, (letter) => spelledInLatin[letter] ?? letter);
}

function plainGerman(name: string): string {
  return plain(
    name
      .replaceAll('ä', 'ae')
      .replaceAll('ö', 'oe')
      .replaceAll('ü', 'ue')
      .replaceAll('Ö', 'Oe')
      .replaceAll('Ü', 'Ue')
      .replaceAll('ß', 'ss'),
  );
}

const particles = new Set(
  'van von vom zu zum de der den del della di da do dos das du la le el ter ten y i al bin af'.split(' '),
);

/** A text as the name of a person; undefined = it is none. */
export function personCalled(text: string, emails: readonly string[]): Names | undefined {
  const swapped = /^(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?), (\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+)?)$/u.exec(
    text,
  );
  if (swapped !== null && !isTitle(text)) {
    const names = { firstName: swapped[2] ?? '', lastName: swapped[1] ?? '' };
    if (emails.some((email) => isAddressOf(email, names))) return names;
  }
  const bare = withoutHonours(text);
  if (bare.length > 60 || isTitle(bare) || hasLegalForm(bare) || countryCalled(bare) !== undefined) return undefined;
  const words = bare.split(' ');
  const isName = (word: string) => /^\p{Lu}[\p{L}\p{M}'’-]*\.?$/u.test(word) || particles.has(word.toLowerCase());
  if (words.length < 2 || words.length > 5 || !words.every(isName) || !/^\p{Lu}/u.test(words[0] ?? ''))
    return undefined;
  return split(words, emails);
}

/** At the word from which an address tells it; else the last word is the last name, with what is put before one. */
function split(words: readonly string[], emails: readonly string[]): Names {
  const at = (index: number): Names => ({
    firstName: words.slice(0, index).join(' '),
    lastName: words.slice(index).join(' '),
  });
  let usual = words.length - 1;
  while (usual > 1 && particles.has((words[usual - 1] ?? '').toLowerCase())) usual--;
  const told = words
    .map((_, index) => index)
    .slice(1)
    .find((index) => emails.some((email) => isFirstDotLast(email, at(index))));
  return at(told ?? usual);
}

function isFirstDotLast(email: string, names: Names): boolean {
  const [first = '', last = '', ...more] = (email.split('@')[0] ?? '').split(/[._]/);
  return more.length === 0 && last !== '' && plain(names.firstName) === first && plain(names.lastName).startsWith(last);
}

function withoutHonours(text: string): string {
  // `Robert "Bob" Smith`
  let bare = text.replace(/ ["“”„][^"“”„]{1,20}["“”] /u, ' ');
  for (let times = 0; times < 3; times++) bare = bare.replace(/,$/, '').replace(suffix, '');
  for (let times = 0; times < 3; times++) bare = bare.replace(honorific, '');
  return bare.trim();
}
