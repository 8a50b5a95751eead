import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import { natures } from '../../onboarding/tasks.ts';
import { troublesOf } from '../../partner-center/test/fault-matrix/run-operation.ts';
import { newFolder } from '../new-folder.ts';
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
  const folder = newFolder('fault-matrix');
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

/** A look, which has nothing that could be forgotten, and a change are repeated for as long as it takes. */
export function productTroubles({ kind, refusals }: ProductTask): ProductTrouble[] {
  const isLook = natures[kind] === 'poll';
  const isEndless = isLook || kind === 'change-order';
  const all = troublesOf({ refusals }).filter((trouble) => trouble !== '503 always' || !isEndless);
  return isLook ? all : all.flatMap((trouble) => (trouble === 'drop after' ? [trouble, 'forgotten'] : [trouble]));
}
