import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { createGraphMailer } from '../../bot/mail/graph.ts';

describe('mail by Microsoft Graph', () => {
  let server: Server;
  let status = 202;
  let received: { route: string; headers: IncomingHttpHeaders; body: unknown }[] = [];

  const mail = {
    to: 'ada@abc.example',
    subject: 'Hello',
    text: 'Please accept.',
    html: '<p>Please accept.</p>',
    messageId: 'one@p.example',
  };
  const mailer = () =>
    createGraphMailer({
      from: 'partner@p.example',
      token: async () => 'the-token',
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    });

  before(async () => {
    server = createServer(async (request, response) => {
      const body = await json(request);
      received.push({ route: `${request.method} ${request.url}`, headers: request.headers, body });
      // Two statements: restify changes Node's writeHead for the whole process, and its own returns nothing.
      response.writeHead(status);
      response.end(status === 202 ? '' : '{"error":{"code":"ErrorInvalidRecipients"}}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    received = [];
    status = 202;
  });

  it('brings the logo along where the mail shows it', async () => {
    const logo = { type: 'image/png', bytes: Buffer.from('a picture'), width: 800, height: 80 } as const;
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const branded = createGraphMailer({ from: 'partner@p.example', token: async () => 'the-token', url, logo });
    await branded.send({ ...mail, html: '<img src="cid:logo">' });
    await branded.send(mail);
    const attached = received.map(({ body }) => Object(body).message.attachments);
    const isInline = { isInline: true, contentId: 'logo', contentType: 'image/png', name: 'logo' };
    const contentBytes = logo.bytes.toString('base64');
    assert.deepEqual(attached, [
      [{ '@odata.type': '#microsoft.graph.fileAttachment', ...isInline, contentBytes }],
      undefined,
    ]);
  });

  it('sends as the configured mailbox, with the id in a header', async () => {
    await mailer().send(mail);
    assert.equal(received[0]?.route, 'POST /v1.0/users/partner%40p.example/sendMail');
    assert.equal(received[0]?.headers.authorization, 'Bearer the-token');
    assert.deepEqual(received[0]?.body, {
      message: {
        subject: 'Hello',
        body: { contentType: 'HTML', content: '<p>Please accept.</p>' },
        toRecipients: [{ emailAddress: { address: 'ada@abc.example' } }],
        internetMessageHeaders: [{ name: 'x-onboarding-message-id', value: 'one@p.example' }],
      },
      saveToSentItems: true,
    });
  });

  it('has answers sent to whom it names', async () => {
    await mailer().send({ ...mail, replyTo: 'robin@p.example' });
    assert.match(
      JSON.stringify(received[0]?.body),
      /"replyTo":\[\{"emailAddress":\{"address":"robin@p\.example"\}\}\]/,
    );
  });

  for (const [answer, retryable] of [
    [400, false],
    [403, true],
    [429, true],
    [503, true],
  ] as const) {
    it(`says mail-not-sent after a ${answer}, ${retryable ? 'to be tried again' : 'for good'}`, async () => {
      status = answer;
      await assert.rejects(mailer().send(mail), (error: { code: string; detail: { retryable: boolean } }) => {
        assert.equal(error.code, 'mail-not-sent');
        assert.equal(error.detail.retryable, retryable);
        return true;
      });
      assert.equal(received.length, 1);
    });
  }

  it('says mail-not-sent when no token is to be had, and asks nothing of Graph', async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const token = () => Promise.reject(new Error('signed out'));
    const failing = createGraphMailer({ from: 'partner@p.example', token, url });
    await assert.rejects(failing.send(mail), { code: 'mail-not-sent' });
    assert.deepEqual(received, []);
  });
});
