import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import { natures } from '../../onboarding/tasks.ts';
import { troublesOf } from '../../partner-center/test/fault-matrix/run-operation.ts';
import type { ProductTrouble } from './expected.ts';
import { type ProductTask, productTasks } from './product-tasks.ts';
import { type ProductCell, runProduct } from './run-product.ts';

export interface ProductRow {
  readonly task: ProductTask;
  readonly cells: readonly ProductCell[];
}

/** So many onboardings are under way at the same time. */
const atOnce = 6;

/** Every write of the product in every trouble. */
export async function runEveryTask(): Promise<ProductRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fault-matrix-'));
  const store = openSqliteStore({ file: join(folder, 'onboarding.sqlite') });
  try {
    const rows = productTasks.map((task) => ({ task, cells: [] as ProductCell[] }));
    const left = rows.flatMap(({ task, cells }) =>
      productTroubles(task).map((trouble, place) => ({ task, trouble, cells, place })),
    );
    const queue = left.values();
    const work = async () => {
      for (const { task, trouble, cells, place } of queue) cells[place] = await runProduct(task, trouble, store);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return rows;
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

/** A look is repeated for as long as it takes, and has nothing that could be forgotten. */
export function productTroubles({ kind, refusals }: ProductTask): ProductTrouble[] {
  const all = troublesOf({ refusals });
  if (natures[kind] === 'poll') return all.filter((trouble) => trouble !== '503 always');
  return all.flatMap((trouble) => (trouble === 'drop after' ? [trouble, 'forgotten'] : [trouble]));
}
