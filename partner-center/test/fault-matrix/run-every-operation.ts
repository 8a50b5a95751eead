import type { Operation } from './operation.ts';
import { ofAdminRelationships } from './operations/admin-relationships.ts';
import { ofCustomers } from './operations/customers.ts';
import { lookups } from './operations/lookups.ts';
import { ofOrders } from './operations/orders.ts';
import { ofPartner } from './operations/partner.ts';
import { ofWebhooks } from './operations/webhooks.ts';
import { type Row, runOperation } from './run-operation.ts';

export const everyOperation: readonly Operation[] = [
  ...ofPartner,
  ...lookups,
  ...ofCustomers,
  ...ofOrders,
  ...ofWebhooks,
  ...ofAdminRelationships,
];

/** So many rows wait for slow answers at the same time. */
const atOnce = 10;

/** The whole matrix, in the order of the operations. */
export async function runEveryOperation(): Promise<Row[]> {
  const rows: Row[] = [];
  const left = everyOperation.entries();
  const work = async () => {
    for (const [place, operation] of left) rows[place] = await runOperation(operation);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return rows;
}

export function rowName({ name, variant }: Operation): string {
  return variant === undefined ? name : `${name}, ${variant}`;
}
