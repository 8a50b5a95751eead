import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Writable } from 'node:stream';
import { z } from 'zod';
import { readConfig } from '../../bot/config.ts';
import { createLogger } from '../../bot/log/log.ts';
import { recordsCommand } from '../../bot/records/command.ts';
import { csvLine } from '../../bot/records/export.ts';
import { summaryOf } from '../../bot/store/onboarding-summary.ts';
import { entryText } from '../../cards/onboarding/timeline.ts';
import { chained, erased } from '../../onboarding/chain.ts';
import { Onboarding } from '../../onboarding/onboarding.ts';
import { mapPersonal } from '../../onboarding/personal.ts';
import { type OrderShown, TimelineEntry } from '../../onboarding/timeline.ts';
import { openLinkIn } from '../flow/customer.ts';
import {
  annCarter,
  answerNo,
  fillInCompany,
  fillInNewTenant,
  orderSeats,
  removeLine,
  startAccount,
} from '../flow/fill-in.ts';
import { pat } from '../flow/journeys.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import { english } from '../words/english.ts';

const day = 24 * 60 * 60_000;
const KeptRecord = Onboarding.loose();
type KeptRecord = z.infer<typeof KeptRecord>;

function withoutPersonalData(record: KeptRecord): KeptRecord {
  return KeptRecord.parse({ ...record, timeline: mapPersonal(record.timeline, erased) });
}

describe('the record of what happened', () => {
  let product: Product;
  const started = async (settings = {}) => {
    product = await startProduct({ settings });
  };
  afterEach(() => product.close());

  const records = async (...args: string[]): Promise<{ code: number; said: string }> => {
    const said: string[] = [];
    const out = new Writable({
      write(piece, _, done) {
        said.push(String(piece));
        done();
      },
    });
    const log = createLogger({ level: 'silent' });
    const code = await recordsCommand(args, { config: () => readConfig(product.settings), log, out });
    return { code, said: said.join('') };
  };
  const fileOf = (name: string) => join(dirname(product.settings.SQLITE_FILE ?? ''), name);

  /** What somebody can do who can write the store's file. */
  const inFile = <T>(work: (database: DatabaseSync) => T): T => {
    const database = new DatabaseSync(product.settings.SQLITE_FILE ?? '', { timeout: 5000 });
    try {
      return work(database);
    } finally {
      database.close();
    }
  };
  const kept = (name: string): KeptRecord =>
    inFile((database) => {
      const rows = database.prepare("SELECT body FROM documents WHERE kind = 'onboarding'").all();
      const found = rows.map(({ body }) => KeptRecord.parse(JSON.parse(String(body))));
      return found.find(({ accountName }) => accountName === name) ?? assert.fail(`${name} is not there`);
    });
  const put = (record: KeptRecord) =>
    inFile((database) =>
      database
        .prepare("UPDATE documents SET body = ?, summary = ? WHERE kind = 'onboarding' AND id = ?")
        .run(JSON.stringify(record), JSON.stringify(summaryOf(record)), record.id),
    );
  const everyBody = () =>
    inFile((database) => JSON.stringify(database.prepare('SELECT kind, body, summary FROM documents').all()));

  /** 25 seats at 12 dollars are submitted; then it becomes 300 at a cent. */
  const soldForNothing = async () => {
    const { rep, manager } = product;
    const seats = (quantity: string, price: string) =>
      orderSeats(rep, {
        'Quantity (1 to 300 seats)': quantity,
        'Selling price per seat and billing period (optional)': price,
      });
    await fillInNewTenant(rep);
    await rep.press('Edit subscriptions');
    await removeLine(rep, 'Microsoft 365 Business Basic');
    await seats('25', '12.00');
    await rep.press('Submit for approval');
    await rep.press('Edit subscriptions');
    await removeLine(rep, 'Microsoft 365 Business Basic');
    await seats('300', '0.01');
    await rep.press('Submit for approval');
    await manager.say('approvals');
    await manager.press('Approve');
    await rep.until(/The tenant of ABC Corp is there/);
  };

  const headOfLog = async () => {
    product.later(day);
    await product.untilLogged(/the head of what happened up to now/);
    const file = fileOf('bot.log');
    writeFileSync(file, product.logged());
    return file;
  };

  it('holds before and after of what was edited, what was approved, and is verified', async () => {
    await started();
    await soldForNothing();
    const { said } = await records('export', '--format', 'json');
    const Rows = z.array(
      z.object({
        kind: z.string(),
        field: z.string(),
        of: z.string(),
        by: z.string(),
        before: z.string(),
        after: z.string(),
      }),
    );
    const lines = Rows.parse(JSON.parse(said)).filter(({ field }) => field === 'line');
    assert.deepEqual(
      lines.map(({ kind, by, before, after }) => [kind, by, before, after]),
      [
        ['submitted', 'Robin Reyes', '', '25 × 12.00 USD'],
        ['edited', 'Robin Reyes', '25 × 12.00 USD', ''],
        ['edited', 'Robin Reyes', '', '300 × 0.01 USD'],
        ['submitted', 'Robin Reyes', '25 × 12.00 USD', '300 × 0.01 USD'],
        ['approved', 'Morgan Lee', '', '300 × 0.01 USD'],
      ],
    );
    const told = kept('ABC Corp').timeline.map((entry) => entryText(english, entry));
    const change = 'Order Microsoft 365 Business Basic: 25 × 12.00 USD → 300 × 0.01 USD';
    assert.ok(told.includes(`Robin Reyes submitted it: ${change}`), told.join('\n'));
    assert.ok(
      product.manager.texts().some((text) => text.includes(change)),
      'whoever decides sees it',
    );
    const verified = await records('verify', '--heads-from', await headOfLog());
    assert.deepEqual([verified.code, /(\d+) problems/.exec(verified.said)?.[1]], [0, '0'], verified.said);
  });

  it('tells which record was tampered with, and where', async () => {
    await started();
    await soldForNothing();
    await product.stopBot();
    const honest = kept('ABC Corp');
    const place = (kind: string) => honest.timeline.findIndex((entry) => entry.kind === kind);
    const [submitted, approved] = [place('submitted'), place('approved')];
    const changed = structuredClone(honest);
    const entry = changed.timeline[submitted];
    assert.ok(entry?.kind === 'submitted');
    entry.after.lines = [{ title: 'Microsoft 365 Business Basic', quantity: 25, sellingPrice: 9900 }];
    const last = honest.timeline.at(-1);
    assert.ok(last);
    const attacks: readonly (readonly [string, TimelineEntry[], number])[] = [
      ['an entry is changed', changed.timeline, submitted + 1],
      [
        'somebody else has approved',
        honest.timeline.map((each) =>
          each.kind === 'approved' ? { ...each, by: { ...each.by, name: 'Max Moreno' } } : each,
        ),
        approved + 1,
      ],
      ['an entry is gone', honest.timeline.toSpliced(approved, 1), approved + 1],
      ['two have changed places', honest.timeline.toSpliced(1, 2, ...honest.timeline.slice(1, 3).toReversed()), 2],
      ['one was added by hand', [...honest.timeline, { ...last, id: last.id + 1 }], last.id + 1],
      ['one was added without a hash', [...honest.timeline, { ...last, id: last.id + 1, hash: '' }], last.id + 1],
    ];
    for (const [attack, timeline, at] of attacks) {
      put({ ...honest, timeline });
      const { code, said } = await records('verify');
      assert.equal(code, 1, attack);
      assert.ok(said.includes(`${honest.id} (ABC Corp): the chain breaks at entry ${at} of ${timeline.length}.`), said);
    }
    put({ ...honest, lines: [] });
    assert.match((await records('verify')).said, /the order is not the one that was submitted/);
    put(honest);
    assert.equal((await records('verify')).code, 0);
  });

  describe('whose deal was changed in the store after it was approved', () => {
    const stranger = '99999999-0000-4000-8000-000000000000';
    const promotion = { name: '', plan: '', percent: 1, until: '', seats: null, isAutomatic: false, isConfirmed: true };
    const dearer = { term: 'P3Y', billing: 'triennial', currency: 'USD', cost: 50400, suggested: 63000 };
    const firstLine = (change: (line: Onboarding['lines'][number]) => object) => (record: KeptRecord) => ({
      lines: record.lines.map((line, place) => (place === 0 ? { ...line, ...change(line) } : line)),
    });
    const contract = (change: object) => (record: KeptRecord) => ({ contract: { ...record.contract, ...change } });
    const adatum = () =>
      product.simulator.state.customers.find(({ companyName }) => companyName === 'Adatum')?.id ?? assert.fail();
    const forgedSubscription = {
      id: 'another',
      lastDay: null,
      state: 'drifted',
      changedTo: null,
      wasExtended: false,
    };
    type Attack = readonly [what: string, change: (record: KeptRecord) => object, said: RegExp];
    const order = /the order is not the one that was submitted/;
    const customer = /the customer is not the one that the timeline names/;
    const toAnother: Attack = [
      'another tenant',
      (record) => ({ customer: { ...record.customer, customerId: adatum() } }),
      customer,
    ];
    const dearerProduct: Attack = [
      'a dearer product',
      firstLine(({ product }) => ({ product: { ...product, productId: 'CFQ7TTC0LFLZ', skuId: '0002' }, plan: dearer })),
      order,
    ];
    const attacks: readonly Attack[] = [
      toAnother,
      dearerProduct,
      ['another domain', (record) => ({ customer: { ...record.customer, domain: 'evil.onmicrosoft.com' } }), customer],
      ['three years', firstLine(({ plan }) => ({ plan: { ...plan, term: 'P3Y' } })), order],
      ['another sku', firstLine(({ product }) => ({ product: { ...product, skuId: '0009' } })), order],
      ['a cost', firstLine(({ plan }) => ({ plan: { ...plan, cost: 1 } })), order],
      ['another end of the term', firstLine(() => ({ endOfTerm: 'extend' })), order],
      ['a promotion', firstLine(() => ({ promotion: { ...promotion, id: 'P2' } })), order],
      ['an early end', firstLine(() => ({ customTermEndDate: '2026-12-31T00:00:00' })), order],
      ['payment terms', contract({ paymentTerms: 'net-60' }), order],
      ['a start', contract({ startDate: '2020-01-01' }), order],
      ['a provider', () => ({ providerId: 'another' }), order],
      ['a name', (record) => ({ company: { ...record.company, legalName: 'Other Corp' } }), order],
      ['a requester', (record) => ({ requester: { ...record.requester, id: stranger } }), /the requester, or who had/],
      [
        'an approver',
        (record) => ({ stage: { ...record.stage, approvedBy: { ...record.requester, name: 'Max Moreno' } } }),
        /not approved by whom the timeline names/,
      ],
      ['an approval', (record) => ({ stage: { ...record.stage, approvedBy: null } }), /not approved by whom/],
      ['a stage', () => ({ stage: { kind: 'drafting', rejection: null } }), /does not stand where the timeline ends/],
      [
        'an order',
        (record) => ({ order: { ...record.order, placed: { at: 1, orderIds: ['forged'] } } }),
        /the order at Partner Center is not the one/,
      ],
      [
        'a subscription',
        (record) => ({ order: { ...record.order, subscriptions: [forgedSubscription] } }),
        /the subscriptions are not those/,
      ],
    ];

    const approvedAndWaiting = async () => {
      await started({ OPERATORS: people.secondManager.aadObjectId });
      await fillInNewTenant(product.rep);
      await product.rep.press('Submit for approval');
      await product.manager.until(/Approval wanted/);
      await product.manager.press('Approve');
      await product.rep.until(/^Link mailed to the customer/);
    };
    const accepted = async () => {
      const page = await openLinkIn(await product.mailTo('ann@abccorp.com'));
      await page.submit({ customer: 'abccorp.onmicrosoft.com' });
      product.later(60 * 60_000);
    };

    it('is found by the command, whatever was changed', async () => {
      await approvedAndWaiting();
      await product.stopBot();
      const honest = kept('ABC Corp');
      for (const [what, change, expected] of attacks) {
        put(KeptRecord.parse({ ...honest, ...change(honest) }));
        const { code, said } = await records('verify');
        assert.deepEqual([code, expected.test(said)], [1, true], `${what}: ${said}`);
      }
      put(honest);
      assert.equal((await records('verify')).code, 0);
      // Before a deal is approved, its approval is put in by hand.
      const waiting = honest.timeline.slice(0, 1 + honest.timeline.findIndex(({ kind }) => kind === 'submitted'));
      put({ ...honest, timeline: waiting, stage: { kind: 'provisioning', since: 1, approvedBy: null } });
      assert.match((await records('verify')).said, /does not stand where the timeline ends/);
    });

    for (const [what, change, expected] of [toAnother, dearerProduct]) {
      it(`is not ordered, and operators hear of it: ${what}`, async () => {
        await approvedAndWaiting();
        const operator = product.teams.window(people.secondManager);
        await operator.open();
        await product.stopBot();
        const honest = kept('ABC Corp');
        put(KeptRecord.parse({ ...honest, ...change(honest) }));
        assert.match((await records('verify')).said, expected);
        await product.startBot();
        await accepted();
        await operator.until(/is not what was submitted and approved: somebody changed it/);
        assert.equal(product.simulator.state.orders.length, 0);
        assert.ok(product.simulator.state.carts.length === 0, 'not even a cart');
      });
    }

    const orderedAgain: readonly (readonly [string, (order: KeptRecord['order']) => object])[] = [
      ['that it was', () => ({ cartId: null, placed: null, refused: [], watched: [] })],
      [
        'that it holds a line',
        (order) => ({
          ...order,
          refused: [{ line: 0, problem: { key: 'errors.tasks.quoted', values: { text: '' } } }],
        }),
      ],
      // The other may be a cancelled one, the lines of which may be ordered again.
      [
        'which order holds it',
        (order) => ({ ...order, watched: order.watched.map((each) => ({ ...each, orderId: 'another' })) }),
      ],
    ];
    for (const [forgotten, change] of orderedAgain) {
      it(`is not ordered a second time because somebody made the bot forget ${forgotten}`, async () => {
        await approvedAndWaiting();
        const init = { method: 'POST', body: JSON.stringify({ orderCompletedMs: day }) };
        assert.equal((await fetch(`${product.simulator.url}/_switches`, init)).status, 200);
        await accepted();
        await product.rep.until(/Microsoft to set up/);
        await product.stopBot();
        const honest = kept('ABC Corp');
        put(KeptRecord.parse({ ...honest, order: { ...honest.order, ...change(honest.order) } }));
        assert.match((await records('verify')).said, /the order at Partner Center is not the one/);
        await product.startBot();
        product.later(60 * 60_000);
        await product.untilLogged(/"task":"(check-order|create-cart)".*a task failed and waits for a person/);
        assert.deepEqual([product.simulator.state.orders.length, product.simulator.state.carts.length], [1, 1]);
      });
    }

    it('is not told another end of its term after the order, and operators hear of it', async () => {
      await approvedAndWaiting();
      const operator = product.teams.window(people.secondManager);
      await operator.open();
      await accepted();
      await product.untilLogged(/"result":"end-of-term-settled"/);
      await product.stopBot();
      const honest = kept('ABC Corp');
      const tasks = honest.tasks.map((task) => ({ ...task, kind: 'set-end-of-term', dueAt: 0 }));
      const forged = { ...honest, ...firstLine(() => ({ endOfTerm: 'renew' }))(honest), tasks };
      const subscriptions = honest.order.subscriptions.map((one) => ({ ...one, state: 'drifted' }));
      put(KeptRecord.parse({ ...forged, order: { ...honest.order, endOfTermSettled: false, subscriptions } }));
      await product.startBot();
      await operator.until(/is not what was submitted, approved and ordered: somebody changed it/);
      assert.equal(product.simulator.state.orders[0]?.lineItems[0]?.autoRenewEnabled, false);
    });

    it('is found too where a cost moved that nobody has approved', async () => {
      await approvedAndWaiting();
      await fetch(`${product.simulator.url}/_price-changes`, { method: 'POST', body: '{"percent":12}' });
      await accepted();
      await product.manager.until(/cost was \$5\.04, is now \$5\.65/);
      await product.stopBot();
      const honest = kept('ABC Corp');
      assert.equal((await records('verify')).code, 0);
      const agreed = { kind: 'provisioning', since: 1, approvedBy: null };
      const asBefore = firstLine(({ plan }) => ({ plan: { ...plan, cost: 504 } }));
      const forgeries: readonly Attack[] = [
        ['its old cost', asBefore, order],
        ['both', (record) => ({ ...asBefore(record), stage: agreed }), order],
        ['the stage', () => ({ stage: agreed }), /does not stand where the timeline ends/],
      ];
      for (const [what, change, expected] of forgeries) {
        put(KeptRecord.parse({ ...honest, ...change(honest) }));
        assert.match((await records('verify')).said, expected, what);
      }
    });

    it('though an honest one is ordered, also when its timeline is of before all of that was written down', async () => {
      await approvedAndWaiting();
      await product.stopBot();
      const honest = kept('ABC Corp');
      const plainly = (shown: OrderShown | null) =>
        shown && {
          currency: shown.currency,
          discountPercent: shown.discountPercent,
          lines: shown.lines.map(({ title, quantity, sellingPrice, endOfTerm }) => {
            return { title, quantity, sellingPrice, autoRenew: endOfTerm === 'renew' };
          }),
        };
      const older = honest.timeline.map((entry) => {
        if (entry.kind === 'submitted') {
          return { ...entry, after: plainly(entry.after), customerId: undefined, reasons: undefined };
        }
        if (entry.kind === 'approved') return { ...entry, order: plainly(entry.order) };
        return entry.kind === 'tenant-created' ? { ...entry, tenantId: undefined } : entry;
      });
      const timeline = chained(
        honest.id,
        older.map((entry) => TimelineEntry.parse({ ...entry, hash: '' })),
        () => 'salt',
      );
      put({ ...honest, timeline });
      const verified = await records('verify');
      assert.equal(verified.code, 0, verified.said);
      put({ ...honest, timeline, ...firstLine(() => ({ endOfTerm: 'extend' }))(honest) });
      assert.match((await records('verify')).said, /the order is not the one that was submitted/);
      put({ ...honest, timeline });
      await product.startBot();
      await accepted();
      await product.rep.until(/[Tt]he order( for ABC Corp)? is placed/);
    });
  });

  it('does not believe a chain that was made anew, nor lists made anew with it', async () => {
    await started();
    await soldForNothing();
    const log = await headOfLog();
    await product.stopBot();
    const honest = kept('ABC Corp');
    const without = honest.timeline.filter(({ kind }) => kind !== 'edited');
    const anew = chained(
      honest.id,
      without.map((entry, index) => ({ ...entry, id: index + 1, hash: '' })),
      () => 'salt',
    );
    put({ ...honest, timeline: anew });
    assert.match((await records('verify')).said, /ABC Corp\): entry \d+ is not the one of \d{4}-/);

    inFile((database) => {
      database.exec("DELETE FROM documents WHERE kind = 'heads'");
      const history = JSON.stringify({ entries: anew.length, head: anew.at(-1)?.hash, at: anew.at(-1)?.at });
      database.prepare("UPDATE documents SET summary = json_set(summary, '$.history', json(?))").run(history);
    });
    const { said } = await records('head');
    assert.equal((await records('verify', '--head', said.trim())).code, 0, 'the store alone cannot tell');
    const verified = await records('verify', '--heads-from', log);
    assert.equal(verified.code, 1);
    assert.match(verified.said, /The head [0-9a-f]{64} of the log is not among those of the store/);
    writeFileSync(log, 'nothing');
    assert.equal((await records('verify', '--heads-from', log)).code, 1, 'a log without a head proves nothing');
  });

  it('misses a record that is gone, and a list that was changed', async () => {
    await started();
    await fillInNewTenant(product.rep);
    await headOfLog();
    const { id } = kept('ABC Corp');
    inFile((database) => database.exec("DELETE FROM documents WHERE kind = 'onboarding'"));
    const gone = await records('verify');
    assert.deepEqual([gone.code, gone.said.includes(`${id}: the record is gone.`)], [1, true], gone.said);
    inFile((database) =>
      database.exec(`UPDATE documents SET body = replace(body, '${id}', 'other') WHERE kind = 'heads'`),
    );
    assert.match((await records('verify')).said, /The list of heads [0-9a-f]{64} is missing, or was changed/);
  });

  it('is verified, and listed, whatever lists and summaries say of it, and however often', async () => {
    await started();
    await fillInNewTenant(product.rep);
    await product.stopBot();
    const honest = kept('ABC Corp');
    const listed = () =>
      inFile((database) =>
        database.prepare("SELECT 1 FROM documents WHERE kind = 'heads' AND instr(body, ?)").all(honest.id),
      );
    const file = product.settings.SQLITE_FILE ?? '';
    const whole = fileOf('whole.sqlite');
    inFile((database) => database.exec(`VACUUM INTO '${whole}'`));
    const attacks: readonly (readonly [string, string, RegExp])[] = [
      ['it is of long ago', "UPDATE documents SET summary = json_set(summary, '$.history.at', 1)", /lists show it/],
      ['it has no summary', 'UPDATE documents SET summary = NULL', /lists show it otherwise/],
      ['it is somebody else’s', "UPDATE documents SET summary = json_set(summary, '$.accountName', 'X')", /lists show/],
      ['it is in no list', 'DELETE FROM entries', /it is in no list/],
      ['it is of a form to come', 'UPDATE documents SET schema = 99', /0 problems/],
      ['its form is no number', "UPDATE documents SET schema = 'z'", /0 problems/],
      [
        'it is there twice',
        `INSERT INTO documents SELECT number + 1000, kind, 'copy', written, schema, due_at, expires_at, summary, body
         FROM documents WHERE kind = 'onboarding'`,
        /copy: the record cannot be read: it holds the record/,
      ],
      [
        'it is broken',
        "UPDATE documents SET body = json_remove(body, '$.tasks')",
        /the record cannot be read: .*tasks/,
      ],
    ];
    for (const [what, attack, expected] of attacks) {
      for (const beside of ['-wal', '-shm']) rmSync(file + beside, { force: true });
      copyFileSync(whole, file);
      inFile((database) =>
        database.exec(attack.includes('FROM documents') ? attack : `${attack} WHERE kind = 'onboarding'`),
      );
      const before = inFile((database) => database.prepare("SELECT * FROM documents WHERE kind = 'onboarding'").all());
      const first = await records('verify');
      assert.match(first.said, expected, what);
      assert.equal(first.code, /0 problems/.test(first.said) ? 0 : 1, what);
      await records('head');
      assert.notEqual(listed().length, 0, what);
      assert.deepEqual([(await records('verify')).code, what], [first.code, what], 'it is so the next time too');
      const after = inFile((database) => database.prepare("SELECT * FROM documents WHERE kind = 'onboarding'").all());
      assert.deepEqual(after, before, what);
    }
  });

  it('goes into a spreadsheet without formulas', async () => {
    await started();
    await fillInNewTenant(product.rep, { name: '=HYPERLINK("evil.example";"x")' });
    await product.rep.press('Submit for approval');
    await product.manager.say('approvals');
    await product.manager.press('Reject', { 'Reason (needed to reject)': '+1 "no";=1+1' });
    const file = fileOf('export.csv');
    assert.equal((await records('export', '--format', 'csv', '--out', file)).code, 0);
    const csv = readFileSync(file, 'utf8');
    assert.ok(csv.startsWith('\uFEFF"onboarding","account",'));
    assert.ok(csv.includes(`"'=HYPERLINK(""evil.example"";""x"")"`), csv);
    const cells = csv.split('\r\n').flatMap((line) => line.split(/,(?=")/));
    assert.deepEqual(
      cells.filter((cell) => /^"?[=+\-@\t\r]/.test(cell) || /;\s*=/.test(cell)),
      [],
    );
    const row = {
      onboarding: '',
      account: '',
      entry: 1,
      at: '',
      kind: '',
      by: '',
      byId: '',
      field: '',
      of: '',
      more: {},
      hash: '',
    };
    for (const start of ['=', '+', '-', '@', '\t', '\r', '＝', ' =']) {
      const [, cell] =
        /"((?:'[^"]*)?)","","[^"]*"\r\n$/.exec(csvLine({ ...row, before: '', after: `${start}1` })) ?? [];
      assert.equal(cell, `'${start}1`);
    }
  });

  describe('after somebody’s data was erased', () => {
    const known = /ann@abccorp\.com|Carter|555 0100/;

    it('knows nothing of them, and is verified as before', async () => {
      await started();
      const { rep } = product;
      await fillInNewTenant(rep);
      await rep.press('Submit for approval');
      await rep.press('Edit account');
      await rep.press('Continue', { ...annCarter, 'Last name': 'Carter-Lee' });
      await fillInCompany(rep);
      const log = await headOfLog();
      assert.match(everyBody(), known);

      const early = await records('erase', 'ann@abccorp.com');
      assert.deepEqual([early.code, /ABC Corp: still under way/.test(early.said)], [1, true]);
      assert.match(everyBody(), known, 'what is under way needs them');

      await rep.press('Cancel onboarding');
      await rep.press('Yes, cancel');
      await product.stopBot();
      assert.equal((await records('erase', 'nobody@abccorp.com')).code, 0);
      assert.match(product.stored(), known);
      assert.match(everyBody(), known);
      const honest = kept('ABC Corp');
      put(withoutPersonalData(honest));
      assert.match((await records('verify')).said, /personal data is gone, and no entry says that it was erased/);
      put(honest);
      const { code, said } = await records('erase', 'Ann@ABCcorp.com');
      assert.deepEqual([code, /ABC Corp: erased/.test(said)], [0, true], said);
      assert.doesNotMatch(product.stored(), known, 'in no byte of the files');
      assert.match(everyBody(), /Microsoft 365 Business Basic/);
      const verified = await records('verify', '--heads-from', log);
      assert.equal(verified.code, 0, verified.said);
      assert.doesNotMatch((await records('export', '--format', 'json')).said, known);
      assert.equal(kept('ABC Corp').timeline.at(-1)?.kind, 'personal-data-erased');
    });

    it('has none of the mails to them either, nor to whom they went', async () => {
      await started();
      const { rep } = product;
      await startAccount(rep, 'Fabrikam', pat);
      await answerNo(rep);
      await rep.press('Send now');
      await product.mailTo('pat@fabrikam.com');
      await rep.say('cancel');
      await rep.press('Yes, cancel');
      const { said } = await records('erase', 'pat@fabrikam.com');
      assert.match(said, /Erased from 1 onboardings and 1 kept mails/);
      assert.doesNotMatch(product.stored(), /pat@fabrikam|\bPat\b/);
      assert.deepEqual(await product.mails(), []);
      assert.equal((await records('verify')).code, 0);
    });

    it('which happens by itself when it was over for long enough', async () => {
      await started({ RETENTION_DAYS: '30' });
      const { rep } = product;
      await fillInNewTenant(rep);
      await rep.press('Cancel onboarding');
      await rep.press('Yes, cancel');
      product.later(29 * day);
      await product.untilLogged(/the head of what happened/);
      assert.match(everyBody(), known);
      product.later(2 * day);
      await product.untilLogged(/the head of what happened/, 2);
      assert.doesNotMatch(product.stored(), known, 'in no byte of the files');
      assert.equal((await records('verify')).code, 0);
    });
  });
});
