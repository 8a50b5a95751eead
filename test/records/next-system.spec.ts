import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { createLogger } from '../../bot/log/log.ts';
import { tablesForNextSystem } from '../../bot/records/next-system.ts';
import { createOnboardings } from '../../bot/store/onboardings.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import { onboardingAt } from '../sample-records.ts';

const Rows = z.array(z.record(z.string(), z.string()));

describe('what the next system imports', () => {
  it('has each completed deal as account, contract and subscriptions, with no cell that a spreadsheet runs', async () => {
    const store = openSqliteStore({ file: ':memory:' });
    const onboardings = createOnboardings(store, createLogger({ level: 'silent' }));
    const hostile = { accountName: '=cmd|"/c calc"!A1', productTitle: '+Office; =1+1', firstName: '@Ann' };
    await onboardings.create(onboardingAt('completed', 'yes', hostile));
    await onboardings.create(onboardingAt('provisioning', 'yes', { accountName: 'Not Yet' }));
    const tables = await tablesForNextSystem(onboardings, (id) => `named ${id}`);
    await store.close();
    const rowsOf = (name: string) => Rows.parse(parse(tables.get(name) ?? '', { bom: true, columns: true }));
    for (const text of tables.values()) {
      // Without it Dataverse reads no Japanese.
      assert.ok(text.startsWith('\uFEFF"') && text.endsWith('"\r\n'));
      assert.doesNotMatch(text, /"[=@]|"\+\D|[;\t\r] ?[=+@]|Not Yet/);
    }
    const [account] = rowsOf('accounts');
    assert.equal(account?.['Account Name'], `'${hostile.accountName}`);
    const [tenant] = rowsOf('provider-accounts');
    assert.deepEqual([tenant?.Account, tenant?.Provider], [account?.['Account Name'], 'named partner-center']);
    assert.match(tenant?.['Provider Specific Id'] ?? '', /^[0-9a-f-]{36}$/);
    const [contact] = rowsOf('contacts');
    assert.equal(contact?.['Company Name'], account?.['Account Name']);
    assert.deepEqual([contact?.['First Name'], contact?.['Business Phone']], ["'@Ann", '+1 425 555 0100']);
    const [contract] = rowsOf('billing-contracts');
    assert.equal(contract?.Customer, account?.['Account Name']);
    assert.equal(contract?.['Payment Terms'], 'Net 30');
    assert.deepEqual([contract?.['Start Date'], contract?.['End Date']], ['2026-11-19', '2027-11-18']);
    const [line] = rowsOf('subscriptions');
    assert.equal(line?.['Billing Contract'], contract?.Name);
    assert.equal(line?.Provider, 'named partner-center');
    // A year of twelve months, which is what its price is of there.
    assert.deepEqual([line?.['Sales Unit'], line?.['Selling Price per Unit']], ['Annually', '264.00']);
  });
});
