import assert from 'node:assert/strict';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { AggregationTemporality, InMemoryMetricExporter } from '@opentelemetry/sdk-metrics';
import { InMemorySpanExporter, type ReadableSpan } from '@opentelemetry/sdk-trace';
import { createRecorded } from '../../bot/telemetry/recorded.ts';
import { agreementAlreadySigned, fillInNewTenant } from '../flow/fill-in.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';

describe('what telemetry tells of a deal', () => {
  const spans = new InMemorySpanExporter();
  const figures = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  let product: Product;
  let told: readonly ReadableSpan[];
  let failure: string | undefined;

  before(async () => {
    // What is read back is kept also after the end.
    const kept = { export: spans.export.bind(spans), shutdown: async () => {} };
    const telemetry = createRecorded(resourceFromAttributes({}), [{ spans: kept, figures }]);
    product = await startProduct({ telemetry });
    const { rep, manager } = product;
    product.teams.connector.refuse(500, 1, { method: 'POST' });
    await rep.say('onboard Contoso');
    failure = rep.texts().find((text) => text.includes('(Reference '));
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    await product.stopBot();
    told = spans.getFinishedSpans();
  });
  after(() => product.close());

  it('is one trace from the press over the decision and the tasks to each request to Partner Center', () => {
    const order = told.find(({ attributes }) => attributes.operation === 'checkout');
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
      'Carter',
      'simulator-refresh',
    ];
    for (const one of [...names, 'graph-token', '@', 'Street']) assert.ok(!all.includes(one), `${one} is told`);
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

  const parent = (span: ReadableSpan | undefined) =>
    told.find((one) => one.spanContext().spanId === span?.parentSpanContext?.spanId);
  const root = (span: ReadableSpan | undefined): ReadableSpan | undefined => {
    const above = parent(span);
    return above === undefined ? span : root(above);
  };
  const wayTo = (span: ReadableSpan | undefined): string[] =>
    span === undefined ? [] : [...wayTo(parent(span)), span.name];
});
