import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { type ReceivedMail, startMailServer } from '../crash/mail-server.ts';
import { type BadDay, type Deal, hour, minute, said, startBadDay } from './day.ts';

const aDay = [minute, 10 * minute, hour, 6 * hour, 6 * hour, 6 * hour, 6 * hour];
const branches = ['existing tenant', 'new tenant, agreement by mail'] as const;

/** Every customer got each of their mails once: the invitation of those who have a tenant, and the agreement. */
function eachOnce(deals: readonly Deal[], sentTo: readonly string[]): void {
  for (const { customer } of deals) {
    const wanted = customer.branch === 'existing tenant' ? 2 : 1;
    assert.equal(sentTo.filter((to) => to === customer.contact['E-mail']).length, wanted, customer.name);
  }
}

describe('mail that is refused', () => {
  let bad: BadDay;
  let says: (command: string) => string | undefined = () => undefined;
  const received: ReceivedMail[] = [];
  let server: Awaited<ReturnType<typeof startMailServer>>;
  beforeEach(async () => {
    received.length = 0;
    server = await startMailServer({
      from: 0,
      watch: async () => 'goes on',
      received: (mail) => received.push(mail),
      says: (command) => says(command),
    });
    const settings = { MAIL: 'smtp', MAIL_FROM: 'bot@p.example', SMTP_URL: server.url };
    bad = await startBadDay({ settings, mails: () => received });
  });
  afterEach(async () => {
    await bad.close();
    await server.close();
  });

  const ways: readonly [string, (command: string) => string | undefined, RegExp][] = [
    ['for good, whoever it is for', (command) => from(command, '550 5.7.60 not yours to send'), /with 550 5\.7\.60/],
    ['for now', (command) => (command === 'the mail' ? '451 4.7.1 later' : undefined), /with 451 4\.7\.1/],
  ];
  for (const [what, answers, alarm] of ways) {
    it(`${what}, for a day is one alarm, and leaves by itself once it is taken`, async () => {
      says = answers;
      const deals = await bad.begin(2, branches);
      await bad.pass(...aDay);
      assert.deepEqual(received, []);
      assert.equal(bad.alarms().length, 1, bad.alarms().join('\n'));
      assert.match(bad.alarms()[0] ?? '', alarm);
      says = () => undefined;
      await bad.quietTime();
      await bad.allIsWell(deals);
      eachOnce(
        deals,
        received.map(({ to }) => to),
      );
      assert.equal(bad.alarms().length, 1);
    });
  }

  it('for one address alone is its rep’s matter, and nobody else’s', async () => {
    says = (command) => (/^RCPT TO:<ann@k1x/.test(command) ? '550 5.1.1 no such mailbox' : undefined);
    const [wrong, ...others] = await bad.begin(4, branches);
    assert.ok(wrong);
    await bad.quietTime();
    await bad.allIsWell(others);
    const heard = said(bad.product, wrong.rep);
    assert.equal(heard.length, 1);
    assert.match(heard[0] ?? '', /^Customer k1x needs you: something under “Account” has to be changed/);
  });
});

function from(command: string, answer: string): string | undefined {
  return command.startsWith('MAIL FROM') ? answer : undefined;
}

const Sent = z.object({
  message: z.object({
    body: z.object({ content: z.string() }),
    toRecipients: z.array(z.object({ emailAddress: z.object({ address: z.string() }) })),
  }),
});

describe('sendMail of Microsoft Graph refused', () => {
  for (const status of [403, 429]) {
    it(`with ${status} for a day is one alarm, and leaves by itself once it is taken`, async () => {
      const sent: { to: string; text: string }[] = [];

      let answers = status;
      const graph = createServer(async (request, response) => {
        const { message } = Sent.parse(await json(request));
        const [link = ''] = /(?<=href=")[^"]+/.exec(message.body.content) ?? [];
        const to = message.toRecipients[0]?.emailAddress.address ?? '';
        if (answers === 202) sent.push({ to, text: link.replaceAll('&amp;', '&') });
        // Two statements: restify changes Node's writeHead for the whole process, and its own returns nothing.
        response.writeHead(answers, answers === 429 ? { 'Retry-After': '3600' } : {});
        response.end();
      }).listen(0, '127.0.0.1');
      await once(graph, 'listening');
      const { port } = graph.address() as AddressInfo;
      const settings = { MAIL: 'graph', MAIL_FROM: 'bot@p.example', GRAPH_URL: `http://127.0.0.1:${port}` };
      const bad = await startBadDay({ settings, mails: () => sent });
      try {
        const deals = await bad.begin(2, branches);
        await bad.pass(...aDay);
        assert.match(bad.alarms().join('\n'), new RegExp(`^[^\\n]*sendMail was answered with ${status}[^\\n]*$`));

        answers = 202;
        await bad.pass(2 * hour);
        await bad.quietTime();
        await bad.allIsWell(deals);
        eachOnce(
          deals,
          sent.map(({ to }) => to),
        );
      } finally {
        await bad.close();
        graph.closeAllConnections();
        graph.close();
      }
    });
  }
});
