import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMailsToAddress } from '../../bot/store/mails-to-address.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { mostMailsADay } from '../../onboarding/sent-mails.ts';

const day = 24 * 60 * 60_000;
const to = 'ann@abccorp.com';

describe('mails to one address', () => {
  let folder: string;
  let store: Store;
  let now: number;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mailed-'));
    store = openSqliteStore({ file: join(folder, 'store.sqlite') });
    now = Date.now();
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const counts = () => createMailsToAddress(store, () => now);

  const isHeldBack = (seconds: number) => (thrown: unknown) =>
    thrown instanceof OnboardingError &&
    thrown.code === 'limit-reached' &&
    thrown.detail.heldBack === true &&
    thrown.detail.retryAfterSeconds === seconds;

  it('are as many as may leave, of thirty at once too', async () => {
    const taken = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) => counts().take({ to, text: `${index}`, messageId: `${index}` })),
    );
    assert.equal(taken.filter(({ status }) => status === 'fulfilled').length, mostMailsADay);
  });

  it('keep their place when they are sent again, and others of the same text wait for a day', async () => {
    const mail = { to, text: 'Hi', messageId: 'one' };
    for (let attempt = 0; attempt < 3 * mostMailsADay; attempt++) await counts().take(mail);
    now += day / 2;
    await assert.rejects(counts().take({ ...mail, messageId: 'two' }), isHeldBack(day / 2000));
    await assert.rejects(counts().look({ to: 'ANN+1@abccorp.com', text: 'Hi' }), isHeldBack(day / 2000));
    await counts().look({ to, text: 'Hello' });
    now += day / 2;
    await counts().take({ ...mail, messageId: 'two' });
  });

  it('are counted without keeping address or text', async () => {
    await counts().take({ to, text: 'Hi, ann@abccorp.com', messageId: 'one' });
    const kept = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'latin1'));
    assert.ok(kept.some((bytes) => bytes.includes('mailed')));
    assert.ok(!kept.some((bytes) => bytes.includes('abccorp')));
  });
});
