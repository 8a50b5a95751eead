import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import {
  type Condition,
  counted,
  type FactName,
  type Facts,
  factKinds,
  isFactName,
  orders,
  type Selection,
} from './facts.ts';
import type { Kind } from './store.ts';

const names = Object.keys(factKinds).filter(isFactName);

/**
 * What lists are mostly filtered by, and ordered by, all of it in one index: by the stage it is found there, by anything
 * else it is read through, which is half of reading the rows themselves.
 */
const filtered = [
  ...(['stage', 'provider', 'name', 'begun', 'stageSince', 'amount', 'currency', 'waits'] as const),
  ...(['attention', 'invitation', 'agreement', 'bounced'] as const),
] as const satisfies readonly FactName[];
export const FILTERED = `CREATE INDEX IF NOT EXISTS facts_filtered ON facts (kind, ${filtered.map((name) => `"${name}"`).join(', ')}, place);`;

/**
 * A narrow row beside each document that has facts: a search by several of them reads all rows at worst, which are a
 * fiftieth of the documents. What is only counted stands last.
 */
export const FACTS = `
  CREATE TABLE facts (
    document INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    place TEXT NOT NULL,
    ${names.map((name) => `"${name}" ${factKinds[name] === 'number' ? 'NUMERIC' : 'TEXT'} NOT NULL`).join(',\n    ')}
  );
  ${orders.map((name) => `CREATE INDEX facts_by_${name} ON facts (kind, "${name}", place);`).join('\n  ')}
  CREATE INDEX facts_of_owner ON facts (kind, owner);
  CREATE TRIGGER facts_gone AFTER DELETE ON documents BEGIN
    DELETE FROM facts WHERE document = old.number;
  END;
`;

/** The facts in a SQLite file. */
export interface SqliteFacts {
  /** Undefined = it has none any more. */
  put(kind: Kind, document: number, place: string, facts: Facts | undefined): void;
  /** One more than the limit, to know whether there is another page. @param after value and place; undefined = the first */
  rows(kind: Kind, selection: Selection, limit: number, after: readonly [SQLInputValue, string] | undefined): Rows;
  count(kind: Kind, where: readonly Condition[]): number;
  /** What is counted of those behind the document with this number. */
  counted(kind: Kind, limit: number, after: number): Rows;
}

type Rows = readonly Record<string, SQLOutputValue>[];

/** Each choice of conditions is a statement of its own; so many are kept. */
const statementsKept = 200;

export function openSqliteFacts(database: DatabaseSync): SqliteFacts {
  const statements = new LRUCache<string, StatementSync>({ max: statementsKept });
  const prepared = (text: string) => {
    const statement = statements.get(text) ?? database.prepare(text);
    statements.set(text, statement);
    return statement;
  };
  const columns = names.map((name) => `"${name}"`);
  const said = ['place', ...columns];
  // Most writes change none of them, and each of its indexes would be written anew.
  const put = database.prepare(
    `INSERT INTO facts (document, kind, ${said.join(', ')}) VALUES (?, ?, ${said.map(() => '?').join(', ')})
     ON CONFLICT DO UPDATE SET ${said.map((name) => `${name} = excluded.${name}`).join(', ')}
     WHERE (${said.map((name) => `facts.${name}`).join(', ')}) IS NOT (${said.map((name) => `excluded.${name}`).join(', ')})`,
  );
  const chosen = counted.map((name) => `"${name}"`).join(', ');
  const allCounted = database.prepare(
    `SELECT document, ${chosen} FROM facts NOT INDEXED WHERE kind = ? AND document > ? ORDER BY document LIMIT ?`,
  );
  const remove = database.prepare('DELETE FROM facts WHERE document = ?');
  return {
    put(kind, document, place, facts) {
      if (facts === undefined) remove.run(document);
      else put.run(document, kind, place, ...names.map((name) => written(facts[name])));
    },
    rows(kind, { where, by, isDescending }, limit, after) {
      const { text, values } = conditionsIn(where);
      const begins = after === undefined ? '' : `AND ("${by}", place) ${isDescending ? '<' : '>'} (?, ?)`;
      const order = isDescending ? 'DESC' : 'ASC';
      // First which ones, then what they say: else all that is found would be read.
      const found = `SELECT document, "${by}" AS value, place FROM facts ${indexFor(where)} WHERE kind = ? ${text} ${begins}
        ORDER BY "${by}" ${order}, place ${order} LIMIT ?`;
      const statement = prepared(
        `SELECT documents.id, summary, value, place FROM (${found}) JOIN documents ON number = document
         ORDER BY value ${order}, place ${order}`,
      );
      return statement.all(kind, ...values, ...(after ?? []), limit + 1);
    },
    count(kind, where) {
      const { text, values } = conditionsIn(where);
      return Number(
        prepared(`SELECT count(*) AS counted FROM facts ${indexFor(where)} WHERE kind = ? ${text}`).get(kind, ...values)
          ?.counted,
      );
    },
    counted: (kind, limit, after) => allCounted.all(kind, after, limit),
  };
}

/** As a row has it. */
function written(value: string | number | readonly string[]): string | number {
  return typeof value === 'object' ? ` ${value.join(' ')} ` : value;
}

/**
 * Whose they are narrows most; all of them are there in their order; anything else is found sooner by reading all one after
 * the other than by walking an index behind which each row lies somewhere else.
 */
function indexFor(where: readonly Condition[]): string {
  if (where.length === 0) return '';
  if (where.some(({ fact }) => fact === 'owner')) return 'INDEXED BY facts_of_owner';
  const isFiltered = where.every(({ fact }) => filtered.some((name) => name === fact));
  return isFiltered ? 'INDEXED BY facts_filtered' : 'NOT INDEXED';
}

function conditionsIn(where: readonly Condition[]): {
  readonly text: string;
  readonly values: readonly SQLInputValue[];
} {
  const all = where.map(conditionIn);
  return {
    text: all.map(({ text }) => `AND ${text}`).join(' '),
    values: all.flatMap(({ values }) => values),
  };
}

function conditionIn(condition: Condition): { readonly text: string; readonly values: readonly SQLInputValue[] } {
  const column = `"${condition.fact}"`;
  if ('contains' in condition) return { text: `instr(${column}, ?) > 0`, values: [condition.contains] };
  if ('isThere' in condition) return { text: `${column} <> ''`, values: [] };
  if ('isOneOf' in condition) {
    const values = condition.isOneOf;
    if (factKinds[condition.fact] === 'text')
      return { text: `${column} IN (${values.map(() => '?').join(', ')})`, values };
    const any = values.map(() => `instr(${column}, ?) > 0`).join(' OR ');
    return { text: `(${any || '0'})`, values: values.map((value) => ` ${value} `) };
  }
  const { least, below } = condition;
  const bounds = [
    ...(least === undefined ? [] : [{ text: `${column} >= ?`, value: least }]),
    ...(below === undefined ? [] : [{ text: `${column} < ?`, value: below }]),
  ];
  return {
    text: `(${bounds.map(({ text }) => text).join(' AND ') || '1'})`,
    values: bounds.map(({ value }) => value),
  };
}
