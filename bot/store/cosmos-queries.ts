import type { SqlQuerySpec } from '@azure/cosmos';
import { entryOf, fieldName } from './cosmos-item.ts';
import type { Kind, PageRequest, Search } from './store.ts';

/**
 * The queries of the store. Each is answered by the indexes of `documentsContainer`, is ordered by one value after which
 * the next page begins, and brings no bodies.
 */
interface Condition {
  readonly where: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

export function pageQuery(kind: Kind, search: Search, { limit, after = beginOf(search) }: PageRequest): SqlQuerySpec {
  const sorted = sortedBy(search);
  const { where, parameters } = found(kind, search);
  return specOf(`SELECT TOP ${Math.trunc(limit)} c.id, c.documentId, c.summary, ${sorted} AS place`, {
    where: `${where} AND ${sorted} > @after ORDER BY ${sorted}`,
    parameters: { ...parameters, after },
  });
}

export function totalQuery(kind: Kind, search: Search): SqlQuerySpec {
  return specOf('SELECT VALUE COUNT(1)', found(kind, search));
}

/** Items of the bot's first version have no `schema`. */
export function dueQuery(kind: Kind, { schema, limit }: { readonly schema: number; readonly limit: number }) {
  return specOf(`SELECT TOP ${Math.trunc(limit)} c.id, c.documentId, c.dueAt`, {
    where: 'c.kind = @kind AND c.dueAt >= 0 AND (NOT IS_DEFINED(c.schema) OR c.schema <= @schema) ORDER BY c.dueAt',
    parameters: { kind, schema },
  });
}

export function outdatedQuery(kind: Kind, schema: number, { limit, after = '' }: PageRequest): SqlQuerySpec {
  return specOf(`SELECT TOP ${Math.trunc(limit)} c.id, c.documentId`, {
    where: 'c.kind = @kind AND (NOT IS_DEFINED(c.schema) OR c.schema < @schema) AND c.id > @after ORDER BY c.id',
    parameters: { kind, schema, after },
  });
}

/** By the id of the item, which is not changed by whoever changes what stands in it. */
export function idsQuery(kind: Kind, { limit, after = '' }: PageRequest): SqlQuerySpec {
  return specOf(`SELECT TOP ${Math.trunc(limit)} c.id, c.documentId`, {
    where: 'STARTSWITH(c.id, @prefix) AND c.id > @after ORDER BY c.id',
    parameters: { prefix: `${kind}:`, after },
  });
}

function found(kind: Kind, search: Search): Condition {
  if ('value' in search) {
    const entry = entryOf(kind, fieldName(search.field), search.value);
    return { where: 'ARRAY_CONTAINS(c.index, @entry)', parameters: { entry } };
  }
  const where = `c.kind = @kind AND STARTSWITH(${sortedBy(search)}, @prefix)`;
  return { where, parameters: { kind, prefix: search.prefix } };
}

/** Before the first place. */
function beginOf(search: Search): string {
  return 'prefix' in search ? (search.from ?? '') : '';
}

function sortedBy(search: Search): string {
  return 'value' in search ? 'c.place' : `c.sorted["${fieldName(search.field)}"]`;
}

function specOf(select: string, { where, parameters }: Condition): SqlQuerySpec {
  return {
    query: `${select} FROM c WHERE ${where}`,
    parameters: Object.entries(parameters).map(([name, value]) => ({ name: `@${name}`, value })),
  };
}
