import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { documentFile, documentOf, tables } from './document.ts';
import { expected } from './expected.ts';
import { startPreparedPartner } from './prepared-partner.ts';
import { productDeeds } from './product/deeds.ts';
import { expectedOfProduct } from './product/expected.ts';
import { type ProductRow, productTroubles, runEveryDeed } from './product/run-every-deed.ts';
import { everyOperation, rowName, runEveryOperation } from './run-every-operation.ts';
import { type Row, troublesOf } from './run-operation.ts';
import { saysWhatToDo } from './says-what-to-do.ts';

describe('the fault matrix', () => {
  let rows: Row[];
  let productRows: ProductRow[];
  before(async function () {
    this.timeout(120_000);
    rows = await runEveryOperation();
    productRows = await runEveryDeed();
  });
  after(() => {
    process.stdout.write(`\n${tables(rows, productRows)}\n\n`);
  });

  it('is what docs/fault-matrix.md shows', () => {
    assert.equal(readFileSync(documentFile, 'utf8'), documentOf(rows, productRows));
  });

  describe('of the client', () => {
    it('has a row for every operation', async () => {
      const { client, simulator } = await startPreparedPartner();
      const missing = Object.keys(client()).filter((name) => !everyOperation.some((row) => row.name === name));
      await simulator.close();
      assert.deepEqual(missing, []);
    });

    for (const [place, operation] of everyOperation.entries()) {
      it(`has ${rowName(operation)} do in every trouble what the rules and its exceptions say`, () => {
        const cells = rows[place]?.cells ?? [];
        assert.equal(cells.length, troublesOf(operation).length);
        assert.deepEqual(
          Object.fromEntries(cells.map(({ trouble, outcome }) => [trouble, outcome])),
          Object.fromEntries(cells.map(({ trouble }) => [trouble, expected(operation, trouble)])),
        );
      });
    }

    it('never has two of anything', () => {
      const doubled = rows.flatMap(({ operation, cells }) =>
        cells
          .filter(({ outcome }) => Math.max(outcome.tasks, outcome.again?.tasks ?? 0) > 1)
          .map(({ trouble }) => `${rowName(operation)}: ${trouble}`),
      );
      assert.deepEqual(doubled, []);
    });

    it('tells the person in every failure what to do', () => {
      const sentences = new Set(rows.flatMap(({ cells }) => cells.flatMap(({ sentence }) => sentence ?? [])));
      assert.ok(sentences.size > 10);
      assert.deepEqual(
        [...sentences].filter((sentence) => !saysWhatToDo(sentence)),
        [],
      );
    });

    it('tells no secret to anybody, nor to the log, nor an e-mail address to a person', () => {
      const leaks = rows.flatMap(({ operation, cells, leakedToLog }) => [
        ...leakedToLog.map((secret) => `${rowName(operation)}, log: ${secret}`),
        ...cells
          .filter(({ leaked, sentence = '' }) => leaked.length > 0 || /\S@\S/.test(sentence))
          .map(({ trouble, sentence }) => `${rowName(operation)}, ${trouble}: ${sentence}`),
      ]);
      assert.deepEqual(leaks, []);
    });
  });

  describe('of the product', () => {
    for (const [place, deed] of productDeeds.entries()) {
      it(`ends with one of everything, whatever happens to ${deed.kind}`, () => {
        const cells = productRows[place]?.cells ?? [];
        assert.equal(cells.length, productTroubles(deed).length);
        assert.deepEqual(
          Object.fromEntries(cells.map(({ trouble, outcome }) => [trouble, outcome])),
          Object.fromEntries(cells.map(({ trouble }) => [trouble, expectedOfProduct(deed, trouble)])),
        );
      });
    }

    it('tells the rep and the operators what to do when, and only when, it needs a person', () => {
      for (const { deed, cells } of productRows) {
        for (const { trouble, outcome, told } of cells) {
          const about = `${deed.kind}, ${trouble}`;
          assert.equal(told.rep.length, outcome.way === 'person' ? 1 : 0, about);
          const toOperators = told.rep.map((text) => `ABC Corp: ${text}`);
          assert.deepEqual(told.operators, toOperators, about);
          for (const text of told.rep) {
            assert.ok(saysWhatToDo(text) && !/\S@\S/.test(text), `${about}: ${text}`);
            assert.equal(/press Retry to go on\.$/.test(text), trouble === '503 always', `${about}: ${text}`);
          }
        }
      }
    });
  });
});
