import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { openLinkIn } from '../flow/customer.ts';
import { annCarter, answerNo, startAccount } from '../flow/fill-in.ts';
import { type Product, startProduct } from '../flow/start-product.ts';

const mebibyte = Buffer.alloc(1024 * 1024);
const notFound = (response: ServerResponse) => {
  response.statusCode = 404;
  response.end();
};

describe('whoever sends webhooks that are not Partner Center’s', () => {
  let product: Product;
  let host: Server;
  let origin: string;
  let asked: string[];
  let answer: (response: ServerResponse) => void;
  beforeEach(async () => {
    product = await startProduct();
    await product.untilLogged(/registered for webhooks/);
    asked = [];
    answer = notFound;
    // Stands for the allowed host, of which an attacker may choose the path.
    host = createServer((request, response) => {
      asked.push(request.url ?? '');
      host.emit('asked');
      answer(response);
    });
    host.listen(0, '127.0.0.1');
    await once(host, 'listening');
    const address = host.address();
    origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  });
  afterEach(async () => {
    host.closeAllConnections();
    host.close();
    await product.close();
  });

  const send = async (headers: Readonly<Record<string, string>>, body: string) => {
    const url = `${product.botUrl}/api/partner-center/webhook`;
    return (await fetch(url, { method: 'POST', headers, body })).status;
  };
  const forge = (certificate: string) =>
    send(
      {
        authorization: `Signature ${'A'.repeat(344)}`,
        'x-ms-certificate-url': certificate,
        'x-ms-signature-algorithm': 'rsa-sha256',
      },
      '{}',
    );
  /** One that counted, so that its certificate is known. */
  const realDelivery = async () => {
    await startAccount(product.rep, 'Fabrikam', { ...annCarter, 'E-mail': 'ann@fabrikam.com' });
    await answerNo(product.rep);
    await product.rep.press('Send now');
    const page = await openLinkIn(await product.mailTo('ann@fabrikam.com'));
    await page.submit({ tenant: 'fabrikam.com' });
    await product.untilLogged(/a webhook came"/);
    const [delivery] = product.simulator.state.webhooks.deliveries;
    assert.ok(delivery);
    return delivery;
  };

  it('is refused before the body is there when nothing says that it is signed', async () => {
    const socket = connect(Number(new URL(product.botUrl).port), '127.0.0.1');
    socket.write('POST /api/partner-center/webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{');
    const since = performance.now();
    assert.match((await buffer(socket)).toString(), /^HTTP\/1.1 401 .*connection: close/is);
    assert.ok(performance.now() - since < 5000);
    const real = await realDelivery();
    assert.equal(await send(real.headers, real.body), 200);
  });

  it('has no more than 64 KB of a certificate read, however much there is', async () => {
    let sent = 0;
    const ended = new Promise((resolve) => {
      answer = (response) => {
        const endless = Readable.from(
          (function* () {
            for (; sent < 400; sent += 1) yield mebibyte;
          })(),
        );
        pipeline(endless, response, resolve);
      };
    });
    assert.equal(await forge(`${origin}/endless.cer`), 503);
    assert.ok((await ended) instanceof Error);
    // What the sockets on the way hold comes on top.
    assert.ok(sent < 30, `${sent} MB`);
  });

  it('makes the bot look up four certificates at once and no more, and holds up nobody else', async () => {
    const real = await realDelivery();
    const waiting: ServerResponse[] = [];
    answer = (response) => void waiting.push(response);
    const first = ['/1.cer', '/2.cer', '/3.cer', '/4.cer'].map((path) => forge(`${origin}${path}`));
    while (asked.length < 4) await once(host, 'asked');
    const others = await Promise.all(Array.from({ length: 50 }, (_, at) => forge(`${origin}/more-${at}.cer`)));
    assert.deepEqual([...new Set(others)], [503]);
    assert.equal(asked.length, 4);
    assert.equal(await send(real.headers, real.body), 200);
    for (const response of waiting) notFound(response);
    assert.deepEqual(await Promise.all(first), [503, 503, 503, 503]);
    answer = notFound;
    assert.equal(await forge(`${origin}/5.cer`), 503);
    assert.ok(asked.includes('/5.cer'));
  });

  it('fills no log: a short line each, up to so many a minute, then one that counts the rest', async () => {
    for (let time = 0; time < 25; time += 1) assert.equal(await forge(`https://${'evil.'.repeat(500)}example/`), 401);
    assert.equal(await forge(`${origin}/none.cer`), 503);
    assert.equal(await send((await realDelivery()).headers, '{}'), 401);
    await product.stopBot();
    const lines = product
      .logged()
      .split('\n')
      .filter((line) => /webhooks? (was|were) refused/.test(line));
    assert.equal(lines.length, 21);
    assert.ok(lines.every((line) => line.length < 400));
    assert.match(
      lines.at(-1) ?? '',
      /"leftOut":\{"errors\.webhook\.refused":6,"errors\.webhook\.certificate":1\},"total":27/,
    );
  });
});
