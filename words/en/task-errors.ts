/** What goes wrong in the work towards Partner Center besides what Partner Center itself refuses, in English. */
export const taskErrors = {
  unexpected: 'Something went wrong on our side. Nothing was lost; please try again in a moment.',
  'tried-often': '{why} It was tried {attempts} times; press Retry to go on.',
  'failing-long':
    '{why} It has failed for more than an hour, for {accountName} and perhaps for others; it is tried again and goes on by itself.',
  'failing-aside':
    '{why} It has failed for more than an hour, for {accountName} and perhaps for others. No deal waits for it; it is tried again until it works.',
  'one-after-another': '{first} {next}',
  'nobody-asked':
    '{count, plural, =0 {Nobody may approve this any more. Put somebody into APPROVERS, its groups, or the approval policy.} other {Nobody who may approve this can be reached in Teams. Ask one of them to open the CSP Onboarding app, or put somebody else into APPROVERS.}} The bot looks again every few minutes, and goes on by itself.',
  'rep-without-role':
    '{rep} is no rep any more, and is told nothing of it. Give it to another rep; or, once they are one again, press Retry.',
  'nobody-else':
    'Nobody decided on this in time, and whom the approval policy names to be asked then may not decide on it, or is asked already. Ask an approver to decide, or name somebody else.',
  'no-provider': 'The provider of this onboarding is no longer in the settings. The operators have to put it back.',
  'not-in-catalog': 'This product is not in the catalog. Choose one from the list.',
  'not-in-country': '{product} cannot be bought in this country at the moment. Choose another product.',
  'no-company': 'The company details are missing.',
  'no-country': 'The customer’s country is not known.',
  'no-tenant': 'This step needs the customer’s tenant, which is not there yet.',
  'credentials-not-kept': 'The tenant is created, but its credentials could not be put into the vault yet.',
  'link-not-granted':
    'The link to the new tenant’s sign-in is not the one that its rep sent, so no mail left. Find out who changed it in the store.',
  'no-invitation': 'There is no invitation to send.',
  'not-accepted': 'Partner Center does not know yet who accepted us.',
  'which-deal':
    '{companyName} ({domain}, tenant {tenantId}) accepted us as reseller, and no deal expects that tenant: which deal is it? {asked, plural, =0 {No deal waits for an acceptance.} one {The rep of {asked} deal that waits was asked.} other {The reps of {asked} deals that wait were asked.}}',
  'no-signatory': 'Nobody is named to sign the agreement.',
  'not-sold': '{product} is no longer sold with this term and billing. Edit the subscriptions and submit again.',
  'of-product': '{product}: {problem}',
  'of-unknown-product': 'A line: {problem}',
  'cart-refused': '{problems} Edit the subscriptions and submit again.',
  'prices-not-read': 'What we pay today could not be looked up, so nothing was ordered. {why}',
  'price-sheet-empty': 'Microsoft’s price sheet is empty.',
  'order-may-be-there':
    'What we pay has changed, and it is not known yet whether an order was placed before. The bot looks again in a quarter of an hour.',
  'currency-changed':
    'Microsoft charges us in {currency} by now for {products}, so nothing was ordered: the prices that were entered are in another currency. Edit it under “Subscriptions” and enter a price in {currency}, then save the billing contract again.',
  'price-moved-rest':
    'What we pay has changed since it was approved, and the other part of the order is placed. {moves} If it is still wanted at that cost, order it in Partner Center and then press Retry, which finds it. If not, leave it out, and the deal is what is ordered.',
  'cost-moved': '{title}: cost was {was}, is now {is}.',
  'cost-changed': '{title}: what we pay is another amount.',
  'price-moved-unapprovable':
    'What we pay has changed since this was submitted, so nothing was ordered, and nobody can approve it: there is no approver besides who asked. Ask the operators to add one, then press Retry.',
  'no-cart': 'There is no cart to order.',
  'order-not-listed': 'The order is placed, but Partner Center does not list it yet.',
  'end-of-term-refused':
    'Partner Center does not take what was ordered for the end of the term of {product}: {ordered, select, cancel {that it ends} extend {that it goes on month by month} renew {that it renews} other {}}. As it stands, {reads, select, cancel {it ends} extend {it goes on month by month} renew {it renews for another term} other {it goes on and costs money}}. An operator can set it in Partner Center, at the subscription, and then press Retry. {problem}',
  'subscription-not-listed':
    'Partner Center lists no subscription for {product}, so the end of its term could not be set. Look for it in Partner Center, then press Retry.',
  'order-not-found': 'Partner Center does not know the order {orderId}, which it took. Look for it in Partner Center.',
  'order-not-made':
    'Partner Center lists no order of it, and its answer was lost. Look in Partner Center whether it was ordered before you press Retry.',
  'nothing-ordered':
    'Nothing was ordered. {problems} Once that is settled press Retry, or edit the subscriptions and submit again.',
  'order-lines-refused':
    'Not everything is ordered. {problems} Once that is settled, press Retry: only what is missing is ordered then. Or leave it out, and the deal is what is ordered.',
  'order-cancelled': 'Microsoft cancelled the order {orderId} that it was in. Ask Microsoft’s partner support why.',
  'order-suspended':
    'Microsoft has suspended the order {orderId} ({products}). Ask Microsoft’s partner support why; it goes on by itself once Microsoft lets it.',
  'order-late':
    'Microsoft has not gone on with the order {orderId} ({products}) for {review, select, yes {three days of review} other {a day}}. Ask Microsoft’s partner support why; do not order it again.',
  'order-error':
    'Microsoft could not carry out the order {orderId} ({products}). Ask Microsoft’s partner support to mend it; do not order it again.',
  'line-not-provided':
    'Microsoft does not provide it, although the order {orderId} is through. Ask Microsoft’s partner support why; do not order it again.',
  /** Of before refused lines were ordered again. */
  'order-partly-refused': 'Part of the order was refused: {refused} Order that part in Partner Center.',
  'verification-differs':
    'For three days Microsoft has said that the customer’s account is verified, and refused the order because it is not. Ask Microsoft’s partner support why; it is tried again and goes on by itself.',
  'agreement-differs':
    'For three days Microsoft has said that the customer accepted the Microsoft Customer Agreement, and refused the order because it did not. Ask Microsoft’s partner support why; it is tried again and goes on by itself.',
  'account-not-approved':
    'Microsoft did not approve this customer’s account. Open Partner Center, settle it with Microsoft, then press Retry.',
  'not-as-submitted':
    'What is kept of this onboarding is not what was submitted and approved: somebody changed it without the bot. Nothing was ordered. The operators see what was changed with npm run records -- verify. To go on, edit what is wrong and submit again, or start over.',
  'not-as-ordered':
    'What is kept of this onboarding is not what was submitted, approved and ordered: somebody changed it without the bot. Nothing more is done for it at Partner Center. The operators see what was changed with npm run records -- verify.',
  'subscription-not-there': 'Partner Center lists no subscription for {product} at the moment.',
  'add-on-stays': 'It stays because {product}, which needs it, could not be taken back.',
  'stopped-meanwhile': 'The bot was stopped while it was at this.',
  /** Said before what is said had codes. */
  quoted: '{text}',
} as const;
