import assert from 'node:assert/strict';
import { leaseTime } from '../../bot/tasks/claim-task.ts';
import { isElement } from '../../cards/card.ts';
import type { Window } from '../teams/chat-window.ts';
import { kill, startProcess } from './bot-process.ts';
import { openLinkIn } from './customer.ts';
import {
  acceptContract,
  agreementAlreadySigned,
  answerNo,
  fillInNewTenant,
  orderSeats,
  startAccount,
} from './fill-in.ts';
import { openSignIn } from './hand-over.ts';
import { type Product, people } from './start-product.ts';

// What has to hold from end to end, whatever store the product is started on.

const minutes = 60_000;

/** What is logged once it is written down that the customer on somebody's card accepted us: what follows is done. */
export function connected(rep: Window): RegExp {
  const { onboarding } = rep.card().buttons[0]?.data ?? {};
  return new RegExp(`"${isElement(onboarding) ? onboarding.id : '?'}","task":"check-agreement".*task carried out`);
}

/** At which a new tenant is waited for, as at the real one. */
export const slowPartnerCenter = { timings: { customerReadableMs: 20_000, verificationMs: 5 * minutes } } as const;

export const pat = { 'First name': 'Pat', 'Last name': 'Price', 'E-mail': 'pat@fabrikam.com' };

export async function newTenantFromCommandToOrder(product: Product): Promise<void> {
  const { rep, manager, simulator } = product;
  await fillInNewTenant(rep);
  await rep.press('Submit for approval');
  assert.ok(rep.texts().includes('Waiting for approval'));
  await manager.until(/Approval wanted/);
  assert.ok(manager.texts().includes('ABC Corp, new tenant abccorp.onmicrosoft.com'));
  assert.equal(await manager.press('Approve'), undefined);

  await rep.until(/The tenant of ABC Corp is there/);
  assert.match(await manager.until(/^✓ Approved by/), /^✓ Approved by Morgan Lee on /);
  product.later(1 * minutes);
  await rep.until(/Microsoft to verify the customer’s account/);
  product.later(5 * minutes);
  await rep.until(/Robin Reyes to hand over the sign-in/);
  await rep.press('Hand over to Ann Carter');
  assert.match(await openSignIn(product), /admin@abccorp\.onmicrosoft\.com/);
  await rep.until(/Ann Carter to accept the Microsoft Customer Agreement/);
  const page = await openLinkIn(await product.mailTo('ann@abccorp.com', /Microsoft Customer Agreement/));
  assert.match(page.html, /Accept/);
  assert.equal(simulator.state.orders.length, 0, 'nothing is ordered before the agreement');
  await page.submit({ customer: 'abccorp.onmicrosoft.com' });
  product.later(1 * minutes);
  await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
  await rep.until(/^Order placed$/);

  const told = rep.news().map(({ toast }) => toast);
  assert.equal(
    told.join(' '),
    [
      'Morgan Lee approved ABC Corp, $75.60 in total. It is being set up now.',
      'The tenant of ABC Corp is there. Hand its sign-in over to Ann Carter: they get a link by mail, and the agreement once they have opened it.',
      'ABC Corp signed the Microsoft Customer Agreement, and the order is placed: $75.60 in total.',
    ].join(' '),
  );
  assertOneTenantAndOrder(product);
  assert.equal((await product.mails()).length, 3, 'the link, its code, the agreement');
}

export async function existingTenantFromMailToOrder(product: Product): Promise<void> {
  const { rep, manager, simulator } = product;
  await startAccount(rep, 'Fabrikam', pat);
  await rep.press('Yes, create a new tenant');
  assert.ok(rep.texts().includes('fabrikam.com already has a Microsoft tenant.'));
  await rep.press('No, they have a tenant');
  const proposed = rep.values();
  assert.equal(proposed.Subject, 'Northwind Cloud as Microsoft cloud partner of Fabrikam');
  assert.match(proposed.Text ?? '', /^Dear Pat Price,[\s\S]*\[link\][\s\S]*Robin Reyes\nNorthwind Cloud$/);
  await rep.press('Send now', { Text: 'Hello Pat, please open [link] and accept.' });

  const invitation = await product.mailTo('pat@fabrikam.com');
  assert.equal(invitation.subject, proposed.Subject);
  assert.match(invitation.text, /^Hello Pat, please open http\S+ and accept\.$/);
  await acceptContract(rep);
  await orderSeats(rep, { 'Seats (1 to 300)': '25' });
  await rep.press('Submit for approval');
  await manager.until(/has not accepted us as reseller yet \(pat@fabrikam.com\)/);
  await manager.press('Approve');
  await rep.until(/Pat Price to accept us as reseller/);

  const page = await openLinkIn(invitation);
  assert.match(page.html, /Northwind Cloud<\/b> \(US\) would like to be your reseller/);
  await page.submit({ tenant: 'fabrikam.com' });
  await rep.until(/^fabrikam\.onmicrosoft\.com, connected on /);
  await rep.until(/^Link mailed to the customer/);
  await (await openLinkIn(await product.mailTo('pat@fabrikam.com'))).submit({ customer: 'fabrikam.com' });
  await rep.until(/[Tt]he order( for Fabrikam)? is placed/);

  const { customers, orders } = simulator.state;
  const invited = customers.filter(({ joinedBy }) => joinedBy !== 'seed');
  assert.deepEqual(
    invited.map(({ companyName, joinedBy }) => [companyName, joinedBy]),
    [['Fabrikam', 'invitation']],
  );
  assert.deepEqual(
    orders.map(({ customerId, lineItems }) => [customerId, lineItems[0]?.quantity]),
    [[invited[0]?.id, 25]],
  );
  assert.equal((await product.mails()).length, 2);
}

/** With everything filled in. */
export async function twoApproversAtOnce(product: Product): Promise<void> {
  const { rep, manager, teams } = product;
  const secondManager = teams.window(people.secondManager);
  await secondManager.open();
  await rep.press('Submit for approval');
  await manager.until(/Approval wanted/);
  await secondManager.until(/Approval wanted/);
  await Promise.all([
    manager.press('Approve'),
    secondManager.press('Send back', { 'Comment, reason or question': 'Too dear' }),
  ]);
  const approved = manager.texts().some((text) => text.startsWith('✓ Approved by'));
  const outcome = approved ? /^✓ Approved by Morgan Lee/ : /Sent back by Max Moreno/;
  await manager.until(outcome);
  await secondManager.until(outcome);
  await rep.until(approved ? /^Morgan Lee approved ABC Corp/ : /^Max Moreno sent ABC Corp back/);
  assert.equal(rep.texts().filter((text) => /approved ABC Corp|sent ABC Corp back/.test(text)).length, 1);
}

export async function stoppedWhileSettingUp(product: Product): Promise<void> {
  const { rep, manager } = product;
  await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
  await rep.press('Submit for approval');
  await manager.until(/Approval wanted/);
  await product.trouble('POST /v1/customers', 'drop-after');
  await product.trouble('POST /v1/customers/*/carts/*/checkout', 'drop-after');
  await manager.press('Approve');
  for (const time of [1, 2]) {
    await product.untilLogged(/task failed/, time);
    await product.stopBot();
    await product.startBot();
    product.later(5 * 60_000);
  }
  await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
  assertOneOfEach(product);
}

/** The bot as a process of its own. The next one works on the same store, once the claims of the dead one have run out. */
export async function killedAfterApproval(product: Product): Promise<void> {
  const { rep, manager } = product;
  await product.stopBot();
  const child = await startProcess(product.settings);
  try {
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
  } finally {
    await kill(child);
  }
  product.later(leaseTime);
  await product.startBot();
  await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
  await rep.until(/^Order placed$/);
  assertOneOfEach(product);
}

/** One tenant, one signed agreement, one order of one line, and nothing twice. */
export function assertOneTenantAndOrder(product: Product): void {
  const { customers, orders, carts } = product.simulator.state;
  const created = customers.filter(({ joinedBy }) => joinedBy === 'creation');
  assert.equal(created.length, 1);
  assert.equal(created[0]?.companyName, 'ABC Corp');
  assert.ok(created[0].agreementSignedAt);
  assert.deepEqual(
    orders.map(({ customerId, lineItems }) => [customerId, lineItems.map(({ quantity }) => quantity)]),
    [[created[0].id, [1]]],
  );
  assert.equal(carts.length, 1);
}

/** One tenant, one confirmation, one order, and the rep told once of each. */
export function assertOneOfEach({ simulator, rep }: Product): void {
  const { customers, orders } = simulator.state;
  const created = customers.filter(({ joinedBy }) => joinedBy === 'creation');
  assert.equal(created.length, 1);
  assert.equal(created[0]?.confirmations.length, 1);
  assert.equal(orders.length, 1);
  const told = rep.texts().filter((text) => /^(The tenant of|The order for)/.test(text));
  assert.equal(told.length, 2, told.join('\n'));
}

/** A customer with a tenant, from the command to the approval. */
export async function approveTheirTenant({ rep, manager }: Product): Promise<void> {
  await startAccount(rep, 'Fabrikam', pat);
  await answerNo(rep);
  await rep.press('Send now');
  await acceptContract(rep);
  await orderSeats(rep);
  await rep.press('Submit for approval');
  await manager.until(/Approval wanted/);
  await manager.press('Approve');
}
