import type { SqlQuerySpec } from '@azure/cosmos';
import { type Condition, counted, factKinds, type Selection } from './facts.ts';
import type { Kind, PageRequest } from './store.ts';

/**
 * The queries by several facts, and for them. Each path is indexed; a page is ordered by one value, which ends with the
 * place of its document, so that it needs no composite index.
 */
export function selectionQuery(kind: Kind, { where, by, isDescending }: Selection, page: PageRequest): SqlQuerySpec {
  const sorted = `c.ordered["${by}"]`;
  const { text, parameters } = conditionsIn(where);
  const { limit, after } = page;
  const begins = after === undefined ? ` AND ${sorted} >= @begin` : ` AND ${sorted} ${isDescending ? '<' : '>'} @after`;
  return {
    query: `SELECT TOP ${Math.trunc(limit)} c.id, c.documentId, c.summary, ${sorted} AS place FROM c WHERE c.kind = @kind${text}${begins} ORDER BY ${sorted} ${isDescending ? 'DESC' : 'ASC'}`,
    parameters: [
      { name: '@kind', value: kind },
      ...parameters,
      after === undefined ? { name: '@begin', value: '' } : { name: '@after', value: after },
    ],
  };
}

export function selectedQuery(kind: Kind, where: readonly Condition[]): SqlQuerySpec {
  const { text, parameters } = conditionsIn(where);
  return {
    // What has no facts is never selected.
    query: `SELECT VALUE COUNT(1) FROM c WHERE c.kind = @kind AND c.facts["begun"] >= 0${text}`,
    parameters: [{ name: '@kind', value: kind }, ...parameters],
  };
}

export function countedQuery(kind: Kind, { limit, after = '' }: PageRequest): SqlQuerySpec {
  const chosen = counted.map((name) => `c.facts["${name}"] AS ${name}`).join(', ');
  return {
    query: `SELECT TOP ${Math.trunc(limit)} c.id, ${chosen} FROM c WHERE c.kind = @kind AND c.facts["begun"] >= 0 AND c.id > @after ORDER BY c.id ASC`,
    parameters: [
      { name: '@kind', value: kind },
      { name: '@after', value: after },
    ],
  };
}

interface Said {
  readonly text: string;
  readonly values: readonly (string | number)[];
}

function conditionsIn(where: readonly Condition[]) {
  const parameters: { name: string; value: string | number }[] = [];
  const texts = where.map((condition) => {
    const { text, values } = conditionIn(condition);
    const numbered = values.map((value) => {
      const name = `@of${parameters.length}`;
      parameters.push({ name, value });
      return name;
    });
    let next = 0;
    return ` AND ${text.replaceAll('?', () => numbered[next++] ?? '')}`;
  });
  return { text: texts.join(''), parameters };
}

/** With a `?` for each value. */
function conditionIn(condition: Condition): Said {
  const path = `c.facts["${condition.fact}"]`;
  if ('contains' in condition) return { text: `CONTAINS(${path}, ?)`, values: [condition.contains] };
  if ('isThere' in condition) return { text: `${path} > ?`, values: [''] };
  if ('isOneOf' in condition) {
    const isList = factKinds[condition.fact] === 'list';
    const any = condition.isOneOf.map(() => (isList ? `ARRAY_CONTAINS(${path}, ?)` : `${path} = ?`));
    return { text: `(${any.join(' OR ') || `NOT IS_DEFINED(${path})`})`, values: condition.isOneOf };
  }
  const { least, below } = condition;
  const bounds = [...(least === undefined ? [] : [`${path} >= ?`]), ...(below === undefined ? [] : [`${path} < ?`])];
  const values = [least, below].filter((value) => value !== undefined);
  return { text: bounds.join(' AND ') || `${path} >= -1`, values };
}
