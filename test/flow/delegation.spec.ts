import assert from 'node:assert/strict';
import type { Window } from '../teams/chat-window.ts';
import { openPage } from './customer.ts';
import { agreementAlreadySigned, fillInNewTenant } from './fill-in.ts';
import { takeCredentials } from './hand-over.ts';
import { type Product, people, type SentMail, startProduct } from './start-product.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const chat = '19:operators@thread.v2';
const relationships = '/v1.0/tenantRelationships/delegatedAdminRelationships';
const mayBeGranted = /#\/partners\/invitation\/granularAdminRelationships\/(\S+)/;

describe('an invitation to GDAP', () => {
  let product: Product;
  let rep: Window;
  beforeEach(async () => {
    const roles = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b,f023fd81-a637-4b56-95fd-791ac0226033';
    product = await startProduct({ settings: { OPERATORS: chat, PARTNER_CENTER_GDAP_ROLES: roles } });
    rep = product.rep;
  });
  afterEach(() => product.close());

  const approve = async () => {
    await rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
    await product.manager.press('Approve');
    await rep.until(/^The tenant of ABC Corp is there/);
  };
  const approveAndTake = async () => {
    await approve();
    await takeCredentials(rep);
  };
  const linksIn = ({ text }: SentMail): string[] => text.match(/https?:\/\/\S+/g) ?? [];
  const made = () => product.simulator.state.adminRelationships;
  const acceptAgreement = async ([link = '']: string[]) => {
    await (await openPage(link)).submit({ customer: 'abccorp.onmicrosoft.com' });
    product.later(5 * minute);
  };

  it('is in the mail with the agreement, and once granted on the card', async () => {
    await fillInNewTenant(rep);
    await approveAndTake();
    const links = linksIn(await product.mailTo('ann@abccorp.com'));
    const [agreement = '', invitation = ''] = links;
    assert.equal(links.length, 2);
    assert.match(agreement, /BillingAccounts\/agreement/);
    const [relationship] = made();
    assert.equal(mayBeGranted.exec(invitation)?.[1], relationship?.id);
    const { displayName = '', duration, autoExtendDuration, status } = relationship ?? {};
    assert.match(displayName, /^ABC Corp [0-9a-f]{24}$/);
    assert.deepEqual([duration, autoExtendDuration, status], ['P730D', 'PT0S', 'approvalPending']);

    await acceptAgreement(links);
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    await rep.until(/^Roles asked for, not granted yet/);
    await (await openPage(invitation)).submit({ relationship: relationship?.id ?? '' });
    product.later(hour);
    await rep.until(/^Roles granted by the customer on /);
    assert.equal((await product.mails()).length, 1);
    assert.equal(made().length, 1);
  });

  it('gets a mail of its own where the agreement is signed already', async () => {
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await approve();
    const mail = await product.mailTo('ann@abccorp.com');
    assert.match(mail.subject, /^Administrator roles for Northwind Cloud at ABC Corp/);
    assert.match(linksIn(mail).join(), mayBeGranted);
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
  });

  it('holds up nothing while Graph is down for a day, is told once, and made up for once it works', async () => {
    const operators = product.teams.window(people.nobody, 'teams', chat);
    await operators.open();
    for (const method of ['GET', 'POST']) await product.trouble(`${method} ${relationships}`, '503', { times: 9999 });
    await fillInNewTenant(rep);
    await approveAndTake();
    await product.untilLogged(/a task failed and is tried again/);
    assert.equal((await product.mails()).length, 0, 'the mail waits for its link a while');
    product.later(5 * minute);
    const mail = await product.mailTo('ann@abccorp.com');
    assert.equal(linksIn(mail).length, 1);
    await acceptAgreement(linksIn(mail));
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    for (const [passed, failures] of [
      [2 * hour, 2],
      [day, 3],
    ] as const) {
      product.later(passed);
      await product.untilLogged(/a task failed and is tried again/, failures);
    }
    await operators.until(/Microsoft Graph/);
    const alarms = operators.texts().filter((text) => /Microsoft Graph/.test(text));
    assert.equal(alarms.length, 1, alarms.join('\n'));
    assert.match(alarms[0] ?? '', /for ABC Corp and perhaps for others\. No deal waits for it/);
    assert.ok(!rep.texts().some((text) => /needs you|Graph/.test(text)));

    await fetch(`${product.simulator.url}/_faults`, { method: 'DELETE' });
    product.later(2 * hour);
    await product.untilLogged(/"delegation-mailed"/);
    const [later] = await product.mails();
    assert.match(linksIn(later ?? mail).join(), mayBeGranted);
    assert.equal(made().length, 1);
  });

  it('is made once, whichever answer of Graph is lost', async () => {
    await product.trouble(`POST ${relationships}`, 'drop-after');
    await product.trouble(`POST ${relationships}/*/requests`, 'drop-after');
    await fillInNewTenant(rep);
    await approveAndTake();
    for (const time of [1, 2]) {
      await product.untilLogged(/a task failed and is tried again/, time);
      product.later(2 * minute);
    }
    assert.equal(linksIn(await product.mailTo('ann@abccorp.com')).length, 2);
    assert.deepEqual(
      made().map(({ status }) => status),
      ['approvalPending'],
    );
  });

  it('stays open when the deal is cancelled, which is said before', async () => {
    await fillInNewTenant(rep);
    await approveAndTake();
    await product.mailTo('ann@abccorp.com');
    await rep.until(/^Roles asked for/);
    await rep.press('Cancel onboarding');
    assert.ok(
      rep.card().texts.some((text) => /^• The invitation to grant us administrator roles .* stays open/.test(text)),
    );
  });
});
