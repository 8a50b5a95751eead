import { en } from './en/index.ts';
import { createWords } from './words.ts';

/** What stands on the console of operators, and where nothing else is known of a reader. */
export const english = createWords('en', en);
