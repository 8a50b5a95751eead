import { z } from 'zod';
import type { Call } from './call.ts';
import { fault } from './respond.ts';

const filterShape = z.object({ field: z.string(), value: z.string(), operator: z.string() });

/** A field that a list can be filtered by, and the one operator it takes. */
type Filterable<Field extends string> = readonly [Field, 'starts_with' | 'substring' | 'equals'];

/**
 * The filter of an address, `{"Field":"Domain","Value":"contoso","Operator":"starts_with"}`. Names are read in any case,
 * and `StartsWith` as well: clients differ from the documents in that. Values are given in lower case, to compare with.
 * @throws Refusal 400 code 3000 when it is none, or about a field that is not among these
 */
export function readFilter<Field extends string>(
  { query }: Call,
  fields: readonly Filterable<Field>[],
): { field: Field; value: string } | undefined {
  const text = query.get('filter');
  if (text === null) return undefined;
  const asked = parse(text);
  const [field] =
    fields.find(
      ([name, operator]) => plain(name) === plain(asked.field) && plain(operator) === plain(asked.operator),
    ) ?? [];
  if (field === undefined) throw invalid();
  return { field, value: asked.value.toLowerCase() };
}

function parse(text: string): z.infer<typeof filterShape> {
  try {
    return filterShape.parse(JSON.parse(text, lowerNames));
  } catch {
    throw invalid();
  }
}

function lowerNames(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name.toLowerCase(), member]));
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

function invalid() {
  return fault(400, 3000, 'Invalid property. filter');
}
