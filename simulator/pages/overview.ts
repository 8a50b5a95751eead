import { readFileSync } from 'node:fs';
import type { Call } from '../call.ts';
import { outcomeOf } from '../resources/end-of-term.ts';
import { tenantOf } from '../resources/find-customer.ts';
import { statusOf } from '../resources/orders.ts';
import { invitationLink } from '../resources/relationship.ts';
import { dayMs, isoDay, standingOf } from '../resources/subscription-term.ts';
import { addressFixtures } from '../resources/validate-address.ts';
import { verificationOf } from '../resources/verification.ts';
import { type Answer, json } from '../respond.ts';
import type { Customer, Order, OrderLine } from '../state.ts';
import type { RequestRecord, World } from '../world.ts';
import { clock, escapeHtml, live, page, table } from './layout.ts';
import { clockForm, extendUnrenewedForm, faultsForm, orderedFaults, switchesForm } from './orders-form.ts';
import { pricesForm } from './prices-form.ts';
import { showDeliveries, showRegistration } from './webhook-tables.ts';

/** `GET /`: what the simulator holds, for people. */
export function showOverview({ world, origin }: Call): Answer {
  const { partner, customers, carts } = world.state;
  const invitation = escapeHtml(invitationLink(origin, partner.tenantId));
  const sections = [
    `<p>Partner: <b>${escapeHtml(partner.companyName)}</b>, ${escapeHtml(partner.country)}, tenant <code>${escapeHtml(partner.tenantId)}</code>. Times are UTC.</p>`,
    `<p>Play the customer: <a href="${invitation}">accept the reseller relationship</a> · <a href="/AdminPortal/Home?ref=/BillingAccounts/agreement">accept the Microsoft Customer Agreement</a> · <a href="/AdminPortal/Home">approve an admin relationship</a>. Play Microsoft: <a href="/verification">finish account verifications</a>.</p>`,
    section('Customers', ['Company', 'Domains', 'Relationship', 'Verification'], customers.map(customerRow(world))),
    section('Invitations accepted', ['When', 'Company'], customers.flatMap(invitationRow)),
    section(
      'Agreements',
      ['Company', 'Signed by the customer', 'Confirmed by the partner'],
      customers.map(agreementRow),
    ),
    section('Orders', ['Order', 'Company', 'Products', 'After the term', 'Status'], orderRows(world)),
    extendUnrenewedForm(world),
    section(
      'Carts',
      ['When', 'Company', 'Lines', 'Status'],
      carts.map((cart) => [
        clock(cart.createdAt),
        companyName(world, cart.customerId),
        String(cart.lineItems.length),
        cart.status,
      ]),
    ),
    `<h2>Webhook</h2>${live('registration', showRegistration(world))}${live('deliveries', showDeliveries(world))}`,
    section('Requests', ['When', 'Request', 'Token', 'Status', 'Request id'], world.requests.map(requestRow)),
    `<h2>Switches</h2>${switchesForm(world)}`,
    `<h2>Prices</h2>${pricesForm(world)}`,
    `<h2>Clock</h2>${clockForm(world)}`,
    `<h2>Faults</h2>${live('faults', orderedFaults(world))}${faultsForm()}`,
    section(
      'Addresses to try',
      ['Type', 'Answer'],
      addressFixtures.map(({ type, status }) => [escapeHtml(type), `<code>${status}</code>`]),
    ),
  ];
  return page('Partner Center simulator', sections.join(''), { isLive: true });
}

/** Newest first, where the order is one of time. */
function section(title: string, headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const content = headings[0] === 'When' ? rows.toReversed() : rows;
  const id = title.toLowerCase().replaceAll(' ', '-');
  return `<h2>${escapeHtml(title)}</h2>${live(id, table(headings, content))}`;
}

function companyName({ state }: World, customerId: string): string {
  return escapeHtml(state.customers.find(({ id }) => id === customerId)?.companyName ?? customerId);
}

function customerRow(world: World) {
  return (customer: Customer): string[] => [
    `${escapeHtml(customer.companyName)}<small><code>${escapeHtml(customer.id)}</code></small>`,
    tenantOf(world, customer).domains.map(escapeHtml).join('<br>'),
    customer.relationship,
    verificationOf(world, customer),
  ];
}

function invitationRow({ companyName, joinedAt, joinedBy }: Customer): string[][] {
  return joinedBy === 'invitation' ? [[clock(joinedAt), escapeHtml(companyName)]] : [];
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
    companyName(world, order.customerId),
    order.lineItems
      .map(({ quantity, title, termDuration }) => escapeHtml(`${quantity} × ${title} (${termDuration})`))
      .join('<br>'),
    order.lineItems.map((line) => afterTerm(world, order, line)).join('<br>'),
    escapeHtml(statusOf(world, order)),
  ]);
}

function afterTerm(world: World, order: Order, line: OrderLine): string {
  const standing = standingOf(world, order, line);
  if (standing.status !== 'active') return standing.status;
  if (standing.isExtended) return 'extended, month by month';
  return `${outcomeOf(world, line, standing)} after ${isoDay(standing.termEnd - dayMs)}`;
}

function requestRow({ at, method, path, tokenKind, status, note, requestId }: RequestRecord): string[] {
  const colour = status === undefined || status >= 400 ? 'bad' : 'good';
  const told = new Set([String(status ?? 'no answer'), ...(note ?? '').split(' ')]);
  return [
    clock(at),
    `<code>${escapeHtml(`${method} ${path}`)}</code>`,
    tokenKind ?? '',
    `<span class="${colour}">${escapeHtml([...told].filter(Boolean).join(' '))}</span>`,
    requestId ? `<small><code>${escapeHtml(requestId)}</code></small>` : '',
  ];
}

const liveScript = readFileSync(new URL('live.js', import.meta.url), 'utf8');

/** `GET /_live.js`: what keeps the pages true to the simulator while they are open. */
export function showLiveScript(): Answer {
  return { status: 200, headers: { 'Content-Type': 'text/javascript; charset=utf-8' }, body: liveScript };
}

/** `GET /_state`: the same for programs. Without the kept answers, which hold first passwords. */
export function showState({ world }: Call): Answer {
  const { partner, tenants, customers, carts, orders, adminRelationships, webhooks } = world.state;
  const { switches, timings, faults, requests } = world;
  const held = { partner, tenants, customers, carts, orders, adminRelationships, webhooks };
  return json(200, { ...held, switches, timings, faults, requests });
}
