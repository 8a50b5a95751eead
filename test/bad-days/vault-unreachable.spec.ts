import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createKeyVault } from '../../bot/secrets/key-vault.ts';
import { credentialsName } from '../../bot/tasks/kept-credentials.ts';
import { passwordGiven } from '../flow/customer.ts';
import { startKeyVault } from '../secrets/key-vault-double.ts';
import { type BadDay, hour, minute, startBadDay } from './day.ts';

describe('the vault unreachable at the moment of the password', () => {
  let bad: BadDay;
  afterEach(() => bad.close());

  const created = () => bad.product.simulator.state.customers.filter(({ joinedBy }) => joinedBy === 'creation');
  const aDay = [10 * minute, hour, 6 * hour, 6 * hour, 6 * hour, 6 * hour];
  /** How long it lasts, and how many alarms that is. */
  const spans: readonly [string, readonly number[], number][] = [
    ['minutes', [30_000, minute, 5 * minute], 0],
    ['a day', aDay, 1],
  ];

  for (const [what, span, alarms] of spans) {
    it(`for ${what}: the same request id brings it once the store takes secrets again`, async () => {
      bad = await startBadDay();
      bad.lines.keeps = (kind) => kind !== 'secret';
      const deals = await bad.begin(2, ['new tenant, agreement signed']);
      await bad.pass(...span);
      assert.equal(created().length, 2);
      assert.deepEqual([bad.alarms().length, ...bad.alarms()].slice(0, 1), [alarms], bad.alarms().join('\n'));
      bad.lines.keeps = () => true;
      await bad.quietTime();
      await bad.allIsWell(deals);
      assert.equal(bad.alarms().length, alarms);
    });
  }

  it('of Key Vault, likewise', async () => {
    let vault = await startVault();
    const { port } = vault.address;
    bad = await startBadDay({ vault: vault.client });
    await vault.close();
    const deals = await bad.begin(1, ['new tenant, agreement signed']);
    await bad.pass(...aDay);
    assert.equal(created().length, 1);
    assert.match(bad.alarms().join('\n'), /^[^\n]*credentials could not be put into the vault yet[^\n]*$/);
    vault = await startVault(port);
    await bad.quietTime();
    await bad.allIsWell(deals);
    const [{ id = '' } = {}] = deals;
    const kept = await vault.client.get(credentialsName(id));
    assert.ok(kept?.includes(passwordGiven(bad.product)));
    await vault.close();
  });

  it('until Partner Center has forgotten the request: the onboarding goes on and says that it is lost', async () => {
    bad = await startBadDay();
    bad.lines.keeps = (kind) => kind !== 'secret';
    const deals = await bad.begin(2, ['new tenant, agreement signed']);
    await bad.pass(...aDay);
    bad.product.simulator.state.answers = {};
    bad.lines.keeps = () => true;
    await bad.quietTime();
    await bad.allIsWell(deals, { credentials: 'lost' });
    for (const { rep } of deals) assert.ok(rep.texts().some((text) => /password got lost: reset/.test(text)));
    assert.equal(created().length, 2);
  });
});

/** A Key Vault that can be closed and opened again at the same place. */
async function startVault(at = 0) {
  const server: Server = startKeyVault({ purgeAllowed: true }, at);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  const client = createKeyVault({
    url: `http://127.0.0.1:${address.port}`,
    credential: { getToken: async () => null },
    connection: { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } },
  });
  return {
    client,
    address,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
