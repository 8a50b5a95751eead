import fc from 'fast-check';

const words = [
  ...['', ' ', '\0', '\ud800', '\u202e', '﷽', 'e\u0301'.repeat(9), '__proto__', 'constructor', 'toString', 'then'],
  ...[
    '..',
    '../../etc/passwd',
    '%00%2e%2e%2f',
    `\${x}`,
    `\${toLower(x)}`,
    '{{x}}',
    '<script>',
    '<at>',
    "' OR 1=1 --",
    '\\',
    '"',
  ],
  ...['-1', '0', '1e999', '9007199254740993', 'NaN', '0x10', 'true', 'null', '2026-02-30', '٣', '½', 'ann@', '@', '.'],
  ...['00000000-0000-4000-8000-000000000000', 'https://abccorp.com', 'ann@abccorp.com', '425 555 0100', '98052', '1'],
];

const units = ['a', 'ﬃ', ' ', '@', '.', '-', '<at>', '&nbsp;', '${', '1', ',', '/', 'onboard ', '\u0301', '\n', '🏳️‍🌈'];

/** Below what an activity may be; the longest of all are above it. */
const longest = 90_000;

const long = fc
  .tuple(fc.constantFrom(...units), fc.integer({ min: 1, max: longest }))
  .map(([unit, length]) => unit.repeat(Math.ceil(length / unit.length)));

export const oddText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...words) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ maxLength: 30 }) },
  { weight: 1, arbitrary: long },
);

/** So deep that nothing which goes down by itself comes back; only `written` can put it into JSON. */
const deep = fc
  .tuple(fc.constantFrom('[', '{"a":'), fc.integer({ min: 1, max: 20_000 }))
  .map(([open, depth]) => ({ deep: open, depth }));

const names = ['__proto__', 'constructor', 'toString', 'then', 'length', 'toJSON', 'value', 'id', 'data', 'a'];

const odd = fc.letrec<{ value: unknown; flat: unknown }>((tie) => ({
  flat: fc.oneof(
    { weight: 6, arbitrary: oddText },
    { weight: 3, arbitrary: fc.constantFrom(null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, -0.0) },
  ),
  value: fc.oneof(
    { maxDepth: 3 },
    { weight: 8, arbitrary: tie('flat') },
    { weight: 1, arbitrary: deep },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
    { weight: 2, arbitrary: fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 4 }) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 1, max: 5000 }).map((length) => Array(length).fill({ type: 'mention' })),
    },
  ),
}));

/** What no client of ours sends. */
export const oddValue = odd.value;

/** As JSON, the deep ones too. */
export function written(value: unknown): string {
  const flat = JSON.stringify(value, (_, each: unknown) => (isDeep(each) ? `deep ${each.deep} ${each.depth}` : each));
  return flat.replace(/"deep (\[|\{\\"a\\":) (\d+)"/g, (_, open: string, depth: string) =>
    open === '[' ? open.repeat(Number(depth)) + ']'.repeat(Number(depth)) : nested(Number(depth)),
  );
}

function nested(depth: number): string {
  return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

function isDeep(value: unknown): value is { readonly deep: string; readonly depth: number } {
  return typeof value === 'object' && value !== null && 'depth' in value && 'deep' in value;
}

/** The value with some of its members, by path, replaced, or taken out where the replacement is undefined. */
export function replaced(value: object, replacements: readonly (readonly [path: string, by: unknown])[]): object {
  return replacements.reduce((changed: object, [path, by]) => put(changed, path.split('.'), by), value);
}

function put(value: unknown, [first = '', ...rest]: readonly string[], by: unknown): object {
  const members = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const before: unknown = Object.getOwnPropertyDescriptor(members, first)?.value;
  return { ...members, [first]: rest.length === 0 ? by : put(before, rest, by) };
}

/** As much of a text as fits into a header. */
export const headerText = oddText.map((text) => text.replace(/[\0\r\n\u0100-\uffff]/g, '').slice(0, 10_000));
