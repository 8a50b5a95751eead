import { table } from '../../../test/fault-matrix/table.ts';
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

  function printed(rows: readonly Row[]): string {
    const notes: string[] = [];
    const cell = (row: Row, side: Side): string => {
      const verdict = 'why' in row[side] ? '–' : passed.has(key(row, side)) ? '✓' : '✗';
      const note = noteOf(row[side]);
      if (note === '') return verdict;
      return `${verdict} ${notes.includes(note) ? notes.indexOf(note) + 1 : notes.push(note)}`;
    };
    const sorted = rows.toSorted((one, other) => one.operation.localeCompare(other.operation));
    const lines = sorted.map((row) => [row.operation, row.example, cell(row, 'client'), cell(row, 'simulator')]);
    const legend = notes.map((note, index) => `${String(index + 1).padStart(3)}  ${note}`);
    return [table(['operation', 'example', 'client', 'simulator'], lines), '', ...legend, ''].join('\n');
  }

  return { passed: (row, side) => void passed.add(key(row, side)), table: printed };
}

function noteOf(side: Proof | NotCompared): string {
  if ('why' in side) return side.why;
  const byReason = Map.groupBy(Object.entries(side.differences ?? {}), ([, why]) => why);
  return [...byReason].map(([why, found]) => `${found.map(([member]) => member).join(', ')}: ${why}`).join('; ');
}
