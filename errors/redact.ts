/** What stands in place of a secret. */
export const HIDDEN = '[hidden]';

const secretKey =
  /pass(word|wd|phrase)|^pwd$|secret|token|authorization|credential|cookie|assertion|^refresh|^key$|(api|account|private|access|shared|master|encryption)[-_]?key$|signature$|connection[-_]?string/i;

/** Secrets known by how they look, each with what is left of it. */
const secretShapes: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic|Signature|SharedAccessSignature)\s+[\w.~+/=%&-]{8,}/gi, `$1 ${HIDDEN}`],
  // A JSON web token, also one that was cut off.
  [/\beyJ[\w-]{8,}(\.[\w-]*){0,4}/g, HIDDEN],
  // A field of a form, a query, a connection string or of JSON that was put into a text, up to three times.
  [
    /((?:client_?secret|client_?assertion|(?:access|refresh|id)_?token|pass(?:word|wd)|account_?key|\bsig)\\{0,7}"?\s*[=:]\s*)(\\{0,7}"(?:[^"\\]|\\(?!\\{0,6}").)*\\{0,7}"|[^\s&;,"'}]+)/gi,
    `$1${HIDDEN}`,
  ],
  // The password in an address.
  [/(:\/\/[^\s:/@]*:)[^\s/@]+@/g, `$1${HIDDEN}@`],
  // A client secret as Microsoft Entra makes them: forty characters with `Q~` after the fourth.
  [/[\w.~-]{4}Q~[\w.~-]{31,34}/g, HIDDEN],
];

const DEEPEST = 8;

/** A text without the secrets that can be known by their shape. */
export function redactText(text: string): string {
  return secretShapes.reduce((rest, [shape, replacement]) => rest.replace(shape, replacement), text);
}

/**
 * A plain copy for the log: values under a key that speaks of a secret are hidden, texts are cleaned by shape, errors
 * come with their causes. What lies deeper than eight levels, or in a circle, is left out.
 */
export function redact(value: unknown): unknown {
  return copy(value, []);
}

function copy(value: unknown, above: readonly object[]): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (above.includes(value)) return '[circle]';
  if (above.length >= DEEPEST) return '[deeper]';
  const within = [...above, value];
  if (value instanceof Error) return copyError(value, within);
  if (Array.isArray(value)) return value.map((item) => copy(item, within));
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? String(value) : value.toISOString();
  if (value instanceof URL) return redactText(value.href);
  if (value instanceof Map || value instanceof Set) return copy([...value], above);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  return copyFields(Object.entries(value), within);
}

/**
 * Of what libraries hang on their errors only plain values and `detail` (ours) are kept: the rest is whole requests
 * and sockets.
 */
function copyError(error: Error, within: readonly object[]): unknown {
  const ownWords = (text: string) => redactText(withoutWordsOfEntra(error, text));
  const plain = Object.entries(error).filter(([key, value]) => key === 'detail' || typeof value !== 'object');
  const { cause, ...fields } = { cause: error.cause, ...Object.fromEntries(plain.map(withoutRepetition)) };
  return {
    type: error.name,
    message: ownWords(error.message),
    stack: ownWords(error.stack ?? ''),
    ...copyFields(
      Object.entries(fields).map(([key, field]) => [key, typeof field === 'string' ? ownWords(field) : field]),
      within,
    ),
    ...(error instanceof AggregateError ? { errors: copy(error.errors, within) } : {}),
    ...(cause === undefined ? {} : { cause: copy(cause, within) }),
  };
}

/** The message of whatever was thrown, as it may be written down. */
export function messageOf(thrown: unknown): string {
  return redactText(thrown instanceof Error ? withoutWordsOfEntra(thrown, thrown.message) : String(thrown));
}

/**
 * These errors of MSAL carry what Entra said in words, which may repeat what it was sent, whatever that looked like. Its
 * codes (`AADSTS7000215`) say what is wrong.
 */
function withoutWordsOfEntra(error: Error, text: string): string {
  const isOfEntra = error.name === 'ServerError' || error.name === 'InteractionRequiredAuthError';
  const said = isOfEntra && 'errorMessage' in error ? String(error.errorMessage) : '';
  return said === '' ? text : text.replaceAll(said, said.match(/\bAADSTS\d{1,9}\b/g)?.join(', ') ?? HIDDEN);
}

/** The detail of an OnboardingError repeats its cause and, in `says`, its message. */
function withoutRepetition([key, value]: [string, unknown]): [string, unknown] {
  if (key !== 'detail' || typeof value !== 'object' || value === null) return [key, value];
  return [key, Object.fromEntries(Object.entries(value).filter(([field]) => field !== 'cause' && field !== 'says'))];
}

function copyFields(fields: readonly [string, unknown][], within: readonly object[]): Record<string, unknown> {
  return Object.fromEntries(fields.map(([key, value]) => [key, hides(key, value) ? HIDDEN : copy(value, within)]));
}

/** Booleans and numbers under such a key (`hasToken`, `tokenAge`) tell something worth knowing, and no secret. */
function hides(key: string, value: unknown): boolean {
  return secretKey.test(key) && value !== undefined && value !== null && !['boolean', 'number'].includes(typeof value);
}
