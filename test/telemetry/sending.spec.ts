import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { createLogger } from '../../bot/log/log.ts';
import { telemetrySettings } from '../../bot/settings/telemetry.ts';
import { openSending } from '../../bot/telemetry/sending.ts';

const Envelope = z.object({
  name: z.string(),
  iKey: z.literal('key'),
  sampleRate: z.number().optional(),
  tags: z.record(z.string(), z.string()),
  data: z.object({ baseType: z.string(), baseData: z.looseObject({}) }),
});

describe('telemetry that is sent', () => {
  const got: { path: string; key: unknown; body: unknown }[] = [];
  /** Answers still to give that are refusals, and with what. */
  let refusals = 0;
  let refusal = 503;
  const place = createServer(async (request, response) => {
    const body = await json(request);
    const isRefused = refusals-- > 0;
    if (!isRefused) got.push({ path: request.url ?? '', key: request.headers['api-key'], body });
    response.writeHead(isRefused ? refusal : 200, { 'retry-after': new Date(0).toUTCString() });
    response.end('{}');
  });
  const lines: string[] = [];
  const log = createLogger({ level: 'warn', destination: { write: (line) => lines.push(line) } });
  let url: string;
  before(async () => {
    await once(place.listen(0, '127.0.0.1'), 'listening');
    url = `http://127.0.0.1:${portOf(place.address())}`;
  });
  beforeEach(() => {
    got.length = 0;
  });
  after(() => {
    place.closeAllConnections();
    place.close();
  });

  const read = (given: Readonly<Record<string, string>>) => telemetrySettings().parse(given);
  const nowhere = { otlp: null, applicationInsights: null, sampled: 1, serviceName: 'bot', instance: 'one' };

  it('reaches a collector as OTLP, also where that is busy for a moment', async () => {
    refusals = 1;
    const config = read({
      OTEL_EXPORTER_OTLP_ENDPOINT: url,
      OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a%20b',
    });
    assert.ok(config);
    const telemetry = openSending(config, log, 1);
    await telemetry.traced({ name: 'task create-cart', facts: { attempt: 1 } }, async () =>
      telemetry.count('csp.mails', 1),
    );
    await telemetry.stop();
    assert.deepEqual(got.map(({ path }) => path).toSorted(), ['/v1/metrics', '/v1/traces']);
    assert.ok(got.every(({ key }) => key === 'a b'));
    assert.match(JSON.stringify(got), /"name":"task create-cart"/);
    assert.match(JSON.stringify(got), /"name":"csp.mails"/);
  });

  it('reaches Application Insights as requests, dependencies and metrics of one operation', async () => {
    const telemetry = openSending({ ...nowhere, applicationInsights: { key: 'key', url } }, log);
    await telemetry.traced({ name: 'turn message', kind: 'server', facts: {} }, async () => {
      telemetry.took('csp.turn.seconds', 2);
      const failing = telemetry.traced({ name: 'decide', facts: { command: 'approve' } }, async () => {
        throw new Error('a sentence with a name');
      });
      await assert.rejects(failing);
    });
    await telemetry.stop();
    const envelopes = got.flatMap(({ body }) => z.array(Envelope).parse(body));
    const of = (type: string) => envelopes.find(({ data }) => data.baseType === type);
    const request = of('RequestData');
    const dependency = of('RemoteDependencyData');
    assert.equal(dependency?.tags['ai.operation.id'], request?.tags['ai.operation.id']);
    assert.equal(dependency?.tags['ai.operation.parentId'], request?.data.baseData.id);
    assert.equal(dependency?.data.baseData.success, false);
    assert.deepEqual(of('MetricData')?.data.baseData.metrics, [
      { name: 'csp.turn.seconds', value: 2, count: 1, min: 2, max: 2 },
    ]);
    assert.doesNotMatch(JSON.stringify(got), /a sentence with a name/);
  });

  it('is, where only some traces are, whole traces or none of them, and says how many it stands for', async () => {
    const sampler = { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.5' };
    const sampled = read({ OTEL_EXPORTER_OTLP_ENDPOINT: url, ...sampler })?.sampled ?? 0;
    const telemetry = openSending({ ...nowhere, applicationInsights: { key: 'key', url }, sampled }, log);
    for (let turn = 0; turn < 40; turn++) {
      const born = await telemetry.traced({ name: 'turn', facts: {} }, async () => telemetry.traceparent());
      await telemetry.traced({ name: 'task', facts: {}, from: born }, async () => undefined);
    }
    await telemetry.stop();
    const sent = got
      .flatMap(({ body }) => z.array(Envelope).parse(body))
      .map(({ sampleRate, tags, data }) => ({
        name: data.baseData.name,
        operation: tags['ai.operation.id'],
        sampleRate,
      }));
    const operations = (name: string) => sent.filter((one) => one.name === name).map(({ operation }) => operation);
    assert.deepEqual(operations('task').toSorted(), operations('turn').toSorted());
    assert.ok(operations('turn').length > 0 && operations('turn').length < 40);
    assert.ok(sent.every(({ sampleRate }) => sampleRate === 50));
  });

  it("is lost where nobody takes it, and the log says so without the place's key", async () => {
    refusals = 1;
    refusal = 401;
    for (const place of [
      { applicationInsights: { key: 'key', url: 'http://127.0.0.1:1' } },
      { otlp: { url, headers: { key: 'secret' } } },
    ]) {
      lines.length = 0;
      const telemetry = openSending({ ...nowhere, ...place }, log, 1);
      telemetry.count('csp.mails', 1);
      await telemetry.stop();
      assert.match(lines.join(''), /127\.0\.0\.1:\d.*traces or figures could not be sent/);
      assert.doesNotMatch(lines.join(''), /secret|"key"/);
    }
  });

  it('is not even loaded without a place', () => {
    assert.equal(read({}), null);
    const loaded = new Set<string>();
    const load = (path: string) => {
      if (loaded.has(path)) return;
      loaded.add(path);
      const code = readFileSync(path, 'utf8');
      assert.doesNotMatch(code, /^(import|export) .*'@opentelemetry/m, path);
      // With their types erased, and what is imported on demand left out.
      for (const [, next = ''] of code.matchAll(/^import (?!type ).*from '(\..*)';$/gm))
        load(join(dirname(path), next));
    };
    load('bot/compose/ground.ts');
    load('bot/compose/teams.ts');
    assert.ok(loaded.has('bot/telemetry/open-telemetry.ts') && !loaded.has('bot/telemetry/sending.ts'));
    const insights =
      'InstrumentationKey=key;IngestionEndpoint=https://westeurope-5.in.applicationinsights.azure.com/;LiveEndpoint=x';
    assert.deepEqual(read({ APPLICATIONINSIGHTS_CONNECTION_STRING: insights })?.applicationInsights, {
      key: 'key',
      url: 'https://westeurope-5.in.applicationinsights.azure.com',
    });
    for (const [name, value] of [
      ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://collector.example:4318'],
      ['OTEL_EXPORTER_OTLP_HEADERS', 'api-key'],
      ['APPLICATIONINSIGHTS_CONNECTION_STRING', 'InstrumentationKey=key'],
      ['OTEL_TRACES_SAMPLER', 'traceidratio'],
      ['OTEL_TRACES_SAMPLER_ARG', '50'],
    ] as const) {
      assert.throws(() => read({ [name]: value }), /must be/, name);
    }
  });
});

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
