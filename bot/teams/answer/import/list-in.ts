import { plainTable } from '../../../../onboarding/import/plain-table.ts';
import type { AttachedFile, IncomingOf } from '../../channel/incoming.ts';
import { parseCommand } from '../commands/parse-command.ts';

/** A list of customers as it came. */
export type SentList =
  | { readonly kind: 'files'; readonly files: readonly AttachedFile[] }
  | { readonly kind: 'text'; readonly text: string };

const command = /^\s*import(?=[\s:]|$)[ \t]*:?[ \t]*/i;

/** Undefined = the message is none: `import` with a list below it, or files with it or with nothing. */
export function listIn({ text, written, files, value }: IncomingOf<'message'>): SentList | undefined {
  const says = text.trim();
  if (files.length > 0 && (says === '' || command.test(says))) return { kind: 'files', files };
  if (value !== undefined || !command.test(says)) return undefined;
  const list = plainTable(written).replace(command, '');
  // “Import Export GmbH” is a name.
  const below = list.indexOf('\n');
  const isBelow = below !== -1 && list.slice(below).trim() !== '';
  const isAlone = parseCommand(says)?.kind === 'import';
  return isBelow || isAlone ? { kind: 'text', text: list.trimStart() } : undefined;
}
