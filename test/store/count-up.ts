import { openSqliteStore } from '../../bot/store/sqlite.ts';

// A process of its own that raises one counter a number of times, for the test of several processes on one file.
const [file = '', times = '0'] = process.argv.slice(2);
const store = openSqliteStore({ file });
for (let raised = 0; raised < Number(times); ) {
  const read = await store.get('dialog', 'counter');
  const body = Number(read?.body ?? 0) + 1;
  const document = { kind: 'dialog', id: 'counter', body } as const;
  const { outcome } = read === undefined ? await store.create(document) : await store.replace(document, read.etag);
  if (outcome === 'written') raised += 1;
}
await store.close();
