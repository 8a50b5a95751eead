import type { Call } from '../call.ts';
import { keepRecord } from '../keep-record.ts';
import { tenantWithDomain } from '../resources/domains.ts';
import { tenantOf } from '../resources/find-customer.ts';
import { acceptRelationship } from '../resources/relationship.ts';
import { type Answer, Refusal } from '../respond.ts';
import type { Customer } from '../state.ts';
import { announce } from '../webhooks/announce.ts';
import type { World } from '../world.ts';
import { donePage, escapeHtml, page, refusedPage } from './layout.ts';

/** What the customer's administrator sees behind the invitation link. */
export function relationshipPage(call: Call): Answer {
  const { partner } = call.world.state;
  if (call.query.get('partnerId') !== partner.tenantId) return refusedPage('This invitation is from another provider.');
  return page(
    'Accept a reseller relationship',
    `<p><b>${escapeHtml(partner.companyName)}</b> (${escapeHtml(partner.country)}) would like to be your reseller of Microsoft cloud services.</p>
<form class="card" method="post" action="/accept-relationship">
<label>Sign in as an administrator of <select name="tenant">${tenantChoices(call.world)}</select></label>
<label>… or of another domain <input type="text" name="domain" placeholder="example.com"></label>
<label>Company name <input type="text" name="companyName" placeholder="only for another domain"></label>
<label><input type="checkbox" name="agreement" value="yes"> Also accept the Microsoft Customer Agreement</label>
<button>Accept</button></form>`,
  );
}

function tenantChoices({ state }: World): string {
  return state.tenants
    .filter(({ id }) => id !== state.partner.tenantId)
    .map(({ displayName, domains, country }) => {
      const domain = domains.at(-1) ?? '';
      return `<option value="${escapeHtml(domain)}">${escapeHtml(`${displayName} (${domain}, ${country})`)}</option>`;
    })
    .join('');
}

/** `POST /accept-relationship`: the button was pressed. */
export function acceptRelationshipOnPage(call: Call): Answer {
  const { world } = call;
  const form = new URLSearchParams(call.body);
  const domain = form.get('domain')?.trim() || form.get('tenant')?.trim() || '';
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain)) return refusedPage('Please give a domain, such as example.com.');
  const wasCustomer = isCustomer(world, domain);
  try {
    const customer = acceptRelationship(world, domain, form.get('companyName')?.trim() ?? '');
    if (!wasCustomer) tellPartner(call, customer);
    if (form.get('agreement') === 'yes') customer.agreementSignedAt ??= world.now();
    const signed = customer.agreementSignedAt === undefined ? '' : ' The Microsoft Customer Agreement is accepted.';
    return donePage(`${world.state.partner.companyName} is now a reseller for ${customer.companyName}.${signed}`);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return refusedPage(
      `${domain} lies outside the region that ${world.state.partner.companyName} sells in, so it cannot accept.`,
    );
  }
}

function isCustomer(world: World, domain: string): boolean {
  const tenant = tenantWithDomain(world, domain);
  return world.state.customers.some(({ id, relationship }) => id === tenant?.id && relationship === 'reseller');
}

/** Record and event of the acceptance. The record's operation type is not documented for it. */
function tellPartner({ world }: Call, customer: Customer): void {
  const { id, at } = keepRecord(world, {
    customerId: customer.id,
    operationType: 'extend_relationship',
    nameInId: 'reseller_relationship_accepted_by_customer',
    resourceType: 'partner_customer_relationship',
    resource: { id: customer.id, relationshipToPartner: 'reseller' },
    userPrincipalName: `admin@${tenantOf(world, customer).domains[0]}`,
  });
  announce(world, {
    name: 'reseller-relationship-accepted-by-customer',
    resourceName: 'Customer',
    resourcePath: `/v1/customers/${customer.id}`,
    auditPath: `/auditactivity/v1/auditrecords/${id}`,
    at,
  });
}
