import type { Catalogue } from './catalogue.ts';
import { en } from './en/index.ts';

/** The languages there are, by locale (BCP 47). Another one is a folder beside `en` with the same files, and a line here. */
export const languages = { en } satisfies Readonly<Record<string, Catalogue>>;
