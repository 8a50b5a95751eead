import type { NotCompared, Proof, Row } from './row.ts';

type Side = 'client' | 'simulator';

/** What a run of the suite found, to be shown at its end. */
export interface Results {
  passed(row: Row, side: Side): void;
  /** Operation, example, client and simulator of each row; below, why something differs or is not compared. */
  table(rows: readonly Row[]): string;
}

export function createResults(): Results {
  const passed = new Set<string>();
  const key = ({ example }: Row, side: Side) => `${side} ${example}`;

  function table(rows: readonly Row[]): string {
    const notes: string[] = [];
    const noteNumber = (note: string) => (notes.includes(note) ? notes.indexOf(note) + 1 : notes.push(note));
    const cell = (row: Row, side: Side): string => {
      const note = noteOf(row[side]);
      const verdict = 'why' in row[side] ? '–' : passed.has(key(row, side)) ? '✓' : '✗';
      return note === undefined ? verdict : `${verdict} ${noteNumber(note)}`;
    };
    const lines = rows
      .map((row) => [row.operation, row.example, cell(row, 'client'), cell(row, 'simulator')])
      .sort(([a = ''], [b = '']) => a.localeCompare(b));
    const all = [['operation', 'example', 'client', 'simulator'], ...lines];
    const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
    const text = all.map((line) =>
      line
        .map((one, column) => one.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
    return [...text, '', ...notes.map((note, index) => `${String(index + 1).padStart(3)}  ${note}`), ''].join('\n');
  }

  return { passed: (row, side) => void passed.add(key(row, side)), table };
}

function noteOf(side: Proof | NotCompared): string | undefined {
  if ('why' in side) return side.why;
  const byReason = Map.groupBy(Object.entries(side.differences ?? {}), ([, why]) => why);
  if (byReason.size === 0) return undefined;
  return [...byReason].map(([why, found]) => `${found.map(([member]) => member).join(', ')}: ${why}`).join('; ');
}
