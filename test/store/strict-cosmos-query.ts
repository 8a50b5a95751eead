import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { Stored } from './strict-cosmos.ts';

/** An answer that is not the wanted one. */
export class Refused extends Error {
  readonly status: number;
  readonly substatus: number;
  /** What the body says beside code and message. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(status: number, message: string, substatus = 0, more: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.status = status;
    this.substatus = substatus;
    this.more = more;
  }
}

const Spec = z.object({
  query: z.string(),
  parameters: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) })),
});
const Definition = z.object({
  indexingPolicy: z.object({ includedPaths: z.array(z.object({ path: z.string() })) }),
});

const form =
  /^SELECT TOP (?<top>\d+) (?<what>.+?) FROM c WHERE (?<where>.+?) ORDER BY (?<order>[\w.]+)(?<down> DESC| ASC)?$/;

/**
 * Answers the one form of query that the store asks: `SELECT TOP n * FROM c WHERE … AND … ORDER BY …`. As the service
 * does, the first try across partitions is refused with a plan; the SDK then asks each physical partition for its part
 * and puts them together. Anything that no index answers is refused, where the service would read every document.
 */
export function runQuery(body: unknown, headers: IncomingHttpHeaders, stored: readonly Stored[], definition: unknown) {
  const { query, parameters } = Spec.parse(body);
  const { top, where, order, down } = form.exec(query.replaceAll(/\s+/g, ' ').trim())?.groups ?? {};
  if (!top || !where || !order) throw new Refused(400, `Not a query of ours: ${query}`);
  const conditions = where.split(' AND ').filter((condition) => condition !== 'true');
  const fields = [...conditions.map((condition) => condition.split(' ')[0] ?? ''), order].map(pathOf);
  const indexed = Definition.parse(definition).indexingPolicy.includedPaths.map(({ path }) => path);
  for (const field of fields) if (!isIndexed(field, indexed)) throw new Refused(400, `No index for ${field.join('/')}`);

  const range = headers['x-ms-documentdb-partitionkeyrangeid'];
  const plan = planFor({ top: Number(top), where, order, descending: down === ' DESC' });
  if (headers['x-ms-cosmos-is-query-plan-request'] !== undefined) return plan;
  if (range === undefined)
    throw new Refused(400, 'Cross partition query needs a plan', 0, { additionalErrorInfo: plan });

  const values = new Map(parameters.map(({ name, value }) => [name, value]));
  const found = stored
    .filter(({ pk }) => halfOf(pk) === range)
    .filter((item) => conditions.every((condition) => holds(item, condition, values)))
    .toSorted((one, other) => (down === ' DESC' ? -1 : 1) * compare(at(one, pathOf(order)), at(other, pathOf(order))));
  const rows = found.slice(0, Number(top)).map((item, at_) => ({
    _rid: `${range}-${at_}`,
    orderByItems: [{ item: at(item, pathOf(order)) }],
    payload: item,
  }));
  return { Documents: rows, _count: rows.length };
}

function planFor(asked: { top: number; where: string; order: string; descending: boolean }) {
  const { top, where, order, descending } = asked;
  return {
    partitionedQueryExecutionInfoVersion: 2,
    queryInfo: {
      distinctType: 'None',
      top,
      offset: null,
      limit: null,
      orderBy: [descending ? 'Descending' : 'Ascending'],
      orderByExpressions: [order],
      groupByExpressions: [],
      groupByAliases: [],
      aggregates: [],
      groupByAliasToAggregateType: {},
      rewrittenQuery: `SELECT TOP ${top} c._rid, [{"item": ${order}}] AS orderByItems, c AS payload FROM c WHERE ${where} AND {documentdb-formattableorderbyquery-filter} ORDER BY ${order}${descending ? ' DESC' : ' ASC'}`,
      hasSelectValue: false,
      hasNonStreamingOrderBy: false,
    },
    queryRanges: [{ min: '', max: 'FF', isMinInclusive: true, isMaxInclusive: false }],
  };
}

/** `c.lookup["requester"]` is lookup, requester. */
function pathOf(expression: string): string[] {
  return expression.match(/\w+/g)?.slice(1) ?? [];
}

function isIndexed([first = '', second]: readonly string[], included: readonly string[]): boolean {
  if (first === '_ts') return true;
  return included.includes(second === undefined ? `/${first}/?` : `/${first}/*`);
}

function at(item: unknown, path: readonly string[]): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return item;
  const inner = z.record(z.string(), z.unknown()).safeParse(item);
  return inner.success ? at(inner.data[first], rest) : undefined;
}

function holds(item: Stored, condition: string, values: ReadonlyMap<string, string | number>): boolean {
  const [field = '', operator, name = ''] = condition.split(' ');
  const [left, right] = [at(item, pathOf(field)), values.get(name)];
  if (right === undefined) throw new Refused(400, `No value for ${name}`);
  if (operator === '=') return left === right;
  if (operator === '<=') return typeof left === 'number' && typeof right === 'number' && left <= right;
  throw new Refused(400, `Not a condition of ours: ${condition}`);
}

function compare(one: unknown, other: unknown): number {
  return Number(one) - Number(other);
}

/** Which of the two physical partitions a key belongs to. */
function halfOf(pk: string): string {
  return String([...pk].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 2);
}
