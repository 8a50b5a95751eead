import type { Call } from '../call.ts';
import { statusOf } from '../resources/admin-relationships.ts';
import type { Answer } from '../respond.ts';
import type { AdminRelationship } from '../state.ts';
import type { World } from '../world.ts';
import { donePage, escapeHtml, page, refusedPage } from './layout.ts';

/** What the customer's administrator sees behind the link, which ends in its fragment: a server is not told of which it is. */
export function adminRelationshipPage({ world }: Call): Answer {
  const choices = world.state.adminRelationships
    .filter((relationship) => statusOf(world, relationship) === 'approvalPending')
    .map((relationship) => {
      const { id, displayName, accessDetails, duration } = relationship;
      const roles = `${accessDetails.unifiedRoles.length} roles, ${duration}`;
      const label = `${displayName}: ${companyOf(world, relationship)} (${roles})`;
      return `<option value="${escapeHtml(id)}">${escapeHtml(label)}</option>`;
    })
    .reverse();
  if (choices.length === 0) return page('Admin relationships', '<p>Nobody asks for one.</p>');
  return page(
    'Approve an admin relationship',
    `<p><b>${escapeHtml(world.state.partner.companyName)}</b> would like to have roles in your tenant (GDAP).</p>
<form class="card" method="post" action="/accept-admin-relationship">
<label>Relationship <select name="relationship">${choices.join('')}</select></label>
<button>Approve</button></form>`,
  );
}

/** `POST /accept-admin-relationship`: the button was pressed. */
export function acceptAdminRelationshipOnPage({ world, body }: Call): Answer {
  const { adminRelationships, customers } = world.state;
  const wanted = new URLSearchParams(body).get('relationship');
  const relationship = adminRelationships.find(({ id }) => id === wanted) ?? adminRelationships.at(-1);
  if (relationship === undefined || statusOf(world, relationship) !== 'approvalPending') {
    return refusedPage('There is no such relationship to approve.');
  }
  Object.assign(relationship, { status: 'active', activatedAt: world.now() });
  const customer = customers.find(({ id }) => id === relationship.customer?.tenantId);
  if (customer !== undefined) customer.gdap = true;
  return donePage(`${companyOf(world, relationship)} has approved the admin relationship.`);
}

function companyOf({ state }: World, { customer }: AdminRelationship): string {
  return state.tenants.find(({ id }) => id === customer?.tenantId)?.displayName ?? 'Any customer';
}
