import assert from 'node:assert/strict';
import { type ReceivedMail, startMailServer } from '../crash/mail-server.ts';
import { runConnect } from '../flow/run-connect.ts';
import { hour, minute, startBadDay } from './day.ts';

/** What the operators hear, cause by cause. */
const causes: Readonly<Record<string, RegExp>> = {
  clock: /^The clock of /,
  webhooks: /went to https:\/\/staging\.example/,
  vault: /could not be put into the vault yet/,
  mail: /Our mails are not taken at the moment/,
  'Partner Center': /^Partner Center .*It has failed for more than an hour/,
  account: /lets us do nothing any more/,
  'account mended': /lets us in again/,
};

describe('a day on which all of it happens', () => {
  it('is one alarm for each cause, and every deal ends by itself once the last of them is gone', async () => {
    let says = (command: string): string | undefined => (command === 'the mail' ? '451 4.7.1 later' : undefined);
    let ahead = 0;
    const received: ReceivedMail[] = [];
    const server = await startMailServer({
      from: 0,
      watch: async () => 'goes on',
      received: (mail) => received.push(mail),
      says: (command) => says(command),
    });
    const settings = { MAIL: 'smtp', MAIL_FROM: 'bot@p.example', SMTP_URL: server.url };
    const bad = await startBadDay({ settings, mails: () => received, clockIsAhead: () => ahead });
    try {
      const { product, lines, pass } = bad;
      const { simulator } = product;
      await pass(2 * minute);
      await product.untilLogged(/registered for webhooks/);

      ahead = 10 * minute;
      lines.keeps = (kind) => kind !== 'secret';
      assert.ok(simulator.state.webhooks.registration);
      simulator.state.webhooks.registration.webhookUrl = 'https://staging.example/webhook';
      const deals = await bad.begin(9);
      await pass(minute, hour, hour);
      assert.ok(simulator.state.customers.some(({ joinedBy }) => joinedBy === 'creation'));

      lines.partnerCenter = () => ({ status: 503 });
      await pass(10 * minute, hour, hour, hour);

      // On a machine whose clock is right.
      const killed = await bad.startMachine('killed', -ahead);
      lines.keeps = () => true;
      lines.partnerCenter = ({ what, moment }) => {
        if (moment === 'carried out' && what === 'POST /v1/customers') killed.kill();
        return 'goes on';
      };
      for (let tried = 1; tried <= 10 && !killed.isDead; tried++) await pass(5 * minute);
      assert.ok(killed.isDead);

      await fetch(`${simulator.url}/_sign-outs`, { method: 'POST' });
      await pass(2 * hour, minute, hour);
      ahead = 0;
      await pass(hour);
      says = () => undefined;
      await runConnect(product, 'mfa');
      product.later(minute);
      await product.untilLogged(/what the provider held up goes on/);
      await bad.quietTime();
      await bad.allIsWell(deals, { isRepeated: true });

      const heard = bad.alarms().map((text) => Object.keys(causes).find((cause) => causes[cause]?.test(text)) ?? text);
      assert.deepEqual(heard.toSorted(), Object.keys(causes).toSorted());
    } finally {
      await bad.close();
      await server.close();
    }
  });
});
