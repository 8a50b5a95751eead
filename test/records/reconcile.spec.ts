import assert from 'node:assert/strict';
import { copyFileSync, rmSync } from 'node:fs';
import { Writable } from 'node:stream';
import { z } from 'zod';
import { readConfig } from '../../bot/config.ts';
import { createLogger } from '../../bot/log/log.ts';
import { recordsCommand } from '../../bot/records/command.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import { openLinkIn } from '../flow/customer.ts';
import { agreementAlreadySigned, fillInNewTenant } from '../flow/fill-in.ts';
import { takeCredentials } from '../flow/hand-over.ts';
import { type Product, startProduct } from '../flow/start-product.ts';

const minute = 60_000;
/** A task that was to make something found that it is there. */
const foundInstead = /"task":"create-cart".*"result":"order-placed"/;
const contactAt = (domain: string) => ({ 'First name': 'Pat', 'Last name': 'Price', 'E-mail': `pat@${domain}` });

const unclearMoments = [
  ['2099-01-01T00:00:00Z', 'has not come yet.'],
  [
    '2026-11-29 08:00',
    'is no moment that all read alike. Write it as 2026-11-29T08:00:00Z (UTC), or with an offset, 2026-11-29T09:00:00+01:00.',
  ],
] as const;

const Rows = z.array(z.object({ account: z.string(), kind: z.string() }));

describe('a store that is put back to before three orders', () => {
  let product: Product;
  beforeEach(async () => {
    // As Key Vault: it is not put back with the store.
    const secrets = new Map<string, string>();
    const vault = {
      put: async (name: string, value: string) => void secrets.set(name, value),
      get: async (name: string) => secrets.get(name),
      delete: async (name: string) => void secrets.delete(name),
    };
    product = await startProduct({ vault });
  });
  afterEach(() => product.close());

  const records = async (...args: readonly string[]) => {
    const said: string[] = [];
    const write = (piece: unknown, _: string, done: () => void) => {
      said.push(String(piece));
      done();
    };
    const code = await recordsCommand(args, {
      config: () => readConfig(product.settings),
      log: createLogger({ level: 'silent' }),
      out: new Writable({ write, decodeStrings: false }),
    });
    return { code, said: said.join('') };
  };

  it('orders nothing twice, and its records tell what is there', async () => {
    const { rep, manager, simulator, settings } = product;
    const file = settings.SQLITE_FILE ?? '';
    // One that waits for its customer's signature, one that waits for approval.
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await rep.until(/^The tenant of ABC Corp is there/);
    await takeCredentials(rep);
    await rep.until(/^Link mailed to the customer/);
    const agreement = await product.mailTo('ann@abccorp.com', /Microsoft Customer Agreement/);
    await fillInNewTenant(rep, {
      name: 'Oak Hill',
      contact: contactAt('oakhill.com'),
      agreement: agreementAlreadySigned,
    });
    await rep.press('Submit for approval');
    await manager.until(/Oak Hill/);

    await product.stopBot();
    copyFileSync(file, `${file}.kept`);
    await product.startBot();

    await (await openLinkIn(agreement)).submit({ customer: 'abccorp.onmicrosoft.com' });
    await manager.press('Approve');
    product.later(minute);
    await rep.until(/[Tt]he order for Oak Hill is placed/);
    await fillInNewTenant(rep, {
      name: 'Pine Grove',
      contact: contactAt('pinegrove.com'),
      agreement: agreementAlreadySigned,
    });
    await rep.press('Submit for approval');
    await manager.until(/Pine Grove/);
    await manager.press('Approve');
    await rep.until(/[Tt]he order for Pine Grove is placed/);
    assert.equal(simulator.state.orders.length, 3);

    await product.stopBot();
    for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    copyFileSync(`${file}.kept`, file);
    for (const [unclear, why] of unclearMoments) {
      const refused = await records('reconcile', '--to', unclear);
      assert.deepEqual([refused.code, refused.said.split('\n')[0]], [2, `--to ${unclear} ${why}`]);
    }
    // Later than it was: after the orders that it is to find.
    const command = ['reconcile', '--to', new Date().toISOString()];
    const { code, said } = await records(...command);
    assert.equal(code, 1);
    assert.match(said, /^The newest thing in the store is of \S+: looked for is what was made since then\.$/m);
    assert.match(said, /^ABC Corp \(\S+\): it looks before it makes anything\.$/m);
    assert.match(said, /^Ordered on \S+: Pine Grove \(\S+\), order \S+\. NO DEAL HERE KNOWS THIS CUSTOMER/m);
    assert.doesNotMatch(said, /Oak Hill.*NO DEAL/);
    assert.equal((await records(...command)).said, said, 'and may be repeated');
    const unreadable = openSqliteStore({ file });
    await unreadable.create({ kind: 'onboarding', id: '0-broken', body: { schema: 1 } });
    const again = await records(...command);
    const broken = '0-broken: it cannot be read, and was not told. npm run records -- verify says why.\n';
    assert.deepEqual([again.code, again.said.replace(broken, '')], [1, said], 'one that cannot be read is named');
    await unreadable.delete('onboarding', '0-broken', (await unreadable.get('onboarding', '0-broken'))?.etag ?? '');
    await unreadable.close();

    await product.startBot();
    product.later(minute);
    await product.untilLogged(foundInstead, 1);
    await manager.say('approvals');
    await manager.press('Approve');
    product.later(minute);
    await product.untilLogged(foundInstead, 2);
    // Of all five: three before, two now.
    await product.untilLogged(/"result":"end-of-term-settled"/, 5);
    await product.stopBot();
    assert.equal(simulator.state.orders.length, 3);
    const rows = Rows.parse(JSON.parse((await records('export', '--format', 'json')).said));
    for (const deal of ['ABC Corp', 'Oak Hill']) {
      const since = rows.filter(({ account }) => account === deal).map(({ kind }) => kind);
      assert.deepEqual(
        since.filter((kind) => ['restored', 'order-taken'].includes(kind)),
        ['restored', 'order-taken'],
      );
    }
    assert.equal((await records('verify')).code, 0);

    const ordered = simulator.state.auditRecords.find(
      ({ customerName, operationType }) => customerName === 'Oak Hill' && operationType === 'create_order',
    );
    assert.ok(ordered);
    simulator.state.auditRecords.push({ ...ordered, resourceNewValue: JSON.stringify({ Id: 'ordered-twice' }) });
    const twice = (await records(...command)).said.split('\n').filter((line) => /Ordered.*Oak Hill/.test(line));
    assert.deepEqual(
      twice.map((line) => /NO DEAL OF THIS CUSTOMER KNOWS THIS ORDER/.test(line)),
      [false, true],
      'one that its deal does not know is named',
    );
  });
});
