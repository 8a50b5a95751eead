import type { Ratio } from './measure.ts';

/** What one kind of turn costs, once for each round. */
export interface Row {
  readonly name: string;
  readonly ratios: readonly Ratio[];
}

/** An aligned table: for each kind of turn the median of the rounds, and the lowest and highest of them. */
export function ratioTable(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const line = (name: string, ...cells: string[]) => [name.padEnd(width), ...cells].join('   ').trimEnd();
  return [
    line('', 'turns per second ', 'CPU time per turn'),
    ...rows.map(({ name, ratios }) =>
      line(
        name,
        spread(ratios.map(({ turnsPerSecond }) => turnsPerSecond)),
        spread(ratios.map(({ cpuPerTurn }) => cpuPerTurn)),
      ),
    ),
  ].join('\n');
}

/** Such as `0.71 (0.69–0.74)`, as wide as its column's heading. */
function spread(ratios: readonly number[]): string {
  const sorted = ratios.toSorted((one, other) => one - other);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(2);
  return `${at(0.5)} (${at(0)}–${at(1)})`.padEnd(17);
}
