import assert from 'node:assert/strict';

/** A row of Application Insights' table `customMetrics`, as much of it as our queries read. */
export interface Row {
  readonly name: string;
  /** ms UTC. */
  readonly timestamp: number;
  readonly valueSum: number;
  readonly customDimensions: Readonly<Record<string, string>>;
}

const units = { m: 60_000, h: 3_600_000 };

/**
 * The highest `value` that a query of ours answers, 0 = no row: `where` with ==, startswith and in, joined by `and`;
 * `summarize` by one function, for all or for each span of time; and the count of nothing.
 */
export function ask(query: string, rows: readonly Row[]): number {
  const [table, ...steps] = query.split(' | ');
  assert.equal(table, 'customMetrics');
  const conditions = steps.filter((step) => step.startsWith('where ')).flatMap((step) => step.slice(6).split(' and '));
  const found = rows.filter((row) => conditions.every((condition) => holds(condition, row)));
  const rest = steps.filter((step) => !step.startsWith('where ')).join(' | ');
  if (rest === 'summarize found = count() | project value = iff(found == 0, 1, 0)') return found.length === 0 ? 1 : 0;
  const [, by = '', count, unit] =
    /^summarize value = (min|max|sum)\(valueSum\)(?: by bin\(timestamp, (\d+)(m|h)\))?$/.exec(rest) ??
    assert.fail(rest);
  const span = unit === 'm' || unit === 'h' ? Number(count) * units[unit] : Number.POSITIVE_INFINITY;
  const spans = Map.groupBy(found, ({ timestamp }) => Math.floor(timestamp / span));
  return Math.max(
    0,
    ...[...spans.values()].map((some) =>
      summed(
        by,
        some.map(({ valueSum }) => valueSum),
      ),
    ),
  );
}

function holds(condition: string, { name, customDimensions }: Row): boolean {
  const [, dimension, operator = '', given = ''] =
    /^(?:name|tostring\(customDimensions\.(\w+)\)) (==|startswith|in) (.+)$/.exec(condition) ?? assert.fail(condition);
  const value = dimension === undefined ? name : customDimensions[dimension];
  const texts = [...given.matchAll(/"([^"]+)"/g)].map(([, text = '']) => text);
  if (operator === 'startswith') return value?.startsWith(texts[0] ?? assert.fail(condition)) ?? false;
  return value !== undefined && texts.includes(value);
}

function summed(by: string, values: readonly number[]): number {
  if (by === 'min') return Math.min(...values);
  return by === 'max' ? Math.max(...values) : values.reduce((sum, value) => sum + value, 0);
}
