import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bounceIn, createGraphBounces } from '../../bot/mail/graph-bounces.ts';

/** As Exchange Online reports, without what people read of it. */
const report = (status: string, action = 'failed', id = 'YWJj.7f3a-1@csp-onboarding') =>
  [
    'From: postmaster@p.example',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Final-Recipient: rfc822;ann@abc.example',
    `Action: ${action}`,
    `Status: ${status}`,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    'Message-ID: <made-by-graph@p.example>',
    `x-onboarding-message-id: ${id}`,
    '--b--',
  ].join('\r\n');

describe('a report of a mail that was not delivered', () => {
  it('names our mail and says why', () => {
    const messageId = 'YWJj.7f3a-1@csp-onboarding';
    assert.deepEqual(bounceIn(report('5.1.1')), { messageId, status: '5.1.1' });
    assert.deepEqual(bounceIn(report('4.4.7')), { messageId, status: '4.4.7' }, 'it was tried for days, and given up');
  });

  it('is none where the mail is only late, or not ours', () => {
    assert.equal(bounceIn(report('4.4.7', 'delayed')), undefined);
    assert.equal(bounceIn(report('5.1.1').replace('x-onboarding-message-id', 'x-other')), undefined);
    assert.equal(bounceIn('Subject: Hello\r\n\r\nGood morning'), undefined);
  });
});

describe('the mailbox that sends by Microsoft Graph', () => {
  let server: Server;
  let asked: string[] = [];
  let status = 200;
  const reports = new Map([
    ['one', report('5.1.1')],
    ['late', report('4.4.7', 'delayed')],
  ]);
  const now = () => Date.UTC(2026, 10, 29);
  const bounces = () =>
    createGraphBounces({
      from: 'partner@p.example',
      token: async () => 'the-token',
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      now,
    });
  before(async () => {
    server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
      asked.push(`${pathname}?${searchParams.get('$filter') ?? ''}`);
      const mime = reports.get(/messages\/(\w+)\/\$value$/.exec(pathname)?.[1] ?? '');
      // Two statements: restify changes Node's writeHead for the whole process, and its own returns nothing.
      response.writeHead(status);
      response.end(mime ?? JSON.stringify({ value: [...reports.keys()].map((id) => ({ id })) }));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    asked = [];
    status = 200;
  });

  it('is asked for reports of the last days, each read once', async () => {
    const looking = bounces();
    assert.deepEqual(await looking.look(), [{ messageId: 'YWJj.7f3a-1@csp-onboarding', status: '5.1.1' }]);
    const [list = '', ...read] = asked;
    assert.ok(
      list.startsWith('/v1.0/users/partner%40p.example/mailFolders/inbox/messages?receivedDateTime ge 2026-11-25T'),
    );
    assert.match(list, /'String 0x001A' and ep\/value eq 'REPORT\.IPM\.Note\.NDR'/);
    assert.equal(read.length, 2);
    assert.deepEqual(await looking.look(), []);
    assert.equal(asked.length, 4);
  });

  it('says so where it may not be read', async () => {
    status = 403;
    await assert.rejects(bounces().look(), { code: 'graph-not-reached' });
  });
});
