import type { Accesses } from '../test/store/counting-store.ts';
import type { Goal } from './goals.ts';
import type { Ratio } from './measure.ts';

/** What the bench found out, with every repetition of it. */
export type Figure = TurnFigure | ValueFigure;

/** One kind of turn. */
export interface TurnFigure {
  readonly name: string;
  readonly ratios: readonly Ratio[];
  /** Of one turn. */
  readonly store: Accesses;
  readonly goal: Goal | undefined;
}

export interface ValueFigure {
  readonly name: string;
  readonly values: readonly number[];
  readonly unit: string;
  readonly goal: Goal | undefined;
}

/** As one line of JSON: medians, and the goal where there is one. */
export function toJson(figures: readonly Figure[]): string {
  return JSON.stringify(figures.map(jsonOf));
}

function jsonOf(figure: Figure): object {
  const goal = figure.goal === undefined ? {} : { goal: figure.goal };
  if ('values' in figure) {
    const { name, values, unit } = figure;
    return { name, value: rounded(spreadOf(values).median), unit, ...goal };
  }
  const { name, ratios, store } = figure;
  const cpu = rounded(spreadOf(ratios.map((ratio) => ratio.cpu)).median);
  const turnsPerSecond = rounded(spreadOf(ratios.map((ratio) => ratio.turnsPerSecond)).median);
  return { name, ratio: { cpu, turnsPerSecond }, store, ...goal };
}

/** An aligned table; the goal stands beside what was found. */
export function toTable(figures: readonly Figure[]): string {
  const turns = figures.filter((figure): figure is TurnFigure => 'ratios' in figure);
  const values = figures.filter((figure): figure is ValueFigure => 'values' in figure);
  return [
    ...(turns.length === 0 ? [] : [aligned([turnHeading, ...turns.map(turnCells)])]),
    ...(values.length === 0 ? [] : [aligned([valueHeading, ...values.map(valueCells)])]),
  ].join('\n\n');
}

const turnHeading = ['', 'CPU per turn', 'goal', 'turns per second', 'store reads + writes', 'goal'];
const valueHeading = ['', 'measured', '', 'goal'];

function turnCells({ name, ratios, store, goal }: TurnFigure): readonly string[] {
  return [
    name,
    inWords(ratios.map(({ cpu }) => cpu)),
    goal?.cpu === undefined ? '' : String(goal.cpu),
    inWords(ratios.map(({ turnsPerSecond }) => turnsPerSecond)),
    accessesInWords(store),
    goal?.store === undefined ? '' : accessesInWords(goal.store),
  ];
}

function valueCells({ name, values, unit, goal }: ValueFigure): readonly string[] {
  return [name, inWords(values), unit, goal?.value === undefined ? '' : String(goal.value)];
}

function accessesInWords({ reads, writes }: Accesses): string {
  return `${rounded(reads)} + ${rounded(writes)}`;
}

/** Such as `0.71 (0.69–0.74)`: median, lowest and highest. */
function inWords(values: readonly number[]): string {
  const { median, lowest, highest } = spreadOf(values);
  const digits = median < 100 ? 2 : 0;
  const found = median.toFixed(digits);
  return values.length === 1 ? found : `${found} (${lowest.toFixed(digits)}–${highest.toFixed(digits)})`;
}

function spreadOf(values: readonly number[]) {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return { median: at(0.5), lowest: at(0), highest: at(1) };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Columns as wide as their widest cell. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}
