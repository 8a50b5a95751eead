import { languages } from '../../words/languages.ts';
import { createWords } from '../../words/words.ts';

export const english = createWords('en', languages.en);
