import assert from 'node:assert/strict';
import type { CardOnScreen, Window } from '../teams/chat-window.ts';
import { kill, startProcess } from './bot-process.ts';
import { openLinkIn } from './customer.ts';
import { acceptContract, fillInCompany, fillInNewTenant, orderSeats, seeOwn, startAccount } from './fill-in.ts';
import { openSignIn, takeCredentials } from './hand-over.ts';
import { pat } from './journeys.ts';
import { type Product, type ProductOptions, people, startProduct } from './start-product.ts';

const minute = 60_000;
const approved = /^Morgan Lee approved (ABC Corp|Fabrikam), \$75\.60 in total\. It is being set up now\./;
const signedAndPlaced =
  /^(ABC Corp|Fabrikam) signed the Microsoft Customer Agreement, and the order is placed: \$75\.60 in total\.$/;

/** No ids, and no moments: what a person would not write. */
const notForPeople = /[0-9a-f]{8}|\d{1,2}:\d{2}|\bUTC\b|\d{4}-\d{2}|onmicrosoft/;

describe('the messages of a deal', () => {
  let product: Product;
  let rep: Window;
  afterEach(() => product.close());

  const start = async (options?: ProductOptions) => {
    product = await startProduct(options);
    ({ rep } = product);
  };
  const toasts = () => rep.news().map(({ toast }) => toast);
  const approve = async () => {
    await rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
    await product.manager.press('Approve');
  };
  /** “No”, ready to submit. */
  const toFabrikam = async () => {
    await startAccount(rep, 'Fabrikam', pat);
    await rep.press('Send now');
    await acceptContract(rep);
    await orderSeats(rep);
  };
  /** “Yes”, up to the mail that asks the customer to sign. */
  const askToSign = async () => {
    await fillInNewTenant(rep);
    await approve();
    await rep.until(/^The tenant of ABC Corp is there/);
    await takeCredentials(rep);
    await rep.until(/Ann Carter to accept the Microsoft Customer Agreement/);
  };
  const sign = async (mailbox = 'ann@abccorp.com', customer = 'abccorp.onmicrosoft.com') => {
    const mail = await product.mailTo(mailbox, /Microsoft Customer Agreement/);
    await (await openLinkIn(mail)).submit({ customer });
  };
  const isSigned = /"check-agreement".*"result":"agreement"/;

  it('that makes a tenant are three at most: approved, the sign-in to hand over, signed and ordered', async () => {
    await start({ timings: { verificationMs: 5 * minute } });
    await fillInNewTenant(rep);
    await approve();
    await rep.until(/^The tenant of ABC Corp is there/);
    await rep.until(/^Robin Reyes to hand over the sign-in$/);
    await rep.press('Hand over to Ann Carter');
    await openSignIn(product);
    product.later(6 * minute);
    await rep.until(/Ann Carter to accept the Microsoft Customer Agreement/);
    await sign();
    product.later(minute);
    await rep.until(signedAndPlaced);
    product.later(30 * minute);
    await rep.until(/^Order placed$/);

    assert.ok(toasts().length <= 3, toasts().join('\n'));
    const [first = '', last = ''] = [toasts()[0], toasts().at(-1)];
    assert.match(first, approved);
    assert.match(last, signedAndPlaced);
    for (const toast of toasts()) assert.doesNotMatch(toast, notForPeople);
    assert.deepEqual(buttonsOf(rep.news().find(({ texts }) => texts.some((text) => /The tenant of/.test(text)))), [
      'Hand over to Ann Carter',
      'Open',
    ]);
    const { texts } = rep.news().at(-1) ?? { texts: [] };
    assert.match(
      texts.join('\n'),
      /\n1 × Microsoft 365 Business Basic\n\$75\.60 over 1 year\nCancel until\n\d+ \w+ \d{4}, /,
    );

    await rep.press('Open', {}, rep.news().at(-1));
    assert.ok(rep.card().texts.includes('Order placed'), 'the card goes on where the news was');
    assert.doesNotMatch(JSON.stringify(product.teams.connector.chat(rep.conversationId)), /<at>/);
  });

  it('that is signed while Microsoft still verifies the account are three, too', async () => {
    await start({ timings: { verificationMs: 60 * minute } });
    await askToSign();
    await sign();
    product.later(minute);
    await rep.until(/^ABC Corp signed the Microsoft Customer Agreement\.$/);
    product.later(60 * minute);
    await rep.until(/^The order for ABC Corp is placed/);
    assert.ok(toasts().length <= 3, toasts().join('\n'));
  });

  it('with a tenant of theirs are two at most: approved, signed and ordered', async () => {
    await start();
    await toFabrikam();
    await approve();
    await rep.until(approved);
    await (await openLinkIn(await product.mailTo('pat@fabrikam.com'))).submit({ tenant: 'fabrikam.com' });
    await rep.until(/^Link mailed to the customer/);
    await sign('pat@fabrikam.com', 'fabrikam.com');
    await rep.until(signedAndPlaced);
    product.later(30 * minute);
    await rep.until(/^Order placed$/);
    assert.ok(toasts().length <= 2, toasts().join('\n'));
    for (const toast of toasts()) assert.doesNotMatch(toast, notForPeople);
  });

  it('are sentences as the answers are: what is next, who asks, for whom, for how much', async () => {
    await start();
    const said = () => product.teams.connector.received.map((sent) => String(JSON.parse(sent).summary));
    await rep.say('hello');
    await startAccount(rep, 'ABC Corp.');
    await rep.say('my onboardings');
    await rep.say('resume');
    assert.match(said()[0] ?? '', /^I bring new customers on board with you/);
    for (const toast of [
      'Next for ABC Corp: Account.',
      'One of your onboardings needs you.',
      'Next for ABC Corp: First registration.',
      'ABC Corp goes on in another card.',
    ])
      assert.ok(said().includes(toast), toast);
    await rep.press('Yes, create a new tenant');
    await fillInCompany(rep);
    await orderSeats(rep);
    await rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
    assert.ok(said().includes('Robin Reyes asks you to approve ABC Corp, $75.60 in total.'));
    await product.manager.press('Approve');
    await product.teams.until(() => said().find((toast) => toast === 'ABC Corp is being set up.'), 'the new state');
  });

  it('are two where the order takes longer than five minutes after the signature', async () => {
    await start({ timings: { orderCompletedMs: 20 * minute } });
    await askToSign();
    await sign();
    await product.untilLogged(isSigned);
    await rep.until(/setting up what was bought/);
    assert.doesNotMatch(toasts().join(), /signed/);
    product.later(5 * minute);
    await rep.until(/^ABC Corp signed the Microsoft Customer Agreement\.$/);
    product.later(20 * minute);
    await rep.until(/^The order for ABC Corp is placed: \$75\.60 in total\.$/);
  });

  it('that waited when the process died are told by the next one, each once', async () => {
    await start({ timings: { orderCompletedMs: 3 * minute } });
    await product.stopBot();
    const child = await startProcess(product.settings);
    try {
      await askToSign();
      await sign();
      await rep.until(/setting up what was bought/);
    } finally {
      await kill(child);
    }
    assert.doesNotMatch(toasts().join(), /signed/);
    product.later(4 * minute);
    await product.startBot();
    await rep.until(signedAndPlaced);
    await rep.until(/^Order placed$/);
    assert.equal(toasts().filter((toast) => /signed|placed/.test(toast)).length, 1, toasts().join('\n'));
  });

  it('are fewer, or more, as somebody says', async () => {
    await start({ timings: { verificationMs: 5 * minute } });
    await rep.say('notifications');
    await rep.submit('Only when I am needed');
    assert.ok(rep.texts().some((text) => text.startsWith('I write to you only when you are needed.')));
    await product.stopBot();
    await product.startBot();
    await fillInNewTenant(rep);
    await approve();
    await rep.until(/^The tenant of ABC Corp is there/);
    assert.doesNotMatch(toasts().join(), /approved/);

    await rep.say('Notifications everything');
    product.later(6 * minute);
    await rep.until(/^Microsoft verified the account$/);
    product.later(6 * minute);
    await rep.until(/^ABC Corp: Microsoft verified the customer’s account\.$/);
  });

  it('in a group chat say nothing that its card does not say there', async () => {
    await start();
    const ownChat = rep;
    rep = product.teams.window(people.rep, 'playground', 'group-of-abc-corp');
    await fillInNewTenant(rep);
    await approve();
    await ownChat.until(/^The tenant of ABC Corp is there\. Hand its sign-in over to Ann Carter/);
    await rep.say('resume');
    await seeOwn(rep);
    await rep.press('Hand over to Ann Carter');
    await openSignIn(product);
    await rep.until(/^The customer to /);
    const body = JSON.stringify({ percent: 12 });
    await fetch(`${product.simulator.url}/_price-changes`, { method: 'POST', body });
    product.later(24 * 60 * minute);
    await sign();
    product.later(24 * 60 * minute);
    assert.match(await ownChat.until(/^What we pay for ABC Corp has changed/), /was \$5\.04, is now \$5\.65/);
    await rep.until(/^Waiting for approval since/);
    await rep.say('notifications');
    assert.match(rep.texts().at(-1) ?? '', /Others read along here/);
    const { connector } = product.teams;
    assert.doesNotMatch(JSON.stringify(connector.chat(rep.conversationId)), /5\.04|5\.65|75\.60|Ann Carter|Basic/);
  });

  it('in a group chat mention the rep, whatever they call themselves', async () => {
    await start();
    const robin = { ...people.rep, name: 'Robin **R** </at><at>All' };
    await product.teams.window(robin, 'teams').open();
    rep = product.teams.window(robin, 'playground', 'group-of-abc-corp');
    await toFabrikam();
    await approve();
    await rep.until(/^Morgan Lee approved Fabrikam\. /);
    const cards = product.teams.connector.chat(rep.conversationId).map(({ card }) => JSON.stringify(card));
    const card = cards.find((one) => /Morgan Lee approved/.test(one)) ?? assert.fail('it is there');
    const mention = '<at>Robin R at at All</at>';
    assert.ok(card.includes(`{"type":"TextBlock","text":"${mention}"`), card);
    const mentioned = { id: people.rep.aadObjectId, name: 'Robin R at at All' };
    const msteams = { entities: [{ type: 'mention', text: mention, mentioned }] };
    assert.ok(card.includes(`"msteams":${JSON.stringify(msteams)}`), card);
    await rep.press('Open', {}, rep.news().at(-1));
    assert.ok(buttonsOf(rep.card()).includes('Cancel onboarding'), 'it shows each what is theirs');
  });
});

function buttonsOf(card: CardOnScreen | undefined): string[] {
  return card?.buttons.map(({ title }) => title) ?? [];
}
