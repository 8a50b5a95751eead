import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { limitSockets } from '../../bot/http/sockets.ts';
import { demo } from '../../dev/demo.ts';
import { kill, ofOurs } from '../flow/bot-process.ts';
import { freePort, type Product, startProduct } from '../flow/start-product.ts';

/** What is written to the bot without a client that knows better. */
function open(url: string, text: string): Socket {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined).write(text);
  return socket;
}

// However it ends: what was not read when a socket is cut may come as an error first.
const closed = (socket: Socket) =>
  socket.closed ? undefined : new Promise<void>((resolve) => socket.once('close', () => resolve()));

describe('the sockets of the bot', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  const isHeard = async () => {
    const before = product.rep.texts().length;
    await product.rep.say('help');
    assert.ok(product.rep.texts().length > before);
  };

  it('are closed when they are to become something else', async () => {
    const sockets = ['websocket', 'h2c', 'anything'].flatMap((protocol) =>
      ['/api/messages', '/healthz', '/'].map((path) =>
        open(
          product.botUrl,
          `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\nSec-WebSocket-Key: x\r\n\r\n`,
        ),
      ),
    );
    sockets.push(open(product.botUrl, 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n'));
    await Promise.all(sockets.map(closed));
    await isHeard();
  });

  it('are cut after ten seconds with half a head, with none, and with answers that nobody reads', async () => {
    const script = await (await fetch(`${product.botUrl}/sign-in/page.js`)).arrayBuffer();
    const asked = Math.ceil(50_000_000 / script.byteLength);
    const unread = open(product.botUrl, 'GET /sign-in/page.js HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(asked)).pause();
    await isHeard();
    const since = performance.now();
    const slow = ['', 'POST /api/messages HTTP/1.1\r\nHost: x\r\n'].map((text) => open(product.botUrl, text).resume());
    const drip = setInterval(() => slow[1]?.write('X-Slow: 1\r\n'), 500);
    await Promise.all(slow.map(closed));
    clearInterval(drip);
    const seconds = (performance.now() - since) / 1000;
    assert.ok(seconds > 9 && seconds < 13, `${seconds} s`);
    await closed(unread.resume());
    const read = unread.bytesRead;
    assert.ok(read < (asked * script.byteLength) / 2, `${read} bytes of ${asked * script.byteLength} were kept for it`);
    await isHeard();
  });

  it('bring an answer also where nobody can read for which address', async () => {
    for (const [path, host] of [
      ['/', '['],
      ['/', 'a b'],
      ['/', 'x:99999'],
      ['http://[/', 'x'],
    ]) {
      const request = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
      assert.match((await buffer(open(product.botUrl, request))).toString(), /^HTTP\/1.1 400/, host);
    }
    await isHeard();
  });

  it('are closed with an answer, and a line of log, when more comes than anybody reads', async () => {
    const head =
      'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 400000\r\n\r\n';
    const answer = (await buffer(open(product.botUrl, `${head}${'x'.repeat(300_000)}`))).toString();
    assert.match(answer, /^HTTP\/1.1 413 .*connection: close/is);
    assert.match(product.logged(), /"why":"too-large".*a caller was refused/);
    await isHeard();
  });

  it('take no more than so many bytes of headers', async () => {
    const answer = await buffer(
      open(product.botUrl, `GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`),
    );
    assert.match(answer.toString(), /^HTTP\/1.1 431/);
    await isHeard();
  });
});

it('a caller who is known keeps the connection as long as there is a stranger to go', async () => {
  const server = createServer();
  const trust = limitSockets(server, 2);
  server.on('request', ({ socket, headers }, response) => {
    if (headers.authorization !== undefined) trust(socket);
    response.end('heard');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${Object(server.address()).port}`;
  const known = open(url, 'GET / HTTP/1.1\r\nHost: x\r\nAuthorization: good\r\n\r\n');
  await once(known, 'data');
  let stranger = open(url, '');
  await once(stranger, 'connect');
  for (let count = 0; count < 5; count += 1) {
    const next = open(url, '');
    await Promise.all([once(next, 'connect'), closed(stranger.resume())]);
    stranger = next;
  }
  known.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  assert.match(String(await once(known, 'data')), /heard/);
  server.closeAllConnections();
  server.close();
});

describe('a bot whose descriptors strangers want to use up', () => {
  it('answers the platform all the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sockets-'));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const child = spawn('sh', ['-c', `ulimit -n 256 && exec "${process.execPath}" bot/index.ts`], {
      env: {
        ...ofOurs,
        ...demo.settings('http://127.0.0.1:1'),
        PORT: String(port),
        SQLITE_FILE: join(folder, 'onboarding.sqlite'),
        LOG_LEVEL: '',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      let said = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
      while (!said.includes('listening on')) await once(child.stdout, 'data');
      const signed = `x-ms-signature-algorithm: rsa-sha256\r\nauthorization: Signature ${'A'.repeat(344)}\r\nx-ms-certificate-url: x`;
      const body = `POST /api/partner-center/webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n${signed}\r\n\r\n{`;
      const ways = {
        'nothing said': '',
        'half a head': 'GET /healthz HTTP/1.1\r\n',
        'a body that does not come': body,
        'an upgrade': 'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
        'an answer, and no word after it': 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n',
      };
      for (const [way, text] of Object.entries(ways)) {
        const sockets = Array.from({ length: 400 }, () => open(url, text));
        await Promise.all(sockets.map((socket) => once(socket, 'connect')));
        for (let time = 0; time < 3; time += 1) {
          const { status } = await fetch(`${url}/healthz`, { headers: { Connection: 'close' } });
          assert.equal(status, 200, way);
        }
        for (const socket of sockets) socket.destroy();
      }
      assert.doesNotMatch(said, /EMFILE|^[0-9:]+ error/m);
    } finally {
      await kill(child);
      rmSync(folder, { recursive: true });
    }
  });
});
