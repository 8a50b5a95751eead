import { withoutEntities, withoutTags } from '../signature/plain-lines.ts';

/** A pasted list as text. Of a table, which spreadsheets become in Teams, cells are separated by tabs. */
export function plainTable(pasted: string): string {
  const [before = '', ...tables] = pasted.split(/<table\b/i);
  const rows = tables.map((table) => {
    const [cells = '', ...after] = table.split(/<\/table>/i);
    return `\n${cellsOf(`<table${cells}`)}\n${withoutTags(after.join(''))}`;
  });
  return withoutEntities([before.includes('<') ? withoutTags(before) : before, ...rows].join(''));
}

function cellsOf(table: string): string {
  const onLines = table
    .replace(/\s+/gu, ' ')
    .replace(/<\/t[dh]>\s?<\/tr>/giu, '\n')
    .replace(/<\/tr>/giu, '\n')
    .replace(/<\/t[dh]>/giu, '\t');
  return onLines
    .replace(/<[a-z/!][^<>]*>/giu, '')
    .replace(/\n /g, '\n')
    .trim();
}
