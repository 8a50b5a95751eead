import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../../bot/store/sqlite.ts';
import { troublesOf } from '../run-operation.ts';
import { type ProductDeed, productDeeds } from './deeds.ts';
import type { ProductTrouble } from './expected.ts';
import { type ProductCell, runProduct } from './run-product.ts';

export interface ProductRow {
  readonly deed: ProductDeed;
  readonly cells: readonly ProductCell[];
}

/** So many onboardings are under way at the same time. */
const atOnce = 6;

/** Every write of the product in every trouble. */
export async function runEveryDeed(): Promise<ProductRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fault-matrix-'));
  const store = openSqliteStore({ file: join(folder, 'onboarding.sqlite') });
  try {
    const rows = productDeeds.map((deed) => ({ deed, cells: [] as ProductCell[] }));
    const left = rows.flatMap(({ deed, cells }) =>
      productTroubles(deed).map((trouble, place) => ({ deed, trouble, cells, place })),
    );
    const queue = left.values();
    const work = async () => {
      for (const { deed, trouble, cells, place } of queue) cells[place] = await runProduct(deed, trouble, store);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return rows;
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

export function productTroubles({ refusals }: ProductDeed): ProductTrouble[] {
  return troublesOf({ refusals }).flatMap((trouble) => (trouble === 'drop after' ? [trouble, 'forgotten'] : [trouble]));
}
