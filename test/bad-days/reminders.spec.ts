import assert from 'node:assert/strict';
import { workingMoment } from '../../onboarding/working-hours.ts';
import { type ReceivedMail, startMailServer } from '../crash/mail-server.ts';
import type { Fate } from '../crash/wire.ts';
import { type BadDay, day, hour, minute, said, startBadDay } from './day.ts';

describe('a customer who lets us wait', () => {
  let bad: BadDay;
  let says: (command: string) => string | undefined = () => undefined;
  let fate: (moment: string) => Fate = () => 'goes on';
  let received: { readonly mail: ReceivedMail; readonly at: number }[] = [];
  let server: Awaited<ReturnType<typeof startMailServer>>;
  beforeEach(async () => {
    received = [];
    says = () => undefined;
    fate = () => 'goes on';
    server = await startMailServer({
      from: 0,
      watch: async ({ moment }) => fate(moment),
      received: (mail) => received.push({ mail, at: bad.product.now() }),
      says: (command) => says(command),
    });
    const settings = { MAIL: 'smtp', MAIL_FROM: 'bot@p.example', SMTP_URL: server.url };
    bad = await startBadDay({ settings, mails: () => [] });
  });
  afterEach(async () => {
    await bad.close();
    await server.close();
  });
  /** To the next moment at which the customer works, so many days on; and what is tried again soon. */
  const daysLater = async (...counts: readonly number[]) => {
    for (const count of counts) await bad.pass(untilWork(count), 5 * minute, 5 * minute);
  };
  const untilWork = (days: number) => workingMoment(bad.product.now() + days * day, 'US') - bad.product.now();

  it('gets three reminders, a day apart at least, whoever dies over them and whatever answer is lost', async () => {
    const [deal] = await bad.begin(1, ['existing tenant']);
    assert.ok(deal);
    await bad.pass(minute);
    assert.equal(received.length, 1);
    await bad.product.stopBot();
    const first = await bad.startMachine('first');
    // The first reminder is taken, and whoever sent it dies before they know; of the second the answer is lost.
    fate = (moment) => {
      if (moment !== 'carried out' || new Set(received.map(({ mail }) => mail.messageId)).size > 3) return 'goes on';
      if (!first.isDead) first.kill();
      const copies = received.filter(({ mail }) => mail.messageId === received.at(-1)?.mail.messageId).length;
      return copies === 1 ? 'cut' : 'goes on';
    };
    await bad.pass(untilWork(2));
    assert.ok(first.isDead);
    await bad.startMachine('second');
    await bad.startMachine('third');
    await bad.pass(5 * minute);
    await daysLater(1, 2, 1, 5, 3, 3, 10);

    const ids = [...new Set(received.map(({ mail }) => mail.messageId))];
    assert.equal(ids.length, 4, received.map(({ mail }) => mail.text).join('\n---\n'));
    const copies = received.length - ids.length;
    assert.ok(copies === 1 || copies === 2, `${copies} copies: one comes where an answer was lost, known by its id`);
    const firsts = ids.map((id) => received.find(({ mail }) => mail.messageId === id)?.at ?? 0);
    for (const [place, at] of firsts.entries()) {
      if (place > 0) assert.ok(at - (firsts[place - 1] ?? at) > day - hour, `reminder ${place} is too soon`);
    }
    assert.deepEqual(said(bad.product, deal.rep), [], 'it is no message to the rep');
    const record = (await bad.onboardings.get(deal.id))?.record;
    assert.equal(record?.timeline.filter(({ kind }) => kind === 'reminded').length, 3);
  });

  it('whose server refuses the reminder gets no more of them, and the rep is needed, once', async () => {
    const [deal] = await bad.begin(1, ['existing tenant']);
    assert.ok(deal);
    await bad.pass(minute);
    says = (command) => (command.startsWith('RCPT TO') ? '550 5.1.1 no such mailbox' : undefined);
    await daysLater(2, 3, 7, 3);
    assert.equal(received.length, 1);
    const heard = said(bad.product, deal.rep);
    assert.equal(heard.length, 1, heard.join('\n'));
    assert.match(heard[0] ?? '', /needs you: something under “Account” has to be changed/);
    const record = (await bad.onboardings.get(deal.id))?.record;
    assert.equal(record?.attention?.problem.key, 'errors.mail.bounced-no-such-address');
  });
});
