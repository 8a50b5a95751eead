import { distance } from 'fastest-levenshtein';
import { z } from 'zod';

/** The names of the settings that a form reads. */
export function namesIn(form: z.core.$ZodType): string[] {
  if (form instanceof z.ZodPipe) return namesIn(form.in);
  if (form instanceof z.ZodDiscriminatedUnion) return form.options.flatMap(namesIn);
  return form instanceof z.ZodObject ? Object.keys(form.shape) : [];
}

/** A name in the environment that means nothing, and the setting that was probably meant. */
export interface Misspelt {
  readonly given: string;
  readonly meant: string;
}

/** What is almost the name of a setting. A setting with a default would not be missed otherwise. */
export function misspelt(given: readonly string[], settings: readonly string[]): Misspelt[] {
  return given.flatMap((name) => {
    if (settings.includes(name)) return [];
    const meant = settings.find((setting) => isNear(name, setting));
    return meant === undefined ? [] : [{ given: name, meant }];
  });
}

/** A slip for every four letters, three at most; HOME is not HOST. */
function isNear(name: string, setting: string): boolean {
  const slips = Math.min(3, Math.floor(setting.length / 4));
  return (
    Math.abs(name.length - setting.length) <= slips && distance(name.toLowerCase(), setting.toLowerCase()) <= slips
  );
}
