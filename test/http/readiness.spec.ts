import assert from 'node:assert/strict';
import { createReadiness } from '../../bot/http/readiness.ts';

describe('readiness', () => {
  let at = 0;
  const never = () => Promise.reject(new Error('out of reach'));
  const rests = {
    checkStore: async () => {},
    checkVault: async () => undefined,
    pausedProviders: async () => [],
    reachedProviders: (): 'ok' | 'not-reached' => 'ok',
  };
  const of = (others: Partial<typeof rests>) => createReadiness({ ...rests, ...others }, () => at);

  it('says which dependency it is', async () => {
    const well = { store: 'ok', vault: 'ok', partnerCenter: 'ok' };
    assert.deepEqual(await of({})(), well);
    assert.deepEqual(await of({ checkStore: never })(), { ...well, store: 'not-reached' });
    assert.deepEqual(await of({ checkVault: never })(), { ...well, vault: 'not-reached' });
    assert.deepEqual(await of({ pausedProviders: never })(), { ...well, partnerCenter: 'unknown' });
    assert.deepEqual(await of({ reachedProviders: () => 'not-reached' })(), { ...well, partnerCenter: 'not-reached' });
    const paused = createReadiness({ ...rests, pausedProviders: async () => ['Microsoft Partner Center'] }, () => at);
    assert.deepEqual(await paused(), { ...well, partnerCenter: 'paused' });
  });

  it('asks the vault no more often than twice a minute, whoever asks and how often', async () => {
    let asked = 0;
    const ask = of({ checkVault: async () => void asked++ });
    await Promise.all([ask(), ask(), ask()]);
    at += 29_000;
    await ask();
    assert.equal(asked, 1);
    at += 2000;
    await ask();
    assert.equal(asked, 2);
  });
});
