import { readFileSync } from 'node:fs';
import { mistakeInJson } from './json-mistake.ts';

/** What the file of a setting holds, or what is wrong with it, in a line for whoever has to repair it. */
export function readJsonFile(path: string): { readonly content: unknown } | { readonly mistake: string } {
  const text = textOf(path);
  if (text === undefined) return { mistake: 'must be the path of a JSON file that can be read' };
  const mistake = mistakeInJson(text);
  if (mistake === undefined) return { content: JSON.parse(text) };
  const { line, column, key } = mistake;
  const what = key === null ? 'is no JSON' : `says “${key}” a second time`;
  return { mistake: `${what} at line ${line}, character ${column}` };
}

/** Some editors begin a file with a byte order mark. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    // Missing or not readable: the same for whoever has to repair the setting.
    return undefined;
  }
}
