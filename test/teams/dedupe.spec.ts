import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { createDeliveries, type Taken } from '../../bot/teams/receive/dedupe.ts';

const answer = { status: 200, body: { value: 'the answer' } };

describe('a delivery', () => {
  let folder: string;
  let store: Store;
  let clock: number;
  /** Called instead of each wait. */
  let whileWaiting: () => void;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'once-'));
    store = openSqliteStore({ file: join(folder, 'store.sqlite'), now: () => clock });
    clock = Date.now();
    whileWaiting = () => undefined;
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const process = (owner: string) =>
    createDeliveries({
      store,
      owner,
      now: () => clock,
      pause: async (ms) => {
        clock += ms;
        whileWaiting();
        await new Promise(setImmediate);
      },
    });

  it('is carried out by one of fifty, on many machines, and all get its answer', async () => {
    const machines = Array.from({ length: 50 }, (_, index) => process(`machine-${index}/1/x`));
    let carriedOut = 0;
    const answers = await Promise.all(
      machines.map(async (machine) => {
        const taken = await machine.take('chat/activity');
        if (taken.kind === 'done') return taken.answer;
        carriedOut += 1;
        await new Promise(setImmediate);
        await taken.done(answer);
        return answer;
      }),
    );
    assert.equal(carriedOut, 1);
    for (const one of answers) assert.deepEqual(one, answer);
  });

  it('that failed is carried out by the next', async () => {
    const first = ours(await process('here/1/x').take('chat/activity'));
    const second = process('there/1/x').take('chat/activity');
    await first.release();
    assert.equal((await second).kind, 'ours');
  });

  it('is taken over from another machine once no turn can still be running, and not before', async () => {
    const first = ours(await process('there/1/x').take('chat/activity'));
    const startedAt = clock;
    const second = ours(await process('here/1/x').take('chat/activity'));
    assert.ok(clock - startedAt >= 60_000, `${clock - startedAt} ms`);
    await first.done({ status: 500 });
    await second.done(answer);
    assert.deepEqual(await process('elsewhere/1/x').take('chat/activity'), { kind: 'done', answer });
  });

  it('is taken over at once from a process of this machine that died', async () => {
    const { pid } = spawnSync('true');
    ours(await process(`${hostname()}/${pid}/x`).take('chat/activity'));
    const startedAt = clock;
    ours(await process('here/1/x').take('chat/activity'));
    assert.ok(clock - startedAt < 1000);
  });

  it('is forgotten when Teams delivers no more', async () => {
    await ours(await process('here/1/x').take('chat/activity')).done(answer);
    clock += 50 * 60_000;
    assert.equal((await process('here/1/x').take('chat/activity')).kind, 'done');
    clock += 11 * 60_000;
    assert.equal(await store.get('turn', 'chat/activity'), undefined);
  });
});

function ours(taken: Taken): Extract<Taken, { kind: 'ours' }> {
  assert.ok(taken.kind === 'ours', 'it was carried out already');
  return taken;
}
