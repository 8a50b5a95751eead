import { IntlMessageFormat } from 'intl-messageformat';
import { webAddressIn } from '../../onboarding/web-address.ts';
import { addressesIn } from '../http/html.ts';
import { commonFields, type FieldType, fieldsOf, type LetterKind } from './letter-fields.ts';

/** Messages in ICU form, like those of the catalogue. */
export interface TemplateText {
  readonly subject: string;
  readonly text: string;
}

/** What is wrong in a template, for whoever wrote it. */
export interface Fault {
  /** Counted from 1; 0 = it is about the whole. */
  readonly line: number;
  readonly says: string;
}

/** What customers are asked besides: then an agreement's mail has to have the link. */
export interface Besides {
  readonly delegation: boolean;
  readonly ownAgreements: boolean;
}

/** In characters. The rep edits the invitation in a form that takes 150 and 4,000 with the names filled in. */
const longestSubject = 100;
const longestText = 3500;
/** Stands for a value where a template is tried out. */
const trial = (field: string) => `\ue000${field}\ue001`;

type Fields = Readonly<Record<string, FieldType>>;
type Node = ReturnType<IntlMessageFormat['getAst']>[number];

/** Reads a template: `Subject: …` in its first line, the mail below. All that is wrong is told at once. */
export function readTemplate(source: string, kind: LetterKind, besides: Besides): TemplateText | readonly Fault[] {
  const [first = '', ...rest] = source.replaceAll('\r\n', '\n').split('\n');
  const subject = /^Subject:\s*(\S.*)$/.exec(first)?.[1]?.trimEnd();
  if (subject === undefined) return [{ line: 1, says: 'must be “Subject: …”' }];
  const text = rest.join('\n').trim();
  // The lines before it stay, so that faults name the right one.
  const placed = `\n${rest.join('\n').trimEnd()}`;
  const isReminder = kind.endsWith('-reminder');
  const ofSubject: Fields = { ...commonFields, ...(isReminder && { subject: 'text' }) };
  const faults = [
    ...faultsIn(subject, ofSubject),
    ...faultsIn(placed, fieldsOf(kind)),
    ...(subject.length > longestSubject ? [tooLong(1, 'the subject', longestSubject, subject)] : []),
    ...(text.length > longestText ? [tooLong(0, 'it', longestText, text)] : []),
    ...(kind === 'invitation' ? otherAddressesIn(source) : []),
  ];
  if (faults.length > 0) return faults;
  const ofLinks = faultsOfLinks(text, kind, besides);
  return ofLinks.length > 0 ? ofLinks : { subject, text };
}

function tooLong(line: number, what: string, most: number, { length }: string): Fault {
  return { line, says: `${what} has ${length} characters; ${most} is the most` };
}

/** The rep sends it as their own words, in which no other link may stand. */
function otherAddressesIn(source: string): readonly Fault[] {
  return source.split('\n').flatMap((line, index) => {
    const address = webAddressIn(line.replace(/\{\w*\}/g, ' '));
    return address === undefined
      ? []
      : [{ line: index + 1, says: `“${address}”: the only link of this mail is {link}` }];
  });
}

function faultsIn(message: string, fields: Fields): readonly Fault[] {
  const parsed = parse(message);
  return 'line' in parsed ? [parsed] : parsed.nodes.flatMap((node) => faultsOf(node, fields));
}

function parse(message: string): { readonly nodes: readonly Node[] } | Fault {
  try {
    const format = new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true, captureLocation: true });
    return { nodes: format.getAst() };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const code = error.message.toLowerCase().replaceAll('_', ' ');
    return { line: lineOf(error), says: `what stands in braces cannot be read (${code})` };
  }
}

function faultsOf(node: Node, fields: Fields): readonly Fault[] {
  const line = lineOf(node);
  if ('options' in node) {
    const isPlural = 'offset' in node;
    const wanted = isPlural ? 'number' : 'choice';
    const inside = Object.values(node.options).flatMap(({ value }) => value.flatMap((each) => faultsOf(each, fields)));
    const known = fieldFaults(node.value, line, fields);
    const isFit = known.length > 0 || fields[node.value] === wanted;
    const odd = isPlural ? [] : Object.keys(node.options).filter((key) => !['yes', 'no', 'other'].includes(key));
    return [
      ...known,
      ...(isFit ? [] : [{ line, says: `{${node.value}} is no ${wanted}, and cannot be told apart` }]),
      ...odd.map((key) => ({ line, says: `{${node.value}} is yes or no, never “${key}”` })),
      ...inside,
    ];
  }
  if ('style' in node)
    return [{ line, says: `{${node.value}, …} has a form of its own already: write {${node.value}}` }];
  if ('children' in node || !('value' in node)) return [];
  // Of the four kinds that are left: text, a field. The library does not bring the names of the kinds along.
  if (node.type !== 0) return fieldFaults(node.value, line, fields);
  const brace = node.value.search(/[{}]/);
  if (brace === -1) return [];
  const down = node.value.slice(0, brace).split('\n').length - 1;
  return [{ line: line + down, says: 'a brace that is none of a field; before one, write ’ for an apostrophe' }];
}

function fieldFaults(name: string, line: number, fields: Fields): readonly Fault[] {
  if (Object.hasOwn(fields, name)) return [];
  const known = Object.keys(fields).map((field) => `{${field}}`);
  return [{ line, says: `{${name}} is no field here; there are ${known.join(', ')}` }];
}

function lineOf(place: object): number {
  const location: unknown = Reflect.get(place, 'location');
  const start: unknown = typeof location === 'object' && location !== null ? Reflect.get(location, 'start') : undefined;
  const line: unknown = typeof start === 'object' && start !== null ? Reflect.get(start, 'line') : undefined;
  return typeof line === 'number' ? line : 0;
}

/** What is wrong with its links, whichever way its choices come out: without them nobody could go on. */
function faultsOfLinks(text: string, kind: LetterKind, besides: Besides): readonly Fault[] {
  const fields = fieldsOf(kind);
  const format = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true });
  const mails = everyChoice(Object.keys(fields).filter((name) => fields[name] === 'choice')).map((chosen) => {
    const rest = Object.entries(fields).map(([name, type]) => [name, type === 'number' ? 5 : trial(name)] as const);
    return { chosen, mail: String(format.format({ ...Object.fromEntries(rest), ...chosen })) };
  });
  const isMissing = (name: string, where: (chosen: Chosen) => boolean = () => true) =>
    mails.some(({ chosen, mail }) => where(chosen) && !mail.includes(trial(name)));
  const must = kind === 'sign-in-code' ? 'code' : 'link';
  const links = Object.keys(fields).filter((name) => fields[name] === 'link');
  return [
    ...(isMissing(must) ? [{ line: 0, says: `{${must}} is missing, or not there in every case` }] : []),
    ...(besides.delegation &&
    'delegationLink' in fields &&
    isMissing('delegationLink', (chosen) => chosen.hasDelegation === 'yes')
      ? [{ line: 0, says: '{delegationLink} is missing: customers are asked for roles (…_GDAP_ROLES)' }]
      : []),
    ...(besides.ownAgreements &&
    'ownLink' in fields &&
    isMissing('ownLink', (chosen) => chosen.hasOwnAgreement === 'yes')
      ? [{ line: 0, says: '{ownLink} is missing: there are agreements of your own (AGREEMENT_TEMPLATES_FILE)' }]
      : []),
    ...links
      .filter((name) => mails.some(({ mail }) => isGlued(name, mail, links)))
      .map((name) => ({
        line: 0,
        says: `{${name}} is not a link as it stands there: put a blank on both sides of it`,
      })),
  ];
}

/** Whether mail programs, which find links in the text by themselves, would take more or less for it than it is. */
function isGlued(name: string, mail: string, links: readonly string[]): boolean {
  const address = (field: string) => `https://${field}.example/a?b=c-d_e`;
  const filledIn = links
    .reduce((text, field) => text.replaceAll(trial(field), address(field)), mail)
    .replace(/\ue000\w+\ue001/g, 'Ann');
  const found = addressesIn(filledIn).filter((one) => one === address(name));
  return found.length < mail.split(trial(name)).length - 1;
}

type Chosen = Readonly<Record<string, 'yes' | 'no'>>;

function everyChoice([name, ...others]: readonly string[]): readonly Chosen[] {
  if (name === undefined) return [{}];
  return everyChoice(others).flatMap((chosen) => [
    { ...chosen, [name]: 'yes' as const },
    { ...chosen, [name]: 'no' as const },
  ]);
}
