import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createMailsToAddress, mostMailsToAddress } from '../../bot/store/mails-to-address.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { newFolder } from '../new-folder.ts';

const day = 24 * 60 * 60_000;
const to = 'ann@abccorp.com';

describe('mails to one address', () => {
  let folder: string;
  let store: Store;
  let now: number;
  beforeEach(() => {
    folder = newFolder('mailed');
    store = openSqliteStore({ file: join(folder, 'store.sqlite') });
    now = Date.now();
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const counts = () => createMailsToAddress(store, () => now);

  const isHeldBack = (thrown: unknown) =>
    thrown instanceof OnboardingError &&
    thrown.code === 'limit-reached' &&
    thrown.detail.heldBack === true &&
    thrown.detail.retryAfterSeconds === day / 1000;

  it('are as many as may leave, of thirty at once too', async () => {
    const taken = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) => counts().take({ to, text: `${index}`, messageId: `${index}` })),
    );
    assert.equal(taken.filter(({ status }) => status === 'fulfilled').length, mostMailsToAddress);
    await assert.rejects(counts().look({ to, text: 'one more' }), isHeldBack);
  });

  it('keep their place when they are sent again, and of the same text one leaves within a day', async () => {
    const mail = { to, text: 'Hi', messageId: 'one' };
    for (let attempt = 0; attempt < 3 * mostMailsToAddress; attempt++) assert.ok(await counts().take(mail));
    now += day / 2;
    assert.equal(await counts().take({ ...mail, messageId: 'two' }), false);
    assert.equal(await counts().take({ ...mail, to: 'ANN+1@abccorp.com', messageId: 'two' }), false);
    assert.ok(await counts().take({ ...mail, text: 'Hello', messageId: 'two' }));
    now += day / 2;
    assert.ok(await counts().take({ ...mail, messageId: 'three' }));
  });

  it('are counted without keeping address or text', async () => {
    await counts().take({ to, text: 'Hi, ann@abccorp.com', messageId: 'one' });
    const kept = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'latin1'));
    assert.ok(kept.some((bytes) => bytes.includes('mailed')));
    assert.ok(!kept.some((bytes) => bytes.includes('abccorp')));
  });
});
