import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';

export const Item = z.looseObject({ id: z.string(), pk: z.string(), ttl: z.number().optional() });
/** An item with what the service adds. */
export type Stored = z.infer<typeof Item> & { readonly _etag: string; readonly _ts: number };

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
  /^SELECT (?:TOP (?<top>\d+) )?(?<select>.+?) FROM c WHERE (?<where>.+?)(?: ORDER BY (?<order>\S+)(?: (?<direction>ASC|DESC))?)?$/;
const condition =
  /^(?:ARRAY_CONTAINS\((?<list>\S+), (?<element>@\w+)\)|STARTSWITH\((?<text>\S+), (?<prefix>@\w+)\)|CONTAINS\((?<whole>\S+), (?<part>@\w+)\)|NOT IS_DEFINED\((?<absent>\S+)\)|(?<path>\S+) (?<operator>=|<=|<|>=|>) (?<value>@\w+|\d+))$/;

/**
 * Answers the queries that the store asks: a few fields of what meets some conditions, ordered by one, or how many there
 * are. As the service does, the first try across partitions is refused with a plan; the SDK then asks each physical
 * partition for its part and puts them together. Anything that no index answers is refused, where the service would read
 * every document.
 */
export function runQuery(body: unknown, headers: IncomingHttpHeaders, stored: readonly Stored[], definition: unknown) {
  const { query, parameters } = Spec.parse(body);
  const { top, select, where, order, direction } = form.exec(query)?.groups ?? {};
  const sign = direction === 'DESC' ? -1 : 1;
  if (!select || !where) throw new Refused(400, `Not a query of ours: ${query}`);
  const indexed = Definition.parse(definition).indexingPolicy.includedPaths.map(({ path }) => path);
  const values = new Map(parameters.map(({ name, value }) => [name, value]));
  const conditions = where.split(' AND ').map((text) => anyOf(text, values, indexed));
  if (order) assertIndexed(order, indexed);

  const range = headers['x-ms-documentdb-partitionkeyrangeid'];
  const plan = planOf(query, top, order, direction);
  if (headers['x-ms-cosmos-is-query-plan-request'] !== undefined) return plan;
  if (range === undefined)
    throw new Refused(400, 'Cross partition query needs a plan', 0, { additionalErrorInfo: plan });

  const found = stored.filter((item) => halfOf(item.pk) === range && conditions.every((holds) => holds(item)));
  if (order === undefined) return { Documents: [[{ item: found.length }]], _count: 1 };
  const rows = found
    .toSorted((one, other) => sign * compare(at(one, order), at(other, order)))
    .slice(0, Number(top))
    .map((item, row) => ({
      _rid: `${range}-${row}`,
      orderByItems: [{ item: at(item, order) }],
      payload: chosen(select, item),
    }));
  return { Documents: rows, _count: rows.length };
}

/** The service rewrites the query for the partitions, so that the SDK can put their answers together; here it may stay. */
function planOf(query: string, top: string | undefined, order: string | undefined, direction = 'ASC') {
  return {
    partitionedQueryExecutionInfoVersion: 2,
    queryInfo: {
      distinctType: 'None',
      top: top === undefined ? null : Number(top),
      offset: null,
      limit: null,
      orderBy: order === undefined ? [] : [direction === 'DESC' ? 'Descending' : 'Ascending'],
      orderByExpressions: order === undefined ? [] : [order],
      groupByExpressions: [],
      groupByAliases: [],
      aggregates: order === undefined ? ['Count'] : [],
      groupByAliasToAggregateType: {},
      rewrittenQuery: query,
      hasSelectValue: order === undefined,
      hasNonStreamingOrderBy: false,
    },
    queryRanges: [{ min: '', max: 'FF', isMinInclusive: true, isMaxInclusive: false }],
  };
}

type Values = ReadonlyMap<string, string | number>;
type Holds = (item: Stored) => boolean;

/** `(… OR …)`, or one condition. */
function anyOf(text: string, values: Values, indexed: readonly string[]): Holds {
  const alternatives = text.startsWith('(') ? text.slice(1, -1).split(' OR ') : [text];
  const all = alternatives.map((each) => conditionOf(each, values, indexed));
  return (item) => all.some((holds) => holds(item));
}

function conditionOf(text: string, values: Values, indexed: readonly string[]): Holds {
  const groups = condition.exec(text)?.groups ?? {};
  const { list, element, text: start, prefix, whole, part, absent, path, operator, value } = groups;
  const valueFor = (name = '') => (/^\d+$/.test(name) ? Number(name) : values.get(name));
  const field = list ?? start ?? whole ?? absent ?? path;
  const wanted = valueFor(element ?? prefix ?? part ?? value);
  if (field === undefined || (wanted === undefined && !absent))
    throw new Refused(400, `Not a condition of ours: ${text}`);
  assertIndexed(list === undefined || pathOf(list).length > 1 ? field : `${list}[]`, indexed);
  return (item) => {
    const found = at(item, field);
    if (absent) return found === undefined;
    if (list) return Array.isArray(found) && found.includes(wanted);
    // What is of another type, or not there, is neither less nor more.
    if (typeof found !== typeof wanted) return false;
    if (prefix) return String(found).startsWith(String(wanted));
    if (part) return String(found).includes(String(wanted));
    const order = compare(found, wanted);
    return order === 0 ? /=/.test(operator ?? '') : operator?.[0] === (order < 0 ? '<' : '>');
  };
}

/** `c.id, c.summary, c.sorted["name"] AS place` */
function chosen(select: string, item: Stored): Record<string, unknown> {
  const columns = select.split(', ').map((column) => column.split(' AS '));
  return Object.fromEntries(columns.map(([path = '', name]) => [name ?? pathOf(path)[0], at(item, path)]));
}

/** `c.sorted["name"]` is sorted, name. */
function pathOf(expression: string): string[] {
  return expression.match(/\w+/g)?.slice(1) ?? [];
}

function assertIndexed(expression: string, included: readonly string[]): void {
  const [first = '', second] = pathOf(expression);
  const path = expression.endsWith('[]') ? `/${first}/[]/?` : second === undefined ? `/${first}/?` : `/${first}/*`;
  if (first !== 'id' && !included.includes(path)) throw new Refused(400, `No index for ${expression}`);
}

function at(item: unknown, expression: string): unknown {
  return pathOf(expression).reduce<unknown>((inner, name) => {
    const fields = z.record(z.string(), z.unknown()).safeParse(inner);
    return fields.success ? fields.data[name] : undefined;
  }, item);
}

function compare(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one) < String(other) ? -1 : Number(String(one) > String(other));
}

/** Which of the two physical partitions a key belongs to. */
function halfOf(pk: string): string {
  return String([...pk].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 2);
}
