import { createContext, Script } from 'node:vm';
import type { CountryPattern } from '../../onboarding/phone.ts';

/** How long, in ms, a pattern may take. What people type is matched in far less than one. */
const patience = 40;
/** A busy machine makes a good one late now and then. */
const mostLate = 3;
const match = new Script('new RegExp(source).test(typed)');

/**
 * A rule of Partner Center's, which we have not written and which may take for ever: it is matched with a time limit. One
 * that JavaScript cannot read (they are written for .NET), or that took too long three times, checks nothing here; Partner
 * Center still checks.
 */
export function countryPattern(source: string | undefined): CountryPattern | null {
  if (source === undefined || source === '' || !isReadable(source)) return null;
  let late = 0;
  return {
    test(typed) {
      if (late >= mostLate) return true;
      try {
        return match.runInContext(createContext({ source, typed }), { timeout: patience }) === true;
      } catch {
        late += 1;
        return true;
      }
    },
  };
}

function isReadable(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}
