import type { Row } from './row.ts';
import { agreementRows } from './rows/agreements.ts';
import { auditRows } from './rows/audit.ts';
import { cartRows } from './rows/carts.ts';
import { catalogRows } from './rows/catalog.ts';
import { customerDetailRows } from './rows/customer-details.ts';
import { customerRows } from './rows/customers.ts';
import { deliveryRows } from './rows/deliveries.ts';
import { lookupRows } from './rows/lookups.ts';
import { offerRows } from './rows/offers.ts';
import { orderRows } from './rows/orders.ts';
import { priceSheetRows } from './rows/price-sheet.ts';
import { profileRows } from './rows/profiles.ts';
import { relationshipRows } from './rows/relationships.ts';
import { subscriptionRows } from './rows/subscriptions.ts';
import { throttlingRows } from './rows/throttling.ts';
import { tokenRows } from './rows/tokens.ts';
import { verificationRows } from './rows/verification.ts';
import { webhookRows } from './rows/webhooks.ts';

/** One row for each example. */
export const rows: readonly Row[] = [
  ...tokenRows,
  ...profileRows,
  ...lookupRows,
  ...customerRows,
  ...customerDetailRows,
  ...verificationRows,
  ...relationshipRows,
  ...agreementRows,
  ...catalogRows,
  ...priceSheetRows,
  ...offerRows,
  ...cartRows,
  ...orderRows,
  ...subscriptionRows,
  ...webhookRows,
  ...deliveryRows,
  ...auditRows,
  ...throttlingRows,
];
