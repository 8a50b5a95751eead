import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type FontName, fontFolders } from './fonts.ts';

/**
 * A text that goes with the code and is none: a card's template, the script or style of a page. `npm run build` takes all of
 * them into the bundle, where this module answers from memory (dev/build/bundle.ts).
 * @param path from the root of the project, such as `cards/help.json`
 */
export function shippedFile(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
}

/** Where a font of documents is: in the package that brings it, or beside the bundle. */
export function fontFile(name: FontName): string {
  return fileURLToPath(new URL(`../node_modules/${fontFolders[name]}/${name}`, import.meta.url));
}

/** Where the scripts of the tab are, once they are built: in `dist`, or beside the bundle. */
export const tabFolder = fileURLToPath(new URL('../dist/tab', import.meta.url));
