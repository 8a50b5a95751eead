/** Where a text is no JSON, or says a key of an object a second time, of which JSON.parse takes the last without a word. */
export interface JsonMistake {
  readonly line: number;
  readonly column: number;
  /** The key that is there twice; null = here it is no JSON. */
  readonly key: string | null;
}

const mark = /[{}[\],:]/y;
const text = /"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/uy;
const other = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** RFC 8259. JSON.parse does not always say where, and never that a key is there twice. */
export function mistakeInJson(source: string): JsonMistake | undefined {
  let at = 0;
  const take = (token: RegExp, wanted?: string): string | undefined => {
    at += /^[ \t\r\n]*/.exec(source.slice(at))?.[0].length ?? 0;
    token.lastIndex = at;
    const found = token.exec(source)?.[0];
    if (found === undefined || (wanted !== undefined && found !== wanted)) return undefined;
    at += found.length;
    return found;
  };
  /** @returns whether each of its parts is one. */
  const parts = (end: string, isPart: () => boolean): boolean => {
    if (take(mark, end) !== undefined) return true;
    do if (!isPart()) return false;
    while (take(mark, ',') !== undefined);
    return take(mark, end) !== undefined;
  };
  let twice: JsonMistake | undefined;
  const isObject = () => {
    const keys = new Set<string>();
    return parts('}', () => {
      const key = take(text);
      if (key === undefined) return false;
      if (keys.has(key)) twice ??= { ...placeOf(source, at - key.length), key: JSON.parse(key) };
      keys.add(key);
      return take(mark, ':') !== undefined && isValue();
    });
  };
  const isValue = (): boolean => {
    if (take(mark, '{') !== undefined) return isObject();
    if (take(mark, '[') !== undefined) return parts(']', isValue);
    return (take(text) ?? take(other)) !== undefined;
  };
  const isJson = isValue() && take(/$/y) !== undefined;
  return isJson ? twice : { ...placeOf(source, at), key: null };
}

function placeOf(source: string, at: number): { line: number; column: number } {
  const before = source.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
