import { z } from 'zod';
import { ImportRow, RowMistake } from '../../../../onboarding/import/rows.ts';

/** A list of customers as it is kept while its rep looks at the preview, and what became of it. */
export const KeptList = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('list'),
    /** What the file is called; '' = it was pasted. */
    file: z.string(),
    rows: z.array(ImportRow.extend({ isHere: z.boolean() })),
    mistakes: z.array(RowMistake),
  }),
  /** All are begun: nobody's data is kept any more. */
  z.object({ kind: z.literal('begun'), count: z.number(), meanwhile: z.array(z.string()) }),
]);
export type KeptList = z.infer<typeof KeptList>;
export type ListedRow = Extract<KeptList, { kind: 'list' }>['rows'][number];

/** Whether it is begun only where somebody chooses it. */
export function isDouble({ doubles, isHere }: ListedRow): boolean {
  return doubles !== null || isHere;
}

/** So many at once are looked for, or begun. */
const atOnce = 8;

/** Does the same with each, a few at a time, in their order. */
export async function inTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    results.push(...(await Promise.all(items.slice(from, from + atOnce).map(work))));
  }
  return results;
}
