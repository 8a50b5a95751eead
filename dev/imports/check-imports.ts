import { existsSync, readFileSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import { type Room, rooms } from './rooms.ts';
import { rulesOfTable, topFolders } from './rule-set.ts';

/**
 * Holds the code to the table of who may import whom, and the architecture's document to its folders. Imports of types
 * count like all others.
 * @returns what is wrong, a line each
 */
export async function checkImports(): Promise<string[]> {
  return [...(await wrongImports()), ...wrongDocument()];
}

async function wrongImports(): Promise<string[]> {
  const rules = rulesOfTable();
  const { output } = await cruise(
    topFolders.filter((folder) => existsSync(folder)),
    // Its other parsers need the programming interface that TypeScript no longer has from version 7 on.
    { parser: 'swc', doNotFollow: { path: 'node_modules' }, validate: true, ruleSet: { forbidden: rules } },
    { extensions: ['.ts', '.tsx', '.json'] },
  );
  if (typeof output === 'string') throw new TypeError(output);
  const { totalCruised, violations } = output.summary;
  if (totalCruised === 0) return ['No file was looked at.'];
  return violations.map(
    ({ rule, from, to, cycle }) => `${from}: ${rule.name} ${cycle?.map(({ name }) => name).join(' → ') ?? to}`,
  );
}

const document = 'docs/architecture.md';

function wrongDocument(): string[] {
  const table = asTable(rooms);
  const written = readFileSync(document, 'utf8').split('\n').map(squeeze).join('\n');
  return written.includes(table) ? [] : [`${document} does not show this table:`, table];
}

/** Markdown. */
function asTable(rows: readonly Room[]): string {
  const lines = rows.map(({ path, purpose }) => `| \`${path}\` | ${purpose} |`);
  return ['| where | what it is for |', '| - | - |', ...lines].join('\n');
}

/** A row without the blanks and lines that only align it. */
function squeeze(row: string): string {
  return row.replace(/ +/g, ' ').replace(/-{2,}/g, '-');
}
