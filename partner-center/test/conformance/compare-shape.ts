import { isObject } from './row.ts';

/**
 * How an answer differs in shape from its example: members (in their very case) and their JSON types, the way moments
 * and links are written, the names of kinds, and the case of words that both use. An empty object in an example stands
 * for one that is left out there (`examples/INDEX.md`). Elements of an array are held against the one most like them.
 */
export function shapeDifferences(example: unknown, shown: unknown, at = ''): Map<string, string> {
  const type = typeOf(example);
  if (type !== typeOf(shown)) return new Map([[at, `${typeOf(shown)} instead of ${type}`]]);
  if (Array.isArray(example) && Array.isArray(shown)) return ofArrays(example, shown, `${at}[]`);
  if (isObject(example) && isObject(shown)) return ofObjects(example, shown, at);
  if (typeof example === 'string' && typeof shown === 'string') return ofTexts(example, shown, at);
  return new Map();
}

function ofArrays(example: unknown[], shown: unknown[], at: string): Map<string, string> {
  if (example.length === 0) return new Map();
  if (shown.length === 0) return new Map([[at, 'no element']]);
  return new Map([
    ...example.flatMap((element) => [...leastOf(shown.map((other) => shapeDifferences(element, other, at)))]),
    ...shown.flatMap((element) => [...leastOf(example.map((other) => shapeDifferences(other, element, at)))]),
  ]);
}

function leastOf(all: Map<string, string>[]): Map<string, string> {
  return all.reduce((least, one) => (one.size < least.size ? one : least));
}

function ofObjects(example: Record<string, unknown>, shown: Record<string, unknown>, at: string): Map<string, string> {
  if (Object.keys(example).length === 0) return new Map();
  const names = [...new Set([...Object.keys(example), ...Object.keys(shown)])];
  return new Map(
    names.flatMap((name): [string, string][] => {
      const member = at === '' ? name : `${at}.${name}`;
      if (!(name in shown)) return [[member, 'only the example has it']];
      if (!(name in example)) return [[member, 'only the simulator has it']];
      return [...shapeDifferences(example[name], shown[name], member)];
    }),
  );
}

function ofTexts(example: string, shown: string, at: string): Map<string, string> {
  // Such as {{YourCallbackUrl}} or <etag>.
  if (/^(\{\{.*\}\}|<.*>)$/.test(example)) return new Map();
  const isKind = /(objectType|profileType|\.method|^EventName|^ResourceName)$/.test(at);
  const isSame = isKind ? example === shown : formOf(example, at) === formOf(shown, at);
  // How an address is written is its owner's choice.
  const isOwnWord = /(^|\.)(address|defaultAddress)\./.test(at);
  const isSameInAnotherCase = !isOwnWord && example !== shown && example.toLowerCase() === shown.toLowerCase();
  return isSame && !isSameInAnotherCase ? new Map() : new Map([[at, `"${shown}" instead of "${example}"`]]);
}

/** How a text is written, where that says anything: which zone a moment has, what a link leads to. */
function formOf(text: string, at: string): string {
  const zone = /^\d{4}-\d\d-\d\dT[\d:. ]+(Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (zone) return `moment ${zone[1]?.replace(/[+-]\d\d:\d\d/, 'offset') ?? 'without zone'}`;
  if (/\.uri$/.test(at) || /^https?:/.test(text)) return linkForm(text);
  return 'text';
}

/** The words of a link with `*` for what names one thing, and the names of its parameters. */
function linkForm(text: string): string {
  const { pathname, searchParams } = new URL(text, 'http://host');
  const words = decodeURIComponent(pathname.replace(/^\/v1\/|\/$/g, '/'))
    .split('/')
    .filter((word) => word !== '')
    .map((word) => (/^[A-Za-z]+$/.test(word) ? word : '*'));
  return `link ${words.join('/')}?${[...searchParams.keys()].sort().join('&')}`;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
