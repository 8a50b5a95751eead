import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Activity, CloudAdapter, TurnContext } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { createDialogStates } from '../../bot/teams/botbuilder/dialog-state.ts';
import { newFolder } from '../new-folder.ts';

const start = Date.parse('2026-05-01T08:00:00.000Z');

describe('the dialog stack of a conversation', () => {
  let folder: string;
  let store: Store;
  beforeEach(() => {
    folder = newFolder('dialogs');
    store = openSqliteStore({ file: join(folder, 'store.sqlite') });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  /** The turn of the activity that came as the n-th, a second after the one before. */
  const turn = (n: number): TurnContext => {
    const activity: Partial<Activity> = {
      type: 'message',
      id: `activity ${n}`,
      timestamp: new Date(start + n * 1000),
      conversation: { id: 'chat', name: '', isGroup: false, conversationType: 'personal' },
    };
    return new TurnContext(new CloudAdapter(), activity);
  };

  /** Reads, changes and writes the stack, like a turn of a process of its own. */
  const openTurn = async (n: number, change: (before: DialogState) => DialogState) => {
    const states = createDialogStates(store);
    const context = turn(n);
    const before = await states.accessor.get(context, { dialogStack: [] });
    await states.accessor.set(context, change(before));
    return { save: () => states.save(context) };
  };

  const about = (what: string): DialogState => ({ dialogStack: [{ id: 'onboarding', state: { onboardingId: what } }] });
  const over = (): DialogState => ({ dialogStack: [] });
  const now = async () => JSON.stringify(await createDialogStates(store).accessor.get(turn(0), { dialogStack: [] }));

  it('is what the latest of fifty turns at once left, whichever ended last', async () => {
    for (const order of [1, -1]) {
      const numbers = Array.from({ length: 50 }, (_, index) => index + 1);
      const turns = await Promise.all(numbers.map((n) => openTurn(n, () => about(`${order} ${n}`))));
      await Promise.all((order > 0 ? turns : turns.toReversed()).map(({ save }) => save()));
      assert.match(await now(), new RegExp(`"onboardingId":"${order} 50"`));
      await store.delete('dialog', 'chat');
    }
  });

  it('keeps what a later turn began when an earlier one ends something', async () => {
    await (await openTurn(1, () => about('first'))).save();
    const earlier = await openTurn(2, over);
    await (await openTurn(3, () => about('second'))).save();
    await earlier.save();
    assert.match(await now(), /"second"/);
  });

  it('keeps what an earlier turn began when a later one ends something else', async () => {
    await (await openTurn(1, () => about('first'))).save();
    const later = await openTurn(3, over);
    await (await openTurn(2, () => about('second'))).save();
    await later.save();
    assert.match(await now(), /"second"/);
  });

  it('is not held for ever by a clock that goes ahead', async () => {
    const ahead = Math.round((Date.now() - start) / 1000) + 3600;
    await (await openTurn(ahead, () => about('ahead'))).save();
    const states = createDialogStates(store);
    // Within the same millisecond the id decides.
    const context = new TurnContext(new CloudAdapter(), { ...turn(1).activity, id: 'z', timestamp: new Date() });
    await states.accessor.set(context, about('in time'));
    await states.save(context);
    assert.match(await now(), /"in time"/);
  });
});
