import type { Call } from '../call.ts';
import { verificationOf } from '../resources/verification.ts';
import type { Answer } from '../respond.ts';
import { donePage, escapeHtml, page, refusedPage, table } from './layout.ts';

/** `GET /verification`: Microsoft's side of the account verification, with a button for each outcome. */
export function showVerification({ world }: Call): Answer {
  const waiting = world.state.customers.filter((customer) => verificationOf(world, customer) === 'UnderReview');
  const rows = waiting.map(({ id, companyName }) => [
    escapeHtml(companyName),
    `<form method="post" action="/verification"><input type="hidden" name="customer" value="${escapeHtml(id)}">` +
      '<button name="verdict" value="Allowed">Approve</button> ' +
      '<button class="plain" name="verdict" value="NotAllowed">Refuse</button></form>',
  ]);
  const seconds = world.timings.verificationMs / 1000;
  return page(
    'Account verification',
    `<p>Customers under review. Nobody needs to press: after ${escapeHtml(seconds)} seconds an account is approved by itself.</p>` +
      table(['Customer', 'Verdict'], rows),
    { refreshSeconds: 5 },
  );
}

/** `POST /verification`: a verdict. */
export function decideVerification({ world, body }: Call): Answer {
  const form = new URLSearchParams(body);
  const customer = world.state.customers.find(({ id }) => id === form.get('customer'));
  const status = form.get('verdict');
  if (!customer || (status !== 'Allowed' && status !== 'NotAllowed')) return refusedPage('There is no such customer.');
  customer.verdict = { status, at: world.now() };
  return donePage(`The account of ${customer.companyName} is ${status === 'Allowed' ? 'approved' : 'refused'}.`);
}
