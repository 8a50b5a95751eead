import { acceptAsReseller } from './customer.ts';
import type { Stage } from './stage.ts';

const day = 24 * 60 * 60_000;

/** So many days on, or more, at a time when people in the US are at work: then they are reminded. */
function daysLater({ product }: Stage, count: number): void {
  const at = new Date(product.now() + count * day);
  at.setUTCHours(21);
  while (at.getUTCDay() % 6 === 0) at.setTime(at.getTime() + day);
  product.later(at.getTime() - product.now());
}

/** A customer with a tenant, out of the CRM; they do not answer, and are chased. */
export async function walkTheirTenant(stage: Stage): Promise<void> {
  await fillIn(stage);
  await chase(stage);
  await stage.manager.sees('Fabrikam');
  await stage.manager.press('Approve');
  await stage.rep.sees('Fabrikam');
  await acceptAsReseller(stage);
  await lookIntoCrm(stage);
}

/** "No": what follows stands on the card of the question. */
async function fillIn({ rep, picture }: Stage): Promise<void> {
  await rep.say('onboard Fabrikam');
  await rep.sees('Which one is it?');
  await picture(rep, 'which-account');
  await rep.press('Fabrikam Inc, Seattle');
  await rep.sees('Who do we talk to there?');
  await rep.fill('Website', 'fabrikam.com');
  await picture(rep, 'from-crm');
  await rep.press('Continue');
  await rep.sees('already has a Microsoft tenant');
  await picture(rep, 'invitation');
  await rep.press('Send now');
  await rep.sees('What do they subscribe to?');
  await rep.choose('Product', /Business Basic$/);
  await rep.choose('When the term is over', /^Ends/);
  await rep.press('Add and review');
  await rep.sees('What is ordered');
  await picture(rep, 'review-with-tenant');
  await rep.press('Submit for approval');
  await rep.sees('Waiting for approval');
  await picture(rep, 'submitted-with-tenant');
}

async function chase(stage: Stage): Promise<void> {
  const { product, rep, picture } = stage;
  daysLater(stage, 2);
  await product.untilLogged(/"remind-customer".*"reminded"/);
  await rep.say('status Fabrikam');
  await rep.sees('Reminder to Fay Brick');
  await picture(rep, 'reminded');
  await rep.press('Copy link');
  await rep.sees('The customer’s link');
  await picture(rep, 'copy-link');
  await rep.press('Back');
  daysLater(stage, 1);
  await rep.say('nudge Fabrikam');
  await rep.sees('Again to Fay Brick');
  await picture(rep, 'nudged');
}

/** What was written back there. */
async function lookIntoCrm({ browser, crmUrl, picture }: Stage): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 700 } });
  await page.goto(crmUrl);
  await picture(page, 'crm');
}
