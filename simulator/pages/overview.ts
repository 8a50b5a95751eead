import type { Call } from '../call.ts';
import { tenantOf } from '../resources/find-customer.ts';
import { isCompleted } from '../resources/orders.ts';
import { invitationLink } from '../resources/relationship.ts';
import { addressFixtures } from '../resources/validate-address.ts';
import { verificationOf } from '../resources/verification.ts';
import { type Answer, json } from '../respond.ts';
import type { Customer } from '../state.ts';
import type { ClassicAttestation, World } from '../world.ts';
import { escapeHtml, page, table } from './layout.ts';

const attestations: Record<ClassicAttestation, string> = {
  accepted: 'A partner’s classic confirmation of the agreement counts, as it did until 2026-01-05.',
  ignored: 'A partner’s classic confirmation of the agreement is taken, but orders do not look at it.',
  refused: 'A partner’s classic confirmation of the agreement is refused.',
};

/** `GET /`: what the simulator holds, for people. */
export function showOverview({ world, origin }: Call): Answer {
  const { partner, customers } = world.state;
  const joined = customers.filter(({ joinedBy }) => joinedBy === 'invitation');
  const invitation = invitationLink(origin, partner.tenantId);
  const sections = [
    `<p>Partner: <b>${escapeHtml(partner.companyName)}</b>, ${escapeHtml(partner.country)}. ${attestations[world.classicAttestation]}</p>`,
    `<p><a href="${escapeHtml(invitation)}">Accept the reseller relationship</a> · <a href="/AdminPortal/Home?ref=/BillingAccounts/agreement">Accept the Microsoft Customer Agreement</a> · <a href="/verification">Finish account verification</a></p>`,
    section('Customers', ['Company', 'Domains', 'Relationship', 'Verification'], customers.map(customerRow(world))),
    section(
      'Invitations accepted',
      ['Company', 'When'],
      joined.map(({ companyName, joinedAt }) => [escapeHtml(companyName), clock(joinedAt)]),
    ),
    section(
      'Agreements',
      ['Company', 'Signed by the customer', 'Confirmed by the partner'],
      customers.map(agreementRow),
    ),
    section('Orders', ['Order', 'Company', 'Products', 'Status'], orderRows(world)),
    section(
      'Addresses to try',
      ['Type', 'Answer'],
      addressFixtures.map(({ type, status }) => [escapeHtml(type), `<code>${status}</code>`]),
    ),
    section('Requests', ['When', 'Request', 'Token', 'Status', 'Request id'], requestRows(world)),
  ];
  return page('Partner Center simulator', sections.join(''), { refreshSeconds: 5 });
}

function section(title: string, headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return `<h2>${escapeHtml(title)}</h2>${table(headings, rows)}`;
}

function customerRow(world: World) {
  return (customer: Customer): string[] => [
    `${escapeHtml(customer.companyName)}<br><small><code>${escapeHtml(customer.id)}</code></small>`,
    tenantOf(world, customer).domains.map(escapeHtml).join('<br>'),
    customer.relationship,
    verificationOf(world, customer),
  ];
}

function agreementRow({ companyName, agreementSignedAt, confirmations }: Customer): string[] {
  const signed = agreementSignedAt === undefined ? '–' : clock(agreementSignedAt);
  const confirmed = confirmations.map(({ primaryContact, type, counts }) => {
    const name = `${primaryContact.firstName} ${primaryContact.lastName}`;
    return escapeHtml(`${name}, ${type}${counts ? '' : ' (does not count)'}`);
  });
  return [escapeHtml(companyName), signed, confirmed.join('<br>') || '–'];
}

function orderRows(world: World): string[][] {
  return world.state.orders.map((order) => [
    `<code>${escapeHtml(order.id)}</code>`,
    escapeHtml(world.state.customers.find(({ id }) => id === order.customerId)?.companyName ?? ''),
    order.lineItems
      .map(({ quantity, title, termDuration }) => escapeHtml(`${quantity} × ${title} (${termDuration})`))
      .join('<br>'),
    isCompleted(world, order) ? 'completed' : 'pending',
  ]);
}

function requestRows({ requests }: World): string[][] {
  return requests
    .map(({ at, method, path, tokenKind, status, note, requestId }) => [
      clock(at),
      `<code>${escapeHtml(`${method} ${path}`)}</code>`,
      tokenKind ?? '',
      escapeHtml([status ?? 'no answer', note].filter(Boolean).join(' ')),
      `<small><code>${escapeHtml(requestId ?? '')}</code></small>`,
    ])
    .reverse();
}

function clock(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}

/** `GET /_state`: the same for programs. Without the kept answers, which hold first passwords. */
export function showState({ world }: Call): Answer {
  const { partner, tenants, customers, carts, orders } = world.state;
  return json(200, { partner, tenants, customers, carts, orders, requests: world.requests });
}
