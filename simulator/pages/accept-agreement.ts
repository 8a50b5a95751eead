import type { Call } from '../call.ts';
import { hasDomain } from '../resources/domains.ts';
import { tenantOf } from '../resources/find-customer.ts';
import type { Answer } from '../respond.ts';
import type { Customer } from '../state.ts';
import { agreementTextPath } from './agreement-text.ts';
import { donePage, escapeHtml, page, refusedPage } from './layout.ts';

/** What the customer's administrator sees behind the acceptance link; `&customer=` (id or domain) chooses the customer. */
export function agreementPage(call: Call): Answer {
  const { world } = call;
  const chosen = findCustomer(call, call.query.get('customer') ?? '');
  const choices = world.state.customers
    .filter((customer) => customer.agreementSignedAt === undefined || customer === chosen)
    .map((customer) => {
      const name = `${customer.companyName} (${tenantOf(world, customer).domains.at(-1)})`;
      const selected = customer === chosen ? ' selected' : '';
      return `<option value="${escapeHtml(customer.id)}"${selected}>${escapeHtml(name)}</option>`;
    })
    .reverse();
  if (choices.length === 0) {
    return page('Microsoft Customer Agreement', '<p>Every customer has accepted it already.</p>');
  }
  const text = escapeHtml(agreementTextPath(world, 'MicrosoftCustomerAgreement'));
  return page(
    'Microsoft Customer Agreement',
    `<p>Read the <a href="${text}">agreement</a>, then accept it for your organization.</p>
<form class="card" method="post" action="/accept-agreement">
<label>Sign in as an administrator of <select name="customer">${choices.join('')}</select></label>
<button>Accept</button></form>`,
  );
}

/** `POST /accept-agreement`: the button was pressed. */
export function acceptAgreementOnPage(call: Call): Answer {
  const customer = findCustomer(call, new URLSearchParams(call.body).get('customer') ?? '');
  if (!customer) return refusedPage('There is no such customer.');
  customer.agreementSignedAt ??= call.world.now();
  return donePage(`${customer.companyName} has accepted the Microsoft Customer Agreement.`);
}

function findCustomer({ world }: Call, idOrDomain: string): Customer | undefined {
  return world.state.customers.find(
    (customer) => customer.id === idOrDomain.toLowerCase() || hasDomain(tenantOf(world, customer), idOrDomain),
  );
}
