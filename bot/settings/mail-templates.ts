import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Circumstances, list } from './forms.ts';
import { isLanguage } from './language.ts';
import { type LetterKind, letterKinds } from './letter-fields.ts';
import { type Besides, readTemplate, type TemplateText } from './mail-template.ts';

/** A mail of the partner's own, in place of the built-in one. */
export interface MailTemplate extends TemplateText {
  readonly kind: LetterKind;
  /** Whose customers get it; null = everybody's. */
  readonly provider: string | null;
  /** BCP 47, in lower case; null = whichever they read. */
  readonly language: string | null;
}

/** In bytes. */
const largestFile = 16 * 1024;

/**
 * The path of a folder with templates: `<kind>.txt` and `<kind>.<language>.txt`, and the same in folders named like the
 * accounts whose customers alone get them. Without a path none.
 */
export function mailTemplatesSetting({ given }: Circumstances) {
  const isSet = (pattern: RegExp) => Object.keys(given).some((name) => pattern.test(name));
  const besides = {
    delegation: isSet(/^(PARTNER_CENTER|PROVIDER_\w+)_GDAP_ROLES$/),
    ownAgreements: isSet(/^AGREEMENT_TEMPLATES_FILE$/),
  };
  const further = list.safeParse(given.PROVIDERS).data ?? [];
  const accounts = ['partner-center', ...further.map((key) => key.toLowerCase())];
  return z
    .string()
    .optional()
    .transform((folder, { addIssue }): readonly MailTemplate[] => {
      const read = folder === undefined ? [] : readFolder(folder, accounts, besides);
      const faults = read.flatMap((each) => (typeof each === 'string' ? [each] : []));
      for (const message of faults) addIssue({ code: 'custom', message });
      return faults.length > 0 ? z.NEVER : read.flatMap((each) => (typeof each === 'string' ? [] : [each]));
    });
}

/** The templates in it, and as a sentence whatever is wrong. */
function readFolder(folder: string, accounts: readonly string[], besides: Besides): readonly (MailTemplate | string)[] {
  const names = namesIn(folder);
  if (names === undefined) return ['must be the path of a folder that can be read'];
  return names.flatMap((name) => {
    const path = join(folder, name);
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
      return readFile({ folder, name, provider: null }, besides);
    if (!accounts.includes(name)) return [`${name}: no account is called so; there are ${accounts.join(', ')}`];
    const inside = namesIn(path);
    if (inside === undefined) return [`${name}: must be a folder that can be read`];
    return inside.flatMap((file) => readFile({ folder, name: `${name}/${file}`, provider: name }, besides));
  });
}

/** What is the system's or an editor's own, and notes for who reads along. */
const ofNoMail = /^\.|^(thumbs\.db|desktop\.ini)$|(\.md|~|\.sw[a-p]|\.bak|\.tmp)$/i;

function namesIn(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder)
      .filter((name) => !ofNoMail.test(name))
      .toSorted();
  } catch {
    return undefined;
  }
}

function readFile(
  { folder, name, provider }: { folder: string; name: string; provider: string | null },
  besides: Besides,
): readonly (MailTemplate | string)[] {
  const named = /^(?:[^/]+\/)?([a-z-]+)(?:\.([A-Za-z0-9-]+))?\.txt$/.exec(name);
  const kind = letterKinds.find((one) => one === named?.[1]);
  const language = named?.[2]?.toLowerCase() ?? null;
  if (kind === undefined)
    return [`${name}: names no mail; there are ${letterKinds.map((one) => `${one}.txt`).join(', ')}`];
  if (language !== null && !isLanguage(language)) return [`${name}: “${language}” is no language, such as de or pt-br`];
  const source = sourceOf(join(folder, name));
  if ('mistake' in source) return [`${name}: ${source.mistake}`];
  const read = readTemplate(source.text, kind, besides);
  if ('text' in read) return [{ kind, provider, language, ...read }];
  return read.map(({ line, says }) => (line === 0 ? `${name}: ${says}` : `${name}, line ${line}: ${says}`));
}

/** Some editors begin a file with a byte order mark, which the decoder takes away. */
function sourceOf(path: string): { readonly text: string } | { readonly mistake: string } {
  const mistake = `must be a text in UTF-8 of at most ${largestFile / 1024} KB`;
  try {
    if (statSync(path).size > largestFile) return { mistake };
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)) };
  } catch (thrown) {
    // So the decoder complains.
    return { mistake: thrown instanceof TypeError ? mistake : 'cannot be read by the account that the bot runs as' };
  }
}
