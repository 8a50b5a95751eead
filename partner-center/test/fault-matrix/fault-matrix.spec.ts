import assert from 'node:assert/strict';
import { expected } from './expected.ts';
import { everyOperation, rowName, runEveryOperation } from './run-every-operation.ts';
import { type Row, troublesOf } from './run-operation.ts';

describe('the fault matrix of the client', () => {
  let rows: Row[];
  before(async function () {
    this.timeout(240_000);
    rows = await runEveryOperation();
  });

  for (const [place, operation] of everyOperation.entries()) {
    it(`has ${rowName(operation)} do and say in every trouble what the rules and its exceptions say`, () => {
      const cells = rows[place]?.cells ?? [];
      assert.equal(cells.length, troublesOf(operation).length);
      const outcomes = Object.fromEntries(cells.map(({ trouble, outcome }) => [trouble, outcome]));
      const wanted = cells.map(({ trouble }) => [trouble, expected(operation, trouble)]);
      assert.deepEqual(outcomes, Object.fromEntries(wanted));
    });
  }

  it('never has two of anything', () => {
    const doubled = rows.flatMap(({ operation, cells }) =>
      cells
        .filter(({ outcome }) => Math.max(outcome.effects, outcome.again?.effects ?? 0) > 1)
        .map(({ trouble }) => `${rowName(operation)}: ${trouble}`),
    );
    assert.deepEqual(doubled, []);
  });

  it('tells no secret to anybody, nor to the log, nor an e-mail address to a person', () => {
    const leaks = rows.flatMap(({ operation, cells, leakedToLog }) => [
      ...leakedToLog.map((secret) => `${rowName(operation)}, log: ${secret}`),
      ...cells.flatMap(({ trouble, leaked }) => leaked.map((found) => `${rowName(operation)}, ${trouble}: ${found}`)),
    ]);
    assert.deepEqual(leaks, []);
  });
});
