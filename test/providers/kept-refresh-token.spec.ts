import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { keptRefreshToken } from '../../bot/providers/kept-refresh-token.ts';
import type { Vault } from '../../bot/secrets/vault.ts';

const account = {
  id: 'partner-center',
  tenantId: '6f1c0a52-3d53-4c0e-9d0b-00000000000a',
  clientId: '6f1c0a52-3d53-4c0e-9d0b-00000000000b',
  loginUrl: 'https://login.microsoftonline.com',
};

describe('the sign-in of an account', () => {
  let kept: Map<string, string>;
  let vault: Vault;
  beforeEach(() => {
    kept = new Map();
    vault = {
      get: async (name) => kept.get(name),
      put: async (name, value) => void kept.set(name, value),
      delete: async (name) => void kept.delete(name),
    };
  });
  const at = (refreshToken?: string, more = {}) => keptRefreshToken({ ...account, ...more, refreshToken }, vault);

  it('stays when the setting is emptied, left out or put back, as the Bicep advises', async () => {
    assert.equal(await at('first').readRefreshToken(), 'first');
    await at('first').saveRefreshToken('rolled');
    for (const setting of ['first', '', undefined]) assert.equal(await at(setting).readRefreshToken(), 'rolled');
    await at('').saveRefreshToken('rolled again');
    assert.equal(await at('first').readRefreshToken(), 'rolled again', 'the first is no new one');
  });

  it('gives way to a new value of the setting once, also beside a process that still has the one before', async () => {
    await at('first').saveRefreshToken('rolled');
    assert.equal(await at('second').readRefreshToken(), 'second');
    await at('second').saveRefreshToken('of the second');
    for (const setting of ['second', 'first', '']) assert.equal(await at(setting).readRefreshToken(), 'of the second');
  });

  it('is taken from npm run connect, whatever the setting says', async () => {
    await at('wrong').saveRefreshToken('of the consent');
    assert.equal(await at('wrong').readRefreshToken(), 'of the consent');
  });

  it('is carried over from where a bot before this one kept it, under the value of the setting', async () => {
    const print = createHash('sha256').update('first').digest('hex').slice(0, 12);
    kept.set(`refresh-token-partner-center-${print}`, 'rolled long ago');
    assert.equal(await at('first').readRefreshToken(), 'rolled long ago');
    await at('first').saveRefreshToken('rolled now');
    assert.equal(await at('').readRefreshToken(), 'rolled now');
  });

  it('is its own for each tenant, application and cloud, and none without any', async () => {
    await at('first').saveRefreshToken('rolled');
    for (const other of [
      { tenantId: '6f1c0a52-3d53-4c0e-9d0b-00000000000c' },
      { clientId: '6f1c0a52-3d53-4c0e-9d0b-00000000000c' },
      { loginUrl: 'https://login.microsoftonline.us' },
    ]) {
      assert.equal(await at('', other).readRefreshToken(), undefined);
    }
    assert.equal(await at('', { id: 'emea' }).readRefreshToken(), 'rolled', 'its key may change');
    for (const name of kept.keys()) assert.match(name, /^[0-9a-zA-Z-]{1,127}$/, 'what Key Vault takes as a name');
  });
});
