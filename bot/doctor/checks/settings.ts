import { saying } from '../../../words/saying.ts';
import { type Look, note, ok } from '../check.ts';

/** They could be read, or nothing else would be looked at; what nobody reads may be a slip. */
export const settings: Look = async ({ config }) => [
  ok(saying(config.production ? 'doctor.settings.production' : 'doctor.settings.development')),
  ...config.misspelt.map(({ given, meant }) => note(saying('doctor.settings.misspelt', { given, meant }))),
];
