import assert from 'node:assert/strict';
import { checkPrices } from '../../bot/tasks/check-prices.ts';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import type { PartnerCenter } from '../../partner-center/partner-center.ts';
import { createClient, startScriptedServer } from '../../partner-center/test/scripted-server.ts';
import { ofEachTest } from '../of-each-test.ts';
import * as abc from '../onboarding/abc-corp.ts';
import { readyToCheckOut, taskOf } from '../onboarding/story.ts';
import { sheetPath, sheetWith } from './price-sheet.ts';

describe('what was approved, right before it is ordered', () => {
  const server = ofEachTest(startScriptedServer);
  let partnerCenter: PartnerCenter;
  beforeEach(() => {
    let now = 0;
    ({ partnerCenter } = createClient(server, { now: () => (now += 60_000), pause: async () => undefined }));
  });

  /** @param cost what was approved, in cents */
  async function check(
    cost: number | null,
    more: { task?: { attempts: number; unanswered: boolean }; approverIds?: string[]; missing?: number[] } = {},
  ) {
    const { record } = readyToCheckOut();
    const lines = record.lines.map((line): SubscriptionLine => ({ ...line, plan: { ...line.plan, cost } }));
    const task = { ...taskOf(record, 'check-out'), ...more.task };
    const { approverIds = [abc.manager.id] } = more;
    const parts = {
      catalog: partnerCenter,
      priceTolerancePercent: 1,
      approvalTerms: async () => ({ policy: abc.ruleFrom(0), approverIds, approverNames: [] }),
    };
    const ids = { requestId: 'sent', correlationId: task.id };
    const refused = more.missing?.map((line) => ({ line, problem: { key: 'x', values: {} } }));
    const order = { ...record.order, ...(refused && { placed: { at: 0, orderIds: ['one'] }, refused }) };
    return checkPrices(parts, { record: { ...record, lines, order }, task, ids });
  }
  async function failure(...of: Parameters<typeof check>) {
    const error = await check(...of).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof OnboardingError, String(error));
    return error;
  }

  const answers = [
    ['costs the same', 1000, sheetWith({ cost: '10.00' }), 'as-approved'],
    ['is dearer by as much as is tolerated', 1000, sheetWith({ cost: '10.10' }), 'as-approved'],
    ['is dearer by a cent more', 1000, sheetWith({ cost: '10.11' }), 'price-moved'],
    ['is a little cheaper', 1000, sheetWith({ cost: '9.90' }), 'as-approved'],
    ['is free no more', 0, sheetWith({ cost: '0.01' }), 'price-moved'],
    ['was not known and is', null, sheetWith({ cost: '10.00' }), 'price-moved'],
    ['is in the sheet no more', 1000, sheetWith({ cost: '10.00', tier: '100,200' }), 'price-moved'],
    ['was not known and is not', null, sheetWith({ cost: '10.00', tier: '100,200' }), 'as-approved'],
    ['was not known, with no sheet to be had', null, { status: 403 }, 'as-approved'],
    [
      'costs what its number of seats does',
      1000,
      sheetWith({ cost: '99', tier: '1,9' }, { cost: '10', tier: '10,99' }),
      'as-approved',
    ],
  ] as const;
  for (const [what, cost, sheet, kind] of answers) {
    it(`that ${what}: ${kind}`, async () => {
      server.on(sheetPath, sheet);
      assert.equal((await check(cost)).kind, kind);
    });
  }

  it('is known to have become cheaper', async () => {
    server.on(sheetPath, sheetWith({ cost: '9.80' }));
    const [was, is] = [1000, 980].map((cost) => ({ cost, currency: 'USD' }));
    assert.deepEqual(await check(1000), {
      kind: 'as-approved',
      fell: [{ line: 0, title: 'Microsoft 365 Business Basic', was, is }],
    });
  });

  it('is not ordered blind: without a sheet it is tried again, and nothing is thought to have been sent', async () => {
    server.on(sheetPath, sheetWith(), { status: 500 }, { status: 500 }, { status: 500 }, { status: 403 });
    for (const isRetryable of [true, true, false]) {
      const { code, detail } = await failure(1000);
      assert.equal(detail.retryable ?? false, isRetryable);
      assert.ok(['partner-center-unavailable', 'partner-center-refused'].includes(code), code);
      assert.equal(detail.says.key, 'errors.tasks.prices-not-read');
    }
  });

  it('is not ordered, nor asked about, in another currency than its price was typed in: the rep enters that anew', async () => {
    server.on(sheetPath, sheetWith({ cost: '10.00', currency: 'EUR' }));
    const { detail } = await failure(1000);
    assert.deepEqual(
      [detail.says.key, detail.says.values?.currency, detail.retryable],
      ['errors.tasks.currency-changed', 'EUR', undefined],
    );
  });

  it('is left to a person where nobody may approve what it costs now', async () => {
    server.on(sheetPath, sheetWith({ cost: '11' }));
    const { detail } = await failure(1000, { approverIds: [] });
    assert.deepEqual([detail.says.key, detail.retryable], ['errors.tasks.price-moved-unapprovable', undefined]);
  });

  it('is not sent back while an order whose answer was lost may still be under way', async () => {
    server.on(sheetPath, sheetWith({ cost: '11' }));
    const { detail } = await failure(1000, { task: { attempts: 2, unanswered: true } });
    assert.deepEqual([detail.retryable, detail.retryAfterSeconds, detail.answeredRequest], [true, 900, 'sent']);
  });

  it('is looked at of what is still to be ordered alone, and is a person’s where the other part is ordered', async () => {
    server.on(sheetPath, sheetWith({ cost: '11' }));
    assert.equal((await check(1000, { missing: [] })).kind, 'as-approved');
    const { detail } = await failure(1000, { missing: [0] });
    assert.deepEqual([detail.says.key, detail.retryable], ['errors.tasks.price-moved-rest', undefined]);
  });
});
