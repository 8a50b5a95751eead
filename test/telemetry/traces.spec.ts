import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { AggregationTemporality, InMemoryMetricExporter } from '@opentelemetry/sdk-metrics';
import { InMemorySpanExporter, type ReadableSpan } from '@opentelemetry/sdk-trace';
import * as conventions from '@opentelemetry/semantic-conventions';
import { z } from 'zod';
import { askGraph } from '../../bot/identity/graph.ts';
import { createRecorded } from '../../bot/telemetry/recorded.ts';
import { redactText } from '../../errors/redact.ts';
import { openLinkIn } from '../flow/customer.ts';
import { agreementAlreadySigned, fillInNewTenant } from '../flow/fill-in.ts';
import { approveTheirTenant, pat } from '../flow/journeys.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';

describe('what telemetry tells of a deal', () => {
  const spans = new InMemorySpanExporter();
  const figures = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  let product: Product;
  let told: readonly ReadableSpan[];
  let failure: string | undefined;
  /** In seconds since 1970. */
  let restartedAt = 0;

  before(async () => {
    // What is read back is kept also after the end, and one process after the other tells the same.
    const kept = { export: spans.export.bind(spans), shutdown: async () => {} };
    const telemetry = createRecorded(resourceFromAttributes({}), [{ spans: kept, figures }]);
    let isLast = false;
    const stop = async () => (isLast ? telemetry.stop() : undefined);
    product = await startProduct({ telemetry: { ...telemetry, stop } });
    const { rep, manager } = product;
    product.teams.connector.refuse(500, 1, { method: 'POST' });
    await rep.say('onboard Contoso');
    failure = rep.texts().find((text) => text.includes('(Reference '));
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    await approveTheirTenant(product);
    const invitation = await product.mailTo(pat['E-mail']);
    await product.untilLogged(/"task":"check-relationship".*"result":"still-waiting"/);
    await product.stopBot();
    restartedAt = Date.now() / 1000;
    await product.startBot();
    await (await openLinkIn(invitation)).submit({ tenant: 'fabrikam.com' });
    await rep.until(/^Link mailed to the customer/);
    await (await openLinkIn(await product.mailTo(pat['E-mail']))).submit({ customer: 'fabrikam.com' });
    await rep.until(/[Tt]he order( for Fabrikam)? is placed/);
    isLast = true;
    await product.stopBot();
    told = spans.getFinishedSpans();
  });
  after(() => product.close());

  it('is one trace from the press over the decision and the tasks to each request to Partner Center', () => {
    const order = asked('checkout', 0);
    const create = told.find(({ attributes }) => attributes.operation === 'createCustomer');
    assert.deepEqual(wayTo(create), [
      'turn card-action',
      'decide',
      'task create-customer',
      'partner-center createCustomer',
    ]);
    assert.equal(wayTo(order).at(0), 'turn card-action');
    assert.equal(root(order)?.attributes.verb, 'approve');
    assert.equal(order?.attributes.correlationId, parent(order)?.attributes.correlationId);
  });

  it('is the same in their own tenant, months and a restart later', () => {
    const order = asked('checkout', 1);
    // By which its customer was asked, without whose yes nothing goes on.
    assert.equal(root(order)?.attributes.verb, 'answer-no-and-invite');
    const looks = inTraceOf(order).filter(({ name }) => name === 'task check-relationship');
    const isLate = ({ startTime: [seconds, nanoseconds] }: ReadableSpan) => seconds + nanoseconds / 1e9 > restartedAt;
    assert.ok(looks.some(isLate) && !looks.every(isLate));
  });

  it('tells, within each, what was asked of the store, the vault, Teams and the mail server', () => {
    const named = (name: string | RegExp) =>
      told.filter((span) => (typeof name === 'string' ? span.name === name : name.test(span.name)));
    const write = named('replace onboarding').find((span) => parent(span)?.name === 'decide');
    assert.deepEqual(write?.attributes, {
      'db.system.name': 'sqlite',
      'db.operation.name': 'replace',
      'db.collection.name': 'onboarding',
    });
    assert.ok(named('vault put').some((span) => wayTo(span).includes('task create-customer')));
    assert.ok(named('mail').some((span) => /^task send/.test(parent(span)?.name ?? '')));
    const sends = named('POST 127.0.0.1');
    assert.ok(sends.some(({ attributes }) => attributes['http.response.status_code'] === 500));
    assert.ok(sends.some((span) => /^task /.test(wayTo(span).at(-2) ?? '')));
    assert.ok(sends.some((span) => root(span)?.name === 'turn message'));
    for (const span of told)
      assert.ok(
        parent(span) !== undefined || /^(turn|task|decide|partner-center)/.test(span.name),
        `${span.name} is no trace`,
      );
  });

  it('names everything that others name too as they do', () => {
    const known: readonly unknown[] = Object.values(conventions);
    const names = new Set(told.flatMap(({ attributes }) => Object.keys(attributes)));
    const foreign = [...names].filter((name) => name.includes('.'));
    assert.ok(foreign.includes('error.type') && foreign.length > 6);
    assert.deepEqual(
      foreign.filter((name) => !known.includes(name)),
      [],
    );
  });

  it('counts what was done', () => {
    const points = figures
      .getMetrics()
      .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics))
      .flatMap(({ descriptor, dataPoints }) =>
        dataPoints.map(({ attributes, value }) => ({ name: descriptor.name, attributes, value })),
      );
    const sum = (name: string, about: object) =>
      points
        .filter(
          (point) =>
            point.name === name && Object.entries(about).every(([key, value]) => point.attributes[key] === value),
        )
        .map(({ value }) => value)
        .at(-1);
    assert.equal(sum('csp.tasks', { task: 'create-customer', outcome: 'done' }), 1);
    assert.ok(Number(sum('csp.turns', { incoming: 'card-action', outcome: 'answered' })) > 5);
    assert.equal(sum('csp.attention', {}), 0);
    assert.equal(typeof sum('csp.tasks.oldest.seconds', {}), 'number');
  });

  it('names nobody, and holds no address and no secret', () => {
    const all = JSON.stringify(told.map(({ name, attributes, status }) => ({ name, attributes, status })));
    const names = [
      ...Object.values(people).map(({ name }) => name),
      'ABC Corp',
      'abccorp',
      'Fabrikam',
      'fabrikam.com',
      'Pat Price',
      'Carter',
      'simulator-refresh',
    ];
    for (const one of [...names, 'graph-token', '@', 'Street']) assert.ok(!all.includes(one), `${one} is told`);
    assert.equal(redactText(all), all);
  });

  it('has the ids of its turn on every line of the log, and a person reads the one by which they are found', () => {
    const [, reference] = /\(Reference ([0-9a-f]{10})\)$/.exec(failure ?? '') ?? [];
    const lines = product.logged().split('\n');
    const ofTurn = lines.filter((line) => line.includes(`"turn":"${reference}"`));
    for (const line of ofTurn) assert.match(line, /"activity":".+"conversation":".+"trace":"/);
    const failed = ofTurn.find((line) => line.includes('a turn failed'));
    assert.match(failed ?? '', /"onboarding":"/, 'which the turn had begun');
    assert.ok(told.some(({ attributes }) => attributes.turn === reference && attributes.outcome === 'failed'));
    const ofTasks = lines.filter(
      (line) => line.includes('Partner Center answered') && line.includes('"task":"create-customer"'),
    );
    assert.notEqual(ofTasks.length, 0);
    for (const line of ofTasks) assert.match(line, /"onboarding":".+"trace":"/);
  });

  const asked = (operation: string, nth: number) =>
    told.filter(({ attributes }) => attributes.operation === operation).at(nth);
  const inTraceOf = (span: ReadableSpan | undefined) =>
    told.filter((one) => one.spanContext().traceId === span?.spanContext().traceId);
  const parent = (span: ReadableSpan | undefined) =>
    told.find((one) => one.spanContext().spanId === span?.parentSpanContext?.spanId);
  const root = (span: ReadableSpan | undefined): ReadableSpan | undefined => {
    const above = parent(span);
    return above === undefined ? span : root(above);
  };
  const wayTo = (span: ReadableSpan | undefined): string[] =>
    span === undefined ? [] : [...wayTo(parent(span)), span.name];
});

describe('a request that is sent', () => {
  it('is told by method, machine and answer, and not by what it asked for', async () => {
    const place = createServer((_, response) => {
      response.writeHead(404);
      response.end();
    }).listen(0, '127.0.0.1');
    await once(place, 'listening');
    const spans = new InMemorySpanExporter();
    const kept = { export: spans.export.bind(spans), shutdown: async () => {} };
    const figures = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const telemetry = createRecorded(resourceFromAttributes({}), [{ spans: kept, figures }]);
    try {
      const port = z.object({ port: z.number() }).parse(place.address()).port;
      const graph = { graphUrl: `http://127.0.0.1:${port}`, token: async () => 'graph-token', now: Date.now };
      const ask = () => askGraph(graph, `${graph.graphUrl}/v1.0/users/ann@abccorp.com`, (answer) => answer);
      await telemetry.traced({ name: 'turn message', facts: {} }, ask);
      await telemetry.traced({ name: 'partner-center getCustomer', kind: 'client', facts: {} }, ask);
      await ask();
    } finally {
      place.close();
      await telemetry.stop();
    }
    const told = spans.getFinishedSpans().map(({ name, attributes }) => ({ name, attributes }));
    assert.deepEqual(told[0], {
      name: 'GET 127.0.0.1',
      attributes: {
        'http.request.method': 'GET',
        'server.address': '127.0.0.1',
        'http.response.status_code': 404,
        'error.type': '404',
      },
    });
    assert.equal(told.length, 3, 'what is a call itself tells of one request, and what is in no trace of none');
  });
});
