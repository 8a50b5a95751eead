import type { Call } from '../call.ts';
import { fault } from '../respond.ts';
import { adminRelationshipPage } from './accept-admin-relationship.ts';
import { agreementPage } from './accept-agreement.ts';
import { relationshipPage } from './accept-relationship.ts';

/** `GET /AdminPortal/Home`: the links into Microsoft 365's admin center that a partner sends, told apart by the query. */
export function showAdminPage(call: Call) {
  if (call.query.get('invType') === 'ResellerRelationship') return relationshipPage(call);
  if (call.query.get('ref') === '/BillingAccounts/agreement') return agreementPage(call);
  if (call.query.size === 0) return adminRelationshipPage(call);
  throw fault(404, 1000, 'The admin center has no such page here.');
}
