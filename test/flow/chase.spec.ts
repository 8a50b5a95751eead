import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { workingMoment } from '../../onboarding/working-hours.ts';
import { openLinkIn } from './customer.ts';
import { acceptContract, answerNo, orderSeats, startAccount } from './fill-in.ts';
import { pat } from './journeys.ts';
import { type Product, people, type SentMail, startProduct } from './start-product.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
const operatorId = randomUUID();
const robin = { name: 'Robin Reyes', aadObjectId: randomUUID(), email: 'Robin@partner.example' };

describe('a customer who does not answer', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct({ settings: { OPERATORS: operatorId } });
  });
  afterEach(() => product.close());

  const begun = async () => {
    const rep = product.teams.window(robin);
    await rep.open();
    await startAccount(rep, 'Fabrikam', pat);
    await answerNo(rep);
    await rep.press('Send now');
    await product.mailTo('pat@fabrikam.com');
    await acceptContract(rep);
    await orderSeats(rep);
    return rep;
  };
  /** To the next moment at which the customer works, so many days on. */
  const daysLater = (count: number) => {
    const at = product.now();
    product.later(workingMoment(at + count * day, 'US') - at);
  };
  const mailsTo = async (to: string, count: number): Promise<readonly SentMail[]> => {
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; ) {
      const mails = (await product.mails()).filter((mail) => mail.to === to);
      if (mails.length >= count) return mails;
    }
    throw new Error(`there are not ${count} mails to ${to}`);
  };

  it('is reminded by itself, as long as that is wanted, and no more once they have accepted', async () => {
    const rep = await begun();
    await rep.say('status Fabrikam');
    assert.ok(rep.card().texts.some((text) => /^The next reminder leaves /.test(text)));
    daysLater(2);
    const [reminder] = await mailsTo('pat@fabrikam.com', 2);
    assert.ok(reminder);
    assert.equal(reminder.replyTo, robin.email.toLowerCase());
    assert.equal(reminder.subject, 'Reminder: Northwind Cloud as Microsoft cloud partner of Fabrikam');
    assert.match(reminder.text, /^Dear Pat Price,\n\nOn .* we asked you to accept Northwind Cloud .*\n\nhttp/);
    assert.match(reminder.text, /Just answer this mail: it reaches Robin Reyes\./);
    await product.untilLogged(/"remind-customer".*"reminded"/);
    assert.equal(rep.news().length, 0, 'it is no message');
    await rep.say('my onboardings');
    await rep.say('status Fabrikam');
    assert.ok(rep.card().texts.some((text) => text.startsWith('Reminder to Pat Price,')));

    await rep.press('Stop reminders');
    assert.ok(rep.card().texts.includes('Reminders are stopped.'));
    daysLater(1);
    await product.untilLogged(/"check-relationship".*still-waiting/, 3);
    await rep.press('Remind again');
    assert.ok(rep.card().texts.some((text) => /^The next reminder leaves /.test(text)));
    await (await openLinkIn(reminder)).submit({ tenant: 'fabrikam.com' });
    product.later(10 * day);
    await product.untilLogged(/"relationship-accepted"/);
    assert.equal((await product.mails()).filter(({ subject }) => subject.startsWith('Reminder')).length, 1);
  });

  it('gets it again at a word of the rep, who copies the link where that is quicker', async () => {
    const rep = await begun();
    await rep.say('nudge');
    assert.ok(rep.card().texts.some((text) => /^⚠ It was sent to pat@fabrikam.com just now\./.test(text)));
    await rep.press('Submit for approval');
    product.later(25 * hour);
    await rep.say('nudge f');
    assert.ok(
      rep.card().buttons.some(({ title }) => title === 'Send again'),
      'which is no name is asked about',
    );
    await rep.say('nudge Fabrikam');
    const [again, first] = await mailsTo('pat@fabrikam.com', 2);
    assert.equal(again?.text, first?.text);
    await rep.until(/^Again to Pat Price,/);
    assert.ok(
      rep.card().texts.some((text) => text.startsWith('Again to Pat Price,')),
      'the new card tells of it',
    );
    await rep.press('Copy link');
    const link = /https?:\/\/\S+/.exec(first?.text ?? '')?.[0];
    assert.equal(rep.values().Link, link);
    await rep.press('Back');
    assert.ok(rep.card().texts.some((text) => text.startsWith('Again to Pat Price,')));
  });

  it('answers the rep who has the deal by now, and nobody where no address is known', async () => {
    const rep = await begun();
    const [first] = await mailsTo('pat@fabrikam.com', 1);
    assert.equal(first?.replyTo, robin.email.toLowerCase());
    const sam = product.teams.window({ ...people.secondRep, email: 'not an address\r\nBcc: eve@evil.example' });
    await sam.open();
    const operator = product.teams.window({ name: 'Olga Op', aadObjectId: operatorId });
    await operator.open();
    await operator.say('status Fabrikam');
    await operator.say('nudge Fabrikam');
    assert.ok(operator.texts().some((text) => /Only Robin Reyes, who has this onboarding, can do that/.test(text)));
    await operator.press('Give to another rep');
    await operator.press('Give it to them', { Rep: people.secondRep.name });
    await rep.until(/Sam Stone/);
    product.later(25 * hour);
    await sam.say('nudge Fabrikam');
    const [again] = await mailsTo('pat@fabrikam.com', 2);
    assert.equal(again?.replyTo, undefined);
  });

  it('whose mailbox refuses it is the rep’s matter, and gets it where it is corrected', async () => {
    const rep = await begun();
    const page = await (await fetch(`${product.botUrl}/outbox`)).text();
    const [, action] = /action="([^"]+\/bounced)"/.exec(page) ?? [];
    const { status } = await fetch(`${product.botUrl}${action}`, { method: 'POST', redirect: 'manual' });
    assert.equal(status, 303);
    await rep.until(/needs you/);
    await rep.say('status Fabrikam');
    assert.ok(rep.card().texts.some((text) => text.includes('there is no such address')));
    await rep.press('Edit account');
    await rep.press('Continue', { 'E-mail': 'pat.price@fabrikam.com' });
    await mailsTo('pat.price@fabrikam.com', 1);
    await product.untilLogged(/"send-again".*"mailed-again"/);
    assert.equal((await mailsTo('pat@fabrikam.com', 1)).length, 1);
  });
});
