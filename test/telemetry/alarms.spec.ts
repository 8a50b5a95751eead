import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { createLogger } from '../../bot/log/log.ts';
import { openSending } from '../../bot/telemetry/sending.ts';
import type { Telemetry } from '../../bot/telemetry/telemetry.ts';
import { readTemplate } from '../../infra/read-template.ts';
import { answerNo, fillInNewTenant, startAccount } from '../flow/fill-in.ts';
import { pat } from '../flow/journeys.ts';
import { runConnect } from '../flow/run-connect.ts';
import { type Product, startProduct } from '../flow/start-product.ts';
import { ask, type Row } from './kusto.ts';

const alarms = z
  .array(z.object({ key: z.string(), query: z.string(), limit: z.number() }))
  .parse(readTemplate('infra/modules/alerts.bicep').variable('alerts'));
const Metric = z.object({
  time: z.iso.datetime().transform((time) => Date.parse(time)),
  data: z.object({
    baseType: z.literal('MetricData'),
    baseData: z.object({
      metrics: z.tuple([z.object({ name: z.string(), value: z.number() })]),
      properties: z.record(z.string(), z.string()),
    }),
  }),
});
const failed = /"task":"check-relationship".*task failed/;
const hour = 60 * 60_000;

describe('each alarm, as Azure asks for it', () => {
  const rows: Row[] = [];
  const place = createServer(async (request, response) => {
    for (const envelope of z.array(z.unknown()).parse(await json(request))) {
      const { success, data: metric } = Metric.safeParse(envelope);
      if (!success) continue;
      const { metrics, properties } = metric.data.baseData;
      const [{ name, value }] = metrics;
      rows.push({ name, timestamp: metric.time, valueSum: value, customDimensions: properties });
    }
    response.end('{}');
  });
  const raised = () => alarms.filter(({ query, limit }) => ask(query, rows) > limit).map(({ key }) => key);
  const sumOf = (key: string) => ask(alarms.find((alarm) => alarm.key === key)?.query ?? '', rows);

  let sending: Telemetry;
  let ahead = 0;
  let product: Product;
  const open = () => {
    rows.length = 0;
    const { port } = z.object({ port: z.number() }).parse(place.address());
    const applicationInsights = { key: 'key', url: `http://127.0.0.1:${port}` };
    const config = { otlp: null, applicationInsights, sampled: 0, serviceName: 'bot', instance: 'one' };
    sending = openSending(config, createLogger({ level: 'silent' }), 1);
  };
  before(async () => {
    await once(place.listen(0, '127.0.0.1'), 'listening');
    open();
    const telemetry: Telemetry = {
      traced: (span, work) => sending.traced(span, work),
      traceparent: () => sending.traceparent(),
      count: (...given) => sending.count(...given),
      took: (...given) => sending.took(...given),
      watch: (...given) => sending.watch(...given),
      stop: () => sending.stop(),
    };
    product = await startProduct({ telemetry, clockIsAhead: () => ahead });
  });
  after(async () => {
    await product.close();
    place.closeAllConnections();
    place.close();
  });

  it('is quiet on a day on which all goes well, and one is not when nothing is heard at all', async () => {
    assert.deepEqual(raised(), ['silent']);
    const { rep } = product;
    await startAccount(rep, 'Fabrikam', pat);
    await answerNo(rep);
    await rep.press('Send now');
    await product.untilLogged(/"task":"check-relationship".*"result":"still-waiting"/);
    assert.equal((await fetch(`${product.botUrl}/readyz`)).status, 200);
    await product.stopBot();
    assert.ok(rows.some(({ name }) => name === 'csp.attention'));
    assert.deepEqual(raised(), []);
  });

  it('is raised by its cause', async () => {
    open();
    const { rep, manager, simulator } = product;
    const { registration } = simulator.state.webhooks;
    assert.ok(registration);
    registration.webhookUrl = 'https://staging.example/webhook';
    await product.trouble('POST /v1/customers', 'refuse', { status: 400, code: 800018 });
    await product.startBot();
    await product.untilLogged(/webhooks went to another address before/);
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await product.untilLogged(/"task":"create-customer".*task failed/);

    await product.trouble('GET /v1/customers/*', '429', { retryAfterSeconds: 1 });
    product.later(hour);
    await product.untilLogged(/Partner Center asks to slow down/);
    await product.trouble('GET /v1/customers/*', '500', { times: 1000 });
    for (let failures = 1; failures <= 3; failures++) {
      product.later(hour);
      await product.untilLogged(failed, failures);
    }
    await product.untilLogged(/outage partner-center.*the operators are told/);

    await fetch(`${simulator.url}/_sign-outs`, { method: 'POST' });
    product.later(2 * hour);
    await product.untilLogged(/the provider lets us do nothing; it is paused/);
    for (let looks = 0; looks < 3; looks++) await fetch(`${product.botUrl}/readyz`);
    await product.stopBot();
    assert.ok(sumOf('throttled') > 0);
    assert.deepEqual(
      alarms.map(({ key }) => key).filter((key) => !['throttled', 'oldest-task', 'silent', ...raised()].includes(key)),
      [],
    );
  });

  it('is over when that is mended; what has been due for long is told where nobody carries it out', async () => {
    await runConnect(product, 'mfa');
    open();
    const failures = product.logged().match(new RegExp(failed, 'g'))?.length ?? 0;
    await product.startBot();
    product.later(hour);
    await product.untilLogged(/the provider lets us in again/);
    await product.untilLogged(failed, failures + 1);
    // It is tried again within seconds by the clock by which nobody looks.
    ahead = 24 * hour;
    await product.stopBot();
    assert.ok(rows.some(({ customDimensions }) => customDimensions.problem === 'errors.providers.goesOn'));
    assert.equal(sumOf('sign-in'), 0);
    assert.ok(raised().includes('oldest-task'));
  });
});
