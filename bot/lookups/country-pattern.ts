import { RE2JS } from 're2js';
import type { CountryPattern } from '../../onboarding/phone.ts';

/**
 * A rule of Partner Center's, which we have not written and which might take for ever: it is matched by RE2, whose time
 * is in proportion to the text. One that RE2 cannot read (they are written for .NET) checks nothing here; Partner Center
 * still checks.
 */
export function countryPattern(source: string | undefined): CountryPattern | null {
  if (source === undefined || source === '') return null;
  try {
    const pattern = RE2JS.compile(source);
    return { test: (typed) => pattern.matcher(typed).find() };
  } catch {
    return null;
  }
}
