import { z } from 'zod';
import type { Call } from '../call.ts';
import { verificationOf } from '../resources/verification.ts';
import type { Answer } from '../respond.ts';
import { donePage, escapeHtml, live, page, refusedPage, table } from './layout.ts';

/** What Microsoft can say of an account, and how the page's buttons say it. */
const verdicts = {
  Allowed: 'approved',
  NotAllowed: 'refused',
  UnderReview: 'under review until somebody decides',
  Unknown: 'unknown',
  'Not Ready': 'not ready',
} as const;
const verdict = z.enum(['Allowed', 'NotAllowed', 'UnderReview', 'Unknown', 'Not Ready']);

/** `GET /verification`: Microsoft's side of the account verification, with a button for each outcome. */
export function showVerification({ world }: Call): Answer {
  const rows = world.state.customers
    .map((customer) => ({ ...customer, status: verificationOf(world, customer) }))
    .filter(({ status }) => status !== 'Allowed' && status !== 'NotAllowed')
    .map(({ id, companyName, status }) => [
      escapeHtml(companyName),
      status,
      `<form method="post" action="/verification"><input type="hidden" name="customer" value="${escapeHtml(id)}">` +
        '<button name="verdict" value="Allowed">Approve</button> ' +
        '<button class="plain" name="verdict" value="NotAllowed">Refuse</button> ' +
        '<button class="plain" name="verdict" value="UnderReview">Wait for me</button></form>',
    ]);
  const seconds = world.timings.verificationMs / 1000;
  return page(
    'Account verification',
    `<p>Customers under review. Nobody needs to press: after ${escapeHtml(seconds)} seconds an account is approved by itself.</p>` +
      live('waiting', table(['Customer', 'Status', 'Verdict'], rows)),
    { isLive: true },
  );
}

/** `POST /verification`: a verdict. */
export function decideVerification({ world, body }: Call): Answer {
  const form = new URLSearchParams(body);
  const customer = world.state.customers.find(({ id }) => id === form.get('customer'));
  const status = verdict.safeParse(form.get('verdict')).data;
  if (!customer || !status) return refusedPage('There is no such customer.');
  customer.verdict = { status, at: world.now() };
  return donePage(`The account of ${customer.companyName} is ${verdicts[status]}.`);
}
