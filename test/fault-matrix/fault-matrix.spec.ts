import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { documentFile, documentOfRules } from './document.ts';
import { expectedOfProduct } from './expected.ts';
import { productTasks } from './product-tasks.ts';
import { type ProductRow, productTroubles, runEveryTask } from './run-every-task.ts';
import { saysWhatToDo } from './says-what-to-do.ts';

describe('the fault matrix of the product', () => {
  let rows: ProductRow[];
  before(async function () {
    this.timeout(240_000);
    rows = await runEveryTask();
  });

  it('and that of the client are what docs/fault-matrix.md shows', () => {
    assert.equal(readFileSync(documentFile, 'utf8'), documentOfRules());
  });

  for (const [place, task] of productTasks.entries()) {
    it(`ends with one of everything, whatever happens to ${task.kind}`, () => {
      const cells = rows[place]?.cells ?? [];
      assert.equal(cells.length, productTroubles(task).length);
      assert.deepEqual(
        Object.fromEntries(cells.map(({ trouble, outcome }) => [trouble, outcome])),
        Object.fromEntries(cells.map(({ trouble }) => [trouble, expectedOfProduct(task, trouble)])),
      );
    });
  }

  it('tells the rep and the operators what to do when, and only when, it needs a person, and the rep what was refused', () => {
    for (const { task, cells } of rows) {
      for (const { trouble, outcome, told } of cells) {
        const about = `${task.kind}, ${trouble}`;
        assert.equal(told.rep.length, ['person', 'refused'].includes(outcome.way) ? 1 : 0, about);
        assert.deepEqual(told.operators, outcome.way === 'person' ? told.rep : [], about);
        for (const text of told.rep) {
          assert.ok(saysWhatToDo(text) && !/\S@\S/.test(text), `${about}: ${text}`);
          assert.equal(/press Retry to go on\.$/.test(text), trouble === '503 always', `${about}: ${text}`);
        }
      }
    }
  });
});
