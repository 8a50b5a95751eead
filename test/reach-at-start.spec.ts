import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createPort } from 'node:net';
import { type Config, readConfig } from '../bot/config.ts';
import { azureIdentity } from '../bot/identity/azure-identity.ts';
import { listen, reachStore } from '../bot/reach-at-start.ts';
import { createKeyVault } from '../bot/secrets/key-vault.ts';
import { whyVaultNotReached } from '../bot/secrets/why-not-reached.ts';
import { openCosmosStore } from '../bot/store/cosmos.ts';
import { whyStoreNotReached } from '../bot/store/why-not-reached.ts';
import { asOnboardingError } from '../errors/onboarding-error.ts';
import { english } from '../words/english.ts';
import { ofEachTest } from './of-each-test.ts';

const guid = (nth: number) => `6f1c0a52-3d53-4c0e-9d0b-00000000000${nth}`;
const key = Buffer.from('the key of an account').toString('base64');

/** Azure, refusing everything in the same way. */
async function startRefusing(): Promise<{ server: Server; url: string; answer: [number, string]; close(): void }> {
  const server = createServer((_, response) => {
    const [status, message] = azure.answer;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ code: 'Refused', message, error: { code: 'Refused', message } }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const azure = {
    server,
    url: `http://127.0.0.1:${port}`,
    answer: [500, ''] as [number, string],
    close: () => void server.close(),
  };
  return azure;
}

function config(settings: Readonly<Record<string, string>>): Config {
  return readConfig({
    PARTNER_CENTER_TENANT_ID: guid(1),
    PARTNER_CENTER_CLIENT_ID: guid(2),
    PARTNER_CENTER_CLIENT_SECRET: 'the-secret',
    AZURE_CLIENT_ID: guid(3),
    ...settings,
  });
}

/** What whoever starts the bot reads. */
async function said(start: () => Promise<unknown>): Promise<string> {
  try {
    await start();
  } catch (error) {
    return english.tell(asOnboardingError(error).says);
  }
  return assert.fail('it started');
}

describe('a bot that cannot start says', () => {
  const azure = ofEachTest(startRefusing);

  for (const [what, status, message, says] of [
    ['a key that is none', 401, 'The wrong key is being used', /does not accept the owner of the key in COSMOS_KEY/],
    ['a firewall', 403, 'Request originated from IP 1.2.3.4 through public internet.', /Check the networking/],
    ['no role', 403, 'principal [x] does not have required RBAC permissions', /needs the role .*Data Contributor/],
    ['no database', 404, 'Resource Not Found', /has no database onboarding.*Check COSMOS_DATABASE/],
  ] as const) {
    it(`that it is ${what} at Cosmos DB, and as whom`, async () => {
      azure.answer = [status, message];
      const settings = { STORE: 'cosmos', COSMOS_ENDPOINT: azure.url, COSMOS_KEY: key };
      const sentence = await said(() => reachStore(config({ ...settings, NODE_ENV: 'development' })));
      assert.match(sentence, says);
      assert.ok(sentence.includes(azure.url));
      assert.ok(!sentence.includes(key));
    });
  }

  it('by which identity Cosmos DB was asked where there is no key', async () => {
    azure.answer = [403, 'principal [x] does not have required RBAC permissions'];
    const { store, process } = config({ STORE: 'cosmos', COSMOS_ENDPOINT: azure.url });
    const opened = openCosmosStore({ endpoint: azure.url, database: 'onboarding', access: { key } });
    const thrown = await opened.check().catch((error: unknown) => error);
    const says = await whyStoreNotReached(thrown, store, azureIdentity({ process }));
    assert.match(english.tell(says), new RegExp(`lets the managed identity ${guid(3)} \\(AZURE_CLIENT_ID\\) neither`));
  });

  for (const [status, message, says] of [
    [401, 'AKV10032: Invalid issuer.', /does not accept the managed identity/],
    [403, 'Client address is not authorized and caller is not a trusted service.', /Check the networking of the vault/],
    [403, 'Caller is not authorized to perform action on resource.', /needs the role “Key Vault Secrets Officer”/],
  ] as const) {
    it(`why Key Vault answers ${status} ${message}`, async () => {
      azure.answer = [status, message];
      const { secrets, process } = config({ SECRETS: 'keyvault', KEY_VAULT_URL: azure.url });
      const vault = createKeyVault({
        url: azure.url,
        credential: { getToken: async () => ({ token: 'a-token', expiresOnTimestamp: Date.now() + 60_000 }) },
        connection: { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } },
      });
      const thrown = await vault.get('start').catch((error: unknown) => error);
      const fault = await whyVaultNotReached(thrown, secrets, azureIdentity({ process }));
      assert.match(english.tell(fault.says), says);
      assert.match(english.tell(fault.says), new RegExp(`${guid(3)} \\(AZURE_CLIENT_ID\\)`));
      assert.equal(fault.isLasting, true);
    });
  }

  it('that a vault which only fails at the moment is no reason not to start', async () => {
    const { secrets, process } = config({ SECRETS: 'keyvault', KEY_VAULT_URL: azure.url });
    const fault = await whyVaultNotReached(new Error('status 503'), secrets, azureIdentity({ process }));
    assert.equal(fault.isLasting, false);
  });

  it('which name leads nowhere, and where nothing answers', async () => {
    const { store, process } = config({ STORE: 'cosmos', COSMOS_ENDPOINT: 'https://nowhere.invalid' });
    const late = new Error('Cosmos DB did not answer in time');
    const nowhere = await whyStoreNotReached(late, store, azureIdentity({ process }));
    assert.match(english.tell(nowhere), /The name in https:\/\/nowhere\.invalid leads nowhere\. Check COSMOS_ENDPOINT/);
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    assert.match(english.tell(await whyStoreNotReached(refused, store, azureIdentity({ process }))), /Nothing answers/);
  });

  it('that a file cannot be opened, and which', async () => {
    const sentence = await said(() => reachStore(config({ SQLITE_FILE: '/dev/null/onboarding.sqlite' })));
    assert.match(sentence, /^The file \/dev\/null\/onboarding\.sqlite cannot be used: .*Check SQLITE_FILE/);
  });

  it('that its port is taken', async () => {
    const taken = createPort().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    try {
      const http = { host: '127.0.0.1', port, publicUrl: '' };
      assert.match(await said(() => listen(createPort(), http)), new RegExp(`on port ${port} of 127.0.0.1: something`));
      const elsewhere = { ...http, host: '192.0.2.1', port: 0 };
      assert.match(
        await said(() => listen(createPort(), elsewhere)),
        /192\.0\.2\.1: that is no address of this machine/,
      );
    } finally {
      taken.close();
    }
  });
});
