import type { Call } from '../call.ts';
import { fault } from '../respond.ts';
import { agreementPage } from './accept-agreement.ts';
import { relationshipPage } from './accept-relationship.ts';

/** `GET /AdminPortal/Home`: the two links into Microsoft 365's admin center that a partner sends, told apart by the query. */
export function showAdminPage(call: Call) {
  if (call.query.get('invType') === 'ResellerRelationship') return relationshipPage(call);
  if (call.query.get('ref') === '/BillingAccounts/agreement') return agreementPage(call);
  throw fault(404, 1000, 'The admin center has no such page here.');
}
