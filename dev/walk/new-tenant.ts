import { acceptAgreement, openSignIn } from './customer.ts';
import type { Stage } from './stage.ts';

const hour = 60 * 60_000;
const day = 24 * hour;

const signature = `Ann Lee
Chief Financial Officer
ABC Corp
1 Microsoft Way
Redmond, WA 98052
+1 425 555 0100
ann.lee@abccorp.com`;

/** A customer without a tenant, from a pasted signature to the order, and to fewer seats of it. */
export async function walkNewTenant(stage: Stage): Promise<void> {
  await fillIn(stage);
  await approve(stage);
  await handOver(stage);
  await order(stage);
  await reduce(stage);
}

async function fillIn({ rep, picture }: Stage): Promise<void> {
  await rep.say('hello');
  await rep.sees('onboard ABC Corp');
  await picture(rep, 'welcome');
  await rep.press('Start onboarding');
  await rep.paste(signature);
  await rep.sees('Who do we talk to there?');
  await picture(rep, 'pasted');
  await rep.press('Continue');

  await rep.sees('First registration with Provider?');
  await picture(rep, 'registration');
  await rep.press('Yes');

  await rep.sees('Company details for the new tenant');
  await picture(rep, 'company');
  await rep.press('Verify address');

  await rep.sees('What do they subscribe to?');
  await rep.choose('Product', /Business Premium$/);
  await rep.fill('Seats', '25');
  await rep.choose('When the term is over', /Renews for/);
  await picture(rep, 'subscription');
  await rep.press('Show prices');
  await rep.sees('per seat and month');
  await picture(rep, 'prices');
  await rep.press('Add and review');

  await rep.sees('What is ordered');
  await picture(rep, 'review');
  await rep.press('Submit for approval');
  await rep.sees('Waiting for approval');
  await picture(rep, 'submitted');
}

async function approve({ rep, manager, picture }: Stage): Promise<void> {
  await manager.sees('Approval wanted');
  await picture(manager, 'approval');
  await manager.press('Approve');
  await rep.sees('The tenant of ABC Corp is there');
  await picture(rep, 'approved');
}

async function handOver(stage: Stage): Promise<void> {
  const { rep, picture } = stage;
  await rep.press('Hand over to Ann Lee');
  await rep.sees('Ann Lee to open the sign-in');
  await picture(rep, 'handed-over');
  await openSignIn(stage);
  await rep.sees('Mailed: the agreement link');
  await picture(rep, 'being-set-up');
}

async function order(stage: Stage): Promise<void> {
  const { product, rep, picture } = stage;
  await acceptAgreement(stage);
  product.later(hour);
  await rep.sees(/order (for ABC Corp )?is placed/);
  await picture(rep, 'order-placed');
}

/** On the fifth day the rep is reminded of how long this can be taken back. */
async function reduce({ product, rep, manager, picture }: Stage): Promise<void> {
  // To a noon: nobody is reminded at night.
  product.later(6 * day - ((product.now() - 12 * hour) % day));
  await rep.sees('the order can still be');
  await picture(rep, 'can-be-taken-back');
  await rep.press('Reduce seats');
  await rep.sees('Why, in one line');
  await rep.fill('Business Premium', '20');
  await rep.fill('Why, in one line', 'Five people fewer');
  await picture(rep, 'reduce-seats');
  await rep.press('Ask for approval');
  await manager.sees('Fewer seats wanted');
  await picture(manager, 'fewer-seats-wanted');
  await manager.press('Approve');
  await rep.sees('Done for ABC Corp');
  await picture(rep, 'reduced');
}
