import assert from 'node:assert/strict';
import { rows } from './conformance-table.ts';
import { createResults } from './print-table.ts';
import { exampleFiles, readExample } from './read-example.ts';

const results = createResults();

describe('conformance with the documented and recorded payloads', () => {
  after(() => process.stdout.write(`\n${results.table(rows)}\n`));

  it('has a row for every example', () => {
    assert.deepEqual(rows.map(({ example }) => example).sort(), exampleFiles().sort());
  });

  for (const side of ['client', 'simulator'] as const) {
    describe(side, () => {
      for (const row of rows) {
        const proof = row[side];
        if ('why' in proof) continue;
        it(`${row.operation}: ${row.example}`, async () => {
          await proof.prove(readExample(row.example));
          results.passed(row, side);
        });
      }
    });
  }
});
