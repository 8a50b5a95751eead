import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { createInterface } from 'node:readline';
import { dressedMailer } from '../../bot/mail/dressed.ts';
import type { Mail } from '../../bot/mail/mailer.ts';
import { createSmtpMailer } from '../../bot/mail/smtp.ts';
import type { OnboardingError } from '../../errors/onboarding-error.ts';
import { english } from '../words/english.ts';

/** A mail server that keeps what it is given; `afterData` is its last word on every mail, `afterMail` its word on who sends. */
function startMailServer(received: string[], afterData: () => string, afterMail: () => string): Server {
  return createServer((socket) => {
    const say = (line: string) => socket.writable && socket.write(`${line}\r\n`);
    // The client may hang up at any moment, which is its right.
    socket.on('error', () => socket.destroy());
    let data: string[] | undefined;
    say('220 mail.test ready');
    createInterface({ input: socket }).on('line', (line) => {
      if (data !== undefined && line !== '.') data.push(line);
      else if (data !== undefined) {
        received.push(data.join('\n'));
        data = undefined;
        say(afterData());
      } else if (line === 'DATA') {
        data = [];
        say('354 go on');
      } else if (line === 'QUIT') {
        say('221 bye');
        socket.end();
      } else say(line.startsWith('MAIL FROM') ? afterMail() : '250 ok');
    });
  }).listen(0, '127.0.0.1');
}

describe('mail by SMTP', () => {
  const received: string[] = [];
  let answer = '250 taken';
  let toSender = '250 ok';
  let server: Server;
  let url: string;
  const mail = {
    to: 'ada@abc.example',
    subject: 'Žádost',
    text: 'Please accept.',
    html: '<p>Please accept.</p>',
    messageId: '7f3a.relationship@p.example',
  };

  before(async () => {
    server = startMailServer(
      received,
      () => answer,
      () => toSender,
    );
    await once(server, 'listening');
    url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());
  beforeEach(() => {
    received.length = 0;
    answer = '250 taken';
    toSender = '250 ok';
  });

  it('shows a logo in its own proportions, in sizes that Outlook takes', async () => {
    const sizes = [
      [800, 80, 240, 24],
      [192, 192, 40, 40],
      [60, 20, 120, 40],
      [9000, 10, 240, 1],
    ] as const;
    for (const [width, height, ...drawn] of sizes) {
      const logo = { type: 'image/png', bytes: Buffer.from('a picture'), width, height } as const;
      const sent: Mail[] = [];
      const mailer = { send: async (one: Mail) => void sent.push(one) };
      await dressedMailer(english, { label: null, logo, colour: null }, mailer).send(mail);
      const [, ...found] = /<img src="cid:logo" alt="" width="(\d+)" height="(\d+)"/.exec(sent[0]?.html ?? '') ?? [];
      assert.deepEqual(found.map(Number), drawn);
    }
  });

  it('says who it is from by name, and brings the logo along where the mail shows it', async () => {
    const logo = { type: 'image/png', bytes: Buffer.from('a picture'), width: 800, height: 80 } as const;
    const mailer = createSmtpMailer({
      url,
      from: 'partner@p.example',
      fromName: 'Nörd, Inc.',
      logo,
      requireTls: false,
    });
    await mailer.send({ ...mail, html: '<img src="cid:logo">' });
    await mailer.send(mail);
    const [shown = '', plain = ''] = received;
    assert.match(shown, /^From: =\?UTF-8\?Q\?N=C3=B6rd=2C_Inc=2E\?= <partner@p\.example>$/m);
    assert.match(shown, /^Content-Id: <logo>$/im);
    assert.match(shown, /^Content-Disposition: inline/im);
    assert.ok(shown.includes(logo.bytes.toString('base64')));
    assert.doesNotMatch(plain, /Content-Id/i);
  });

  it('carries both forms of the text, the sender and, each time, the same Message-ID', async () => {
    const mailer = createSmtpMailer({ url, from: 'partner@p.example', requireTls: false });
    await mailer.send(mail);
    await mailer.send({ ...mail, from: 'rep@p.example' });
    assert.equal(received.length, 2);
    for (const message of received) {
      assert.match(message, /^Message-ID: <7f3a\.relationship@p\.example>$/m);
      assert.match(message, /^To: ada@abc\.example$/m);
      assert.match(message, /^Please accept\.$/m);
      assert.match(message, /<p>Please accept\.<\/p>/);
    }
    assert.match(received[0] ?? '', /^From: partner@p\.example$/m);
    assert.match(received[1] ?? '', /^From: rep@p\.example$/m);
  });

  it('has answers sent to whom it names, and else says nothing of it', async () => {
    const mailer = createSmtpMailer({ url, from: 'partner@p.example', requireTls: false });
    await mailer.send({ ...mail, replyTo: 'robin@p.example' });
    await mailer.send(mail);
    assert.match(received[0] ?? '', /^Reply-To: robin@p\.example$/m);
    assert.doesNotMatch(received[1] ?? '', /^Reply-To:/m);
  });

  it('cannot be made to write another header by what a mail says', async () => {
    const mailer = createSmtpMailer({ url, from: 'partner@p.example', requireTls: false });
    const evil = 'r@p.example\r\nBcc: eve@e.example';
    await mailer.send({ ...mail, subject: 'Hello\r\nBcc: eve@e.example', replyTo: evil });
    await mailer.send({ ...mail, replyTo: 'r@p.example, eve@e.example' });
    const heads = received.map((message) => message.split('\n\n')[0] ?? '');
    for (const head of heads) assert.doesNotMatch(head, /^Bcc:|^Reply-To: [^"]*,/m);
  });

  it('tells a refusal for good from one for now', async () => {
    const mailer = createSmtpMailer({ url, from: 'partner@p.example', requireTls: false });
    const refused = (retryable: boolean) => (error: { code: string; detail: { retryable: boolean } }) =>
      error.code === 'mail-not-sent' && error.detail.retryable === retryable;
    answer = '550 no such mailbox';
    await assert.rejects(mailer.send(mail), refused(false));
    answer = '550 5.1.1 no such mailbox';
    await assert.rejects(mailer.send(mail), ({ detail }: OnboardingError) => detail.mailStatus === '5.1.1');
    answer = '451 later';
    await assert.rejects(mailer.send(mail), refused(true));
    answer = '250 taken';
    // A word about us, whatever mail it is: somebody can put that right.
    toSender = '550 5.7.1 not yours to send';
    await assert.rejects(mailer.send(mail), refused(true));
    const nobody = createSmtpMailer({ url: 'smtp://127.0.0.1:1', from: 'partner@p.example', requireTls: false });
    await assert.rejects(nobody.send(mail), refused(true));
  });

  it('sends nothing to a server without TLS where TLS is required', async () => {
    const mailer = createSmtpMailer({ url, from: 'partner@p.example', requireTls: true });
    await assert.rejects(mailer.send(mail), { code: 'mail-not-sent' });
    assert.deepEqual(received, []);
  });
});
