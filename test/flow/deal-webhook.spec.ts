import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { readConfig } from '../../bot/config.ts';
import { createLogger } from '../../bot/log/log.ts';
import { recordsCommand } from '../../bot/records/command.ts';
import { createOnboardings } from '../../bot/store/onboardings.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import { newTask } from '../../onboarding/tasks.ts';
import { isFromTheBot } from '../deal-webhook/documented-receiver.ts';
import { newFolder } from '../new-folder.ts';
import { onboardingAt } from '../sample-records.ts';
import { type Product, startProduct } from './start-product.ts';

const hour = 60 * 60_000;
/** The one that is being introduced, and the one before. */
const secrets = [9, 7].map((byte) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`);
const Address = z.object({ port: z.number() });
const Delivery = z.object({
  type: z.string(),
  timestamp: z.iso.datetime(),
  data: z.object({
    customer: z.string(),
    tenant: z.object({ domain: z.string() }),
    subscriptions: z.array(z.unknown()),
  }),
});

interface Received {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe('the system that is told of orders', () => {
  let product: Product;
  let receiver: Server;
  /** How the next deliveries are answered; then each is taken. */
  let answers: ('hangs up' | number)[];
  let received: Received[];
  let strange: (string | undefined)[];

  beforeEach(async () => {
    [answers, received, strange] = [['hangs up', 302, 503], [], []];
    receiver = createServer(async (request, response) => {
      if (request.url !== '/told?sig=of%20theirs') strange.push(request.url);
      const body = await text(request);
      const id = request.headers['webhook-id'];
      received.push({ id: String(id), headers: request.headers, body });
      const answer = answers.shift() ?? 204;
      if (answer === 'hangs up') response.destroy();
      else {
        response.statusCode = answer;
        response.setHeader('location', '/elsewhere');
        response.end();
      }
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const { port } = Address.parse(receiver.address());
    const file = `${newFolder('told')}/onboarding.sqlite`;
    const store = openSqliteStore({ file });
    const record = onboardingAt('completed', 'yes');
    const tasks = [newTask({ kind: 'announce-deal' }, Date.now())].map((task) => ({
      ...task,
      id: 'one',
      idempotencyKey: 'one',
    }));
    await createOnboardings(store, createLogger({ level: 'silent' })).create({ ...record, id: 'abc-1', tasks });
    await store.close();
    product = await startProduct({
      settings: {
        SQLITE_FILE: file,
        DEAL_WEBHOOK_URL: `http://127.0.0.1:${port}/told?sig=of%20theirs`,
        DEAL_WEBHOOK_SECRET: secrets.join(' '),
      },
    });
  });
  afterEach(async () => {
    await product.close();
    receiver.close();
  });

  const until = (count: number) => product.untilLogged(/"result":"announced"/, count);

  it('is told of each event in its order, signed, until it has it, under the same id, also by another process', async () => {
    await product.untilLogged(/errors.dealWebhook/);
    await product.stopBot();
    await product.startBot();
    for (const failures of [2, 3]) {
      product.later(hour);
      await product.untilLogged(/errors.dealWebhook/, failures);
    }
    product.later(hour);
    await until(3);
    const [first, second, third] = [...new Set(received.map(({ id }) => id))];
    assert.deepEqual(
      received.map(({ id, body }) => [id, Delivery.parse(JSON.parse(body)).type]),
      [...Array<string[]>(4).fill([first ?? '', 'order.placed']), [second, 'order.placed'], [third, 'deal.completed']],
    );
    for (const { headers, body } of received) {
      const at = Number(headers['webhook-timestamp']) * 1000;
      assert.ok(Math.abs(at - product.now()) < 4 * hour);
      assert.ok(secrets.every((secret) => isFromTheBot(headers, body, secret, at)));
      const { data } = Delivery.parse(JSON.parse(body));
      assert.deepEqual([data.customer, data.tenant.domain], ['ABC Corp', 'abccorp.onmicrosoft.com']);
      // What we pay, and where a password is found.
      assert.doesNotMatch(body, /"cost|1760|in-vault|password/i);
    }
    assert.deepEqual(strange, [], 'no redirect is followed');
    assert.doesNotMatch(product.logged(), /of%20theirs|whsec_/);
    const said: string[] = [];
    const write = (piece: unknown, _: string, done: () => void) => {
      said.push(String(piece));
      done();
    };
    const replay = (deal: string) =>
      recordsCommand(['replay', deal], {
        config: () => readConfig(product.settings),
        log: createLogger({ level: 'silent' }),
        out: new Writable({ write, decodeStrings: false }),
      });
    assert.equal(await replay('ABC Corp'), 1);
    assert.match(said.join(''), /^There is no deal with the id “ABC Corp”\./);
    assert.equal(await replay('abc-1'), 0, said.join(''));
    assert.deepEqual(
      received.slice(-3).map(({ id }) => id),
      [first, second, third],
    );
  });
});
