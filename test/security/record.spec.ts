import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { rowLine } from '../../bot/records/export.ts';
import { entryText } from '../../cards/onboarding/timeline.ts';
import { chained } from '../../onboarding/chain.ts';
import type { TimelineEntry } from '../../onboarding/timeline.ts';
import { fillInNewTenant, orderSeats, removeLine } from '../flow/fill-in.ts';
import { english } from '../words/english.ts';
import { startWithFile, type WithFile } from './start-with-file.ts';

describe('the record of what happened', () => {
  let product: WithFile['product'];
  let records: WithFile['records'];
  let fileOf: WithFile['fileOf'];
  let inFile: WithFile['inFile'];
  let kept: WithFile['kept'];
  let put: WithFile['put'];
  let headOfLog: WithFile['headOfLog'];
  const started = async (settings = {}) => {
    ({ product, records, fileOf, inFile, kept, put, headOfLog } = await startWithFile(settings));
  };
  afterEach(() => product.close());

  /** 25 seats at 12 dollars are submitted; then it becomes 300 at a cent. */
  /** What the approver had in front of them when they decided. */
  let readByManager: readonly string[] = [];
  const soldForNothing = async () => {
    const { rep, manager } = product;
    const seats = (quantity: string, price: string) =>
      orderSeats(rep, {
        'Seats (1 to 300)': quantity,
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
    await manager.until(/300 × 0\.01 USD/);
    readByManager = manager.texts();
    await manager.say('approvals');
    await manager.press('Approve');
    await rep.until(/The tenant of ABC Corp is there/);
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
      readByManager.some((text) => text.includes(change)),
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
    await product.manager.press('Send back', { 'Comment, reason or question': '+1 "no";=1+1' });
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
        /"((?:'[^"]*)?)","","[^"]*"\r\n$/.exec(rowLine({ ...row, before: '', after: `${start}1` })) ?? [];
      assert.equal(cell, `'${start}1`);
    }
  });
});
