import type { Row } from './row.ts';
import { adminRelationshipRows } from './rows/admin-relationships.ts';
import { agreementRows } from './rows/agreements.ts';
import { cartRows } from './rows/carts.ts';
import { catalogRows } from './rows/catalog.ts';
import { customerRows } from './rows/customers.ts';
import { deliveryRows } from './rows/deliveries.ts';
import { lookupRows } from './rows/lookups.ts';
import { orderRows } from './rows/orders.ts';
import { partnerRows } from './rows/partner.ts';
import { priceSheetRows } from './rows/price-sheet.ts';
import { tokenRows } from './rows/tokens.ts';
import { webhookRows } from './rows/webhooks.ts';

/** One row for each example. */
export const rows: readonly Row[] = [
  ...tokenRows,
  ...partnerRows,
  ...lookupRows,
  ...customerRows,
  ...agreementRows,
  ...catalogRows,
  ...priceSheetRows,
  ...cartRows,
  ...orderRows,
  ...adminRelationshipRows,
  ...webhookRows,
  ...deliveryRows,
];
