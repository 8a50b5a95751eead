import { distance } from 'fastest-levenshtein';
import type { Given } from './forms.ts';

/** What the environment has and nobody reads. A setting with a default would not be missed otherwise. */
export type Unread = { readonly given: string } & (
  | { readonly why: 'misspelt'; readonly meant: string }
  /** It counts beside another setting alone, which does not say so. */
  | { readonly why: 'alone'; readonly beside: string }
  /** It begins like settings of ours, and none is called so. */
  | { readonly why: 'unknown' }
);

/** Which settings mean nothing without another. */
const beside: Readonly<Record<string, string>> = { DATAVERSE_URL: 'CRM', DEAL_WEBHOOK_SECRET: 'DEAL_WEBHOOK_URL' };

/** Read where the app's package is made. */
const ofManifest = ['ID', 'NAME', 'DEVELOPER', 'WEBSITE', 'SUPPORT'].map((end) => `MANIFEST_${end}`);

/** How names begin that are ours alone, whatever else there is in an environment. */
const ours =
  /^(?:PARTNER_CENTER|PROVIDER|MANIFEST|MAIL|SMTP|BRAND|APPROVAL|WORKING|COSMOS|SECRETS|RETENTION|HOURLY|DEAL_WEBHOOK|DATAVERSE|REMIND|UNDO)_/;

/** @param names those of all settings, whether or not they are given */
export function unread(given: Given, names: readonly string[]): Unread[] {
  const known = [...names, ...ofManifest];
  const found = Object.keys(given).flatMap((name): Unread[] => {
    const needed = beside[name];
    if (needed !== undefined) return given[needed] === undefined ? [{ given: name, why: 'alone', beside: needed }] : [];
    if (known.includes(name)) return [];
    // Of a whole account it is said once.
    const [, key] = /^PROVIDER_([A-Z0-9]+)_/.exec(name) ?? [];
    if (key !== undefined && !known.includes(`PROVIDER_${key}_NAME`)) {
      return [{ given: `PROVIDER_${key}_…`, why: 'alone', beside: `${key.toLowerCase()} in PROVIDERS` }];
    }
    const meant =
      known.find((one) => isNear(name, one)) ?? known.find((one) => isPart(name, one)) ?? onlyOne(name, known);
    if (meant !== undefined) return [{ given: name, why: 'misspelt', meant }];
    return ours.test(name) ? [{ given: name, why: 'unknown' }] : [];
  });
  return found.filter((one, at) => found.findIndex(({ given: name }) => name === one.given) === at);
}

/** A slip for every four letters, three at most; HOME is not HOST. */
function isNear(name: string, setting: string): boolean {
  const slips = Math.min(3, Math.floor(setting.length / 4));
  return (
    Math.abs(name.length - setting.length) <= slips && distance(name.toLowerCase(), setting.toLowerCase()) <= slips
  );
}

/** `MARKUP_PERCENT` and `PARTNER_CENTER_MARKUP` are most of `PARTNER_CENTER_MARKUP_PERCENT`. */
function isPart(name: string, setting: string): boolean {
  return /[^_]_[^_]/.test(name) && (setting.startsWith(`${name}_`) || setting.endsWith(`_${name}`));
}

/** Of several that begin so, nobody knows which. */
function onlyOne(name: string, known: readonly string[]): string | undefined {
  const [begin] = ours.exec(name) ?? [];
  const those = begin === undefined ? [] : known.filter((one) => one.startsWith(begin));
  return those.length === 1 ? those[0] : undefined;
}
