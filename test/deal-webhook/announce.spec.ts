import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { text } from 'node:stream/consumers';
import sinon from 'sinon';
import { z } from 'zod';
import { createAnnounce } from '../../bot/deal-webhook/announce.ts';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { dealEvents } from '../../onboarding/deal-events.ts';
import { onboardingAt } from '../sample-records.ts';
import { makeCertificate } from '../webhook/make-certificate.ts';
import { isFromTheBot } from './documented-receiver.ts';

const Address = z.object({ port: z.number() });
const [older, newer, strange] = [1, 2, 3].map((byte) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`);
const now = 1_800_000_000_000;

describe('an event that is told to the next system', () => {
  const record = onboardingAt('completed');
  const [event] = dealEvents(record);
  const open: Server[] = [];
  afterEach(() => {
    sinon.restore();
    for (const server of open.splice(0)) server.close().closeAllConnections();
  });

  const listening = async (server: Server): Promise<number> => {
    open.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    return Address.parse(server.address()).port;
  };
  const receivedBy = async (take: RequestListener): Promise<string> =>
    `http://127.0.0.1:${await listening(createServer(take))}/`;
  const tell = async (url: string, secrets = [String(newer)]): Promise<void> => {
    assert.ok(event !== undefined);
    return createAnnounce({ url, secrets }, { providerName: () => 'Contoso', now: () => now })(record, event);
  };
  const isToldAgain = (error: unknown) =>
    error instanceof OnboardingError && error.code === 'deal-webhook-failed' && error.detail.retryable === true;

  it('is known by each of two secrets, for five minutes, as it was sent, and by no other', async () => {
    const deliveries: [IncomingHttpHeaders, string][] = [];
    const url = await receivedBy(async (request, response) => {
      deliveries.push([request.headers, await text(request)]);
      response.end('{}');
    });
    await tell(url, [String(newer), String(older)]);
    const [[headers, body] = [{}, '']] = deliveries;
    const checked = [newer, older, strange].map((secret) => isFromTheBot(headers, body, String(secret), now));
    assert.deepEqual(checked, [true, true, false]);
    assert.ok(!isFromTheBot(headers, `${body} `, String(newer), now));
    assert.ok(!isFromTheBot(headers, body, String(newer), now + 301_000));
    assert.ok(!isFromTheBot({}, body, String(newer), now));
  });

  it('is told again after a receiver that hangs, and nobody waits for the end of an endless answer', async () => {
    const late = new AbortController();
    const timeout = sinon.stub(AbortSignal, 'timeout').returns(late.signal);
    await assert.rejects(tell(await receivedBy(() => late.abort())), isToldAgain);
    assert.equal(timeout.firstCall.args[0], 20_000);
    sinon.restore();
    await tell(await receivedBy((_, response) => void response.write('and so on')));
  });

  it('goes to no receiver with a certificate that nobody trusts', async () => {
    const { pem, key } = await makeCertificate({ name: '127.0.0.1' });
    let asked = 0;
    const server = createSecureServer(
      { cert: pem, key: key.export({ type: 'pkcs8', format: 'pem' }) },
      (_, response) => {
        asked += 1;
        response.end();
      },
    );
    await assert.rejects(tell(`https://127.0.0.1:${await listening(server)}/`), isToldAgain);
    assert.equal(asked, 0);
  });
});
