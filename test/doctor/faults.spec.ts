import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { restore, stub } from 'sinon';
import { type Config, readConfig } from '../../bot/config.ts';
import type { Examined } from '../../bot/doctor/check.ts';
import { type DoctorOptions, openExamined } from '../../bot/doctor/doctor.ts';
import { examine } from '../../bot/doctor/examine.ts';
import { rowsOf } from '../../bot/doctor/table.ts';
import { createKeyVault } from '../../bot/secrets/key-vault.ts';
import { documentOf } from '../../bot/store/onboarding-document.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import { newTask } from '../../onboarding/tasks.ts';
import { english } from '../../words/english.ts';
import { freePort, startProduct } from '../flow/start-product.ts';
import { newFolder } from '../new-folder.ts';
import { onboardingAt } from '../sample-records.ts';
import { appId } from '../teams/channel-identity.ts';

const minute = 60_000;
const group = '11111111-0000-4000-8000-000000000001';
const password = 'a-secret-that-nobody-reads';
const key = Buffer.from(password).toString('base64');
const registered = { MicrosoftAppId: appId, MicrosoftAppTenantId: appId, MicrosoftAppPassword: password };
const token = (roles: readonly string[]) =>
  ['{"alg":"none"}', JSON.stringify({ roles }), ''].map((part) => Buffer.from(part).toString('base64url')).join('.');

/** Everything at once that answers alike: Entra, Graph, Cosmos DB, a vault, somebody else’s page. */
async function startSurroundings() {
  const product = await startProduct();
  const other = { status: 500, body: '{}' };
  const server = createServer(async (request, response) => {
    await text(request);
    response.writeHead(other.status, { 'content-type': 'application/json' });
    response.end(other.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const closed = `http://127.0.0.1:${await freePort()}`;
  return {
    product,
    url: `http://127.0.0.1:${port}`,
    port,
    /** Where nothing is. */
    closed,
    /** What it answers from now on. */
    answers(status: number, body: object | string = {}) {
      const message = typeof body === 'string' ? { code: 'Refused', message: body, error: { message: body } } : body;
      Object.assign(other, { status, body: JSON.stringify(message) });
    },
    entraSays: (code: string) => ({
      error: 'invalid_client',
      error_description: `AADSTS${code}: as Entra says it, ${password}`,
    }),
    async close() {
      server.close();
      server.closeAllConnections();
      await product.close();
    },
  };
}
type Surroundings = Awaited<ReturnType<typeof startSurroundings>>;

/** How a row comes to be wrong, and what whoever reads the line is to learn: what, as whom or where, and what to do. */
interface Fault {
  readonly says: RegExp;
  /** The settings that are wrong, or what is out of order around them. */
  readonly settings?: (around: Surroundings) => Readonly<Record<string, string>>;
  readonly provoke?: (around: Surroundings) => unknown;
  readonly options?: (around: Surroundings) => Omit<DoctorOptions, 'say'>;
  readonly instead?: (around: Surroundings) => Partial<Examined>;
  readonly afterwards?: (around: Surroundings) => unknown;
}

const refuses =
  (match: string, status: number, code: number) =>
  ({ product }: Surroundings) =>
    product.trouble(match, 'refuse', { status, code, times: 9 });
const noMoreTrouble = ({ product }: Surroundings) => fetch(`${product.simulator.url}/_faults`, { method: 'DELETE' });
const entra = (code: string, says: RegExp): Fault => ({
  provoke: ({ answers, entraSays }) => answers(400, entraSays(code)),
  settings: ({ url }) => ({ ...registered, ToChannelFromBotLoginUrl: url }),
  says,
});
const keyVault = (status: number, message: string, says: RegExp): Fault => ({
  provoke: ({ answers }) => answers(status, message),
  settings: ({ url }) => ({ SECRETS: 'keyvault', KEY_VAULT_URL: url, AZURE_CLIENT_ID: appId }),
  instead: ({ url }) => ({
    vault: async () =>
      createKeyVault({
        url,
        credential: { getToken: async () => ({ token: 'a-token', expiresOnTimestamp: Date.now() + minute }) },
        connection: { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } },
      }),
  }),
  says,
});
const cosmos = (status: number, message: string, says: RegExp): Fault => ({
  provoke: ({ answers }) => answers(status, message),
  settings: ({ url }) => ({ STORE: 'cosmos', COSMOS_ENDPOINT: url, COSMOS_KEY: key }),
  says,
});
const graph = (status: number, says: RegExp, settings: Readonly<Record<string, string>> = {}): Fault => ({
  provoke: ({ answers }) => answers(status),
  settings: ({ url }) => ({ GRAPH_URL: url, APPROVERS: `group:${group}`, ...settings }),
  options: () => ({ graphToken: async () => token([]) }),
  says,
});
const mailbox = { APPROVERS: appId, REPS: appId, MAIL: 'graph', MAIL_FROM: 'a@b.example' };
const stopped = (config: Config) => ({ ...config, production: true });

const faults: Readonly<Record<string, readonly Fault[]>> = {
  settings: [
    {
      settings: () => ({ PARTNER_CENTER_WEBHOOK_CA: '/nowhere.pem' }),
      says: /PARTNER_CENTER_WEBHOOK_CA must be the path of a PEM file/,
    },
  ],
  node: [
    {
      provoke: () => stub(process, 'versions').value({ ...process.versions, node: '22.1.0' }),
      afterwards: () => restore(),
      says: /This is Node 22\.1\.0\. The bot wants Node 24 or later\./,
    },
  ],
  clock: [
    { options: () => ({ now: () => Date.now() + 10 * minute }), says: /(599|60\d) seconds fast,.*time server/ },
    { options: () => ({ now: () => Date.now() - 10 * minute }), says: /(599|60\d) seconds slow,.*time server/ },
    {
      settings: ({ closed }) => ({ PARTNER_CENTER_LOGIN_URL: closed }),
      says: /Nothing answers at http:\/\/127\.0\.0\.1:\d+.*PARTNER_CENTER_LOGIN_URL/,
    },
  ],
  port: [
    {
      settings: ({ port }) => ({ PORT: `${port}` }),
      says: /cannot listen on port \d+ of 127\.0\.0\.1: something else does/,
    },
  ],
  store: [
    {
      settings: () => ({ SQLITE_FILE: '/proc/nowhere/deeper/onboarding.sqlite' }),
      says: /\/proc\/nowhere\/deeper\/onboarding\.sqlite.*ENOENT/,
    },
    {
      settings: () => {
        const file = join(newFolder('doctor'), 'other.sqlite');
        writeFileSync(
          file,
          'somebody’s letters, which are no database, and longer than its header is: a hundred bytes',
        );
        return { SQLITE_FILE: file };
      },
      says: /other\.sqlite.*not a database/,
    },
    cosmos(401, 'The wrong key is being used', /does not accept the owner of the key in COSMOS_KEY/),
    cosmos(403, 'principal [x] does not have required RBAC permissions', /needs the role .*Data Contributor/),
    cosmos(403, 'Request originated from IP 1.2.3.4 through public internet.', /Check the networking/),
    cosmos(404, 'Resource Not Found', /has no database onboarding.*Check COSMOS_DATABASE/),
  ],
  vault: [
    keyVault(
      403,
      'Caller is not authorized to perform action on resource.',
      /needs the role “Key Vault Secrets Officer”/,
    ),
    keyVault(401, 'AKV10032: Invalid issuer.', /does not accept the managed identity \S+ \(AZURE_CLIENT_ID\)/),
    keyVault(
      403,
      'Client address is not authorized and caller is not a trusted service.',
      /Check the networking of the vault/,
    ),
  ],
  teams: [
    entra('7000222', /client secret of the bot’s application \S+ has expired.*MicrosoftAppPassword/),
    entra('7000215', /in MicrosoftAppPassword is not one of the application/),
    entra('700016', /has no application \S+\. Check MicrosoftAppId/),
    entra('90002', /There is no tenant \S+\. Check MicrosoftAppTenantId/),
    entra('53003', /does not let the application \S+ in \(AADSTS53003\)/),
    {
      settings: ({ closed }) => ({ ...registered, ToChannelFromBotLoginUrl: closed }),
      says: /Nothing answers at http:\/\/127\.0\.0\.1:\d+.*ToChannelFromBotLoginUrl/,
    },
  ],
  'teams keys': [
    {
      settings: ({ closed }) => ({ ...registered, BOT_OPENID_METADATA: `${closed}/keys` }),
      says: /Nothing answers at http:\/\/127\.0\.0\.1:\d+\/keys.*BOT_OPENID_METADATA/,
    },
  ],
  'sign-in app': [
    entra(
      '700016',
      /application 6f1c\S+ in \(AADSTS700016\), so nobody can sign in.*SIGN_IN_APP_ID, and its client secret/,
    ),
    {
      settings: () => ({ ...registered, TEAMS_CATALOG_APP_ID: group }),
      options: () => ({ graphToken: async () => token(['TeamsActivity.Send']) }),
      says: /6f1c\S+ lacks the permission TeamsAppInstallation\.ReadWriteSelfForUser\.All \(application.*admin consent/,
    },
  ],
  graph: [
    graph(403, /lacks the permission User\.Read\.All \(application/),
    graph(404, /There is no group 11111111\S+ in Microsoft Entra/),
    graph(503, /Microsoft Graph at http:\S+ gives no usable answer/),
    graph(401, /gives the bot no token that Microsoft Graph takes/),
    graph(403, /may not send from the mailbox a@b\.example\. Give it Application Mail\.Send .* in Exchange/, mailbox),
    graph(404, /There is no mailbox a@b\.example\. Check MAIL_FROM/, mailbox),
    graph(503, /whether the bot may send from the mailbox a@b\.example: it answered 503/, mailbox),
  ],
  mail: [
    {
      settings: ({ closed }) => ({
        ...mailbox,
        MAIL: 'smtp',
        SMTP_URL: closed.replace('http://', `smtp://somebody:${password}@`),
      }),
      says: /127\.0\.0\.1:\d+ does not let us send: .*ECONNREFUSED.* Check SMTP_URL/,
    },
  ],
  crm: [
    {
      provoke: ({ answers }) => answers(404),
      settings: ({ url }) => ({ CRM: 'dataverse', DATAVERSE_URL: url }),
      says: /At http:\S+ is no Dataverse environment\. Check DATAVERSE_URL/,
    },
  ],
  'partner-center sign-in': [
    {
      settings: ({ closed }) => ({ PARTNER_CENTER_URL: closed }),
      says: /It was looked for at http:\/\/127\.0\.0\.1:\d+, and signed in at http/,
    },
    {
      provoke: ({ answers, entraSays }) => answers(401, entraSays('7000222')),
      settings: ({ url }) => ({ PARTNER_CENTER_LOGIN_URL: url }),
      says: /client secret .* expired/i,
    },
  ],
  'partner-center mfa': [
    {
      provoke: async ({ product: { simulator } }) => {
        for (const kept of simulator.state.refreshTokens) kept.mfa = false;
        await fetch(`${simulator.url}/_switches`, { method: 'POST', body: '{"mfa":"reported"}' });
      },
      afterwards: ({ product }) => {
        for (const kept of product.simulator.state.refreshTokens) kept.mfa = true;
      },
      says: /without multi-factor authentication.*Sign in again: npm run connect -- partner-center\./,
    },
  ],
  'partner-center prices': [
    {
      provoke: refuses('GET /v1/products', 403, 2000),
      afterwards: noMoreTrouble,
      says: /refuses this to the signed-in user \(403, code 2000\)\. It has to be an admin agent .* npm run connect -- partner-center/,
    },
  ],
  'partner-center webhook': [
    {
      provoke: async ({ product }) => {
        await product.untilLogged(/registered for webhooks/);
        const { registration } = product.simulator.state.webhooks;
        assert.ok(registration);
        registration.webhookUrl = 'https://other.example/api/partner-center/webhook';
      },
      says: /go to https:\/\/other\.example\S+\. The bot takes them back to http:\S+ within an hour; .*PARTNER_CENTER_WEBHOOK=off/,
    },
  ],
  'partner-center gdap': [
    {
      provoke: ({ answers }) => answers(403, 'Forbidden'),
      settings: ({ url }) => ({ PARTNER_CENTER_GDAP_ROLES: group, PARTNER_CENTER_GRAPH_URL: url }),
      says: /cannot be asked for roles at http:\S+: .* DelegatedAdminRelationship\.ReadWrite\.All/,
    },
  ],
  bot: [
    {
      instead: ({ product, closed }) => ({ botUrl: closed, config: stopped(readConfig(product.settings)) }),
      says: /Nothing answers at http:\/\/127\.0\.0\.1:\d+.*PUBLIC_URL.* look for the bot there/,
    },
    {
      provoke: ({ answers }) => answers(200, { status: 'fine' }),
      options: ({ url }) => ({ url }),
      says: /Something else than the bot answers at http:\S+\. Check PUBLIC_URL/,
    },
  ],
  tab: [
    {
      provoke: ({ answers }) => answers(404),
      options: ({ url }) => ({ url }),
      says: /not served \(404\): it was not built\. Deploy what npm run build makes/,
    },
  ],
  work: [
    {
      provoke: async ({ product }) => {
        await product.stopBot();
        const at = Date.now() - 60 * minute;
        const store = openSqliteStore({ file: product.settings.SQLITE_FILE ?? '' });
        const tasks = [{ ...newTask({ kind: 'check-agreement' }, at), id: 'a' }];
        await store.create(documentOf({ ...onboardingAt('awaiting-approval'), tasks }));
        await store.close();
      },
      says: /oldest task is \d+ minutes overdue: no bot is at it\. Start one, or read the log/,
    },
  ],
};

describe('a fault', () => {
  let around: Surroundings;
  before(async () => {
    around = await startSurroundings();
  });
  after(() => around.close());

  const look = async (row: string, fault: Fault) => {
    await fault.provoke?.(around);
    const config = readConfig({ ...around.product.settings, ...fault.settings?.(around) });
    const opened = openExamined(config, fault.options?.(around) ?? {});
    const said: string[] = [];
    const rows = rowsOf(config).filter(({ name }) => name === row);
    try {
      const examined = { ...opened.examined, ...fault.instead?.(around) };
      const isWell = await examine(
        rows,
        examined,
        (_, found) => void said.push(...found.map(({ verdict, says }) => `${verdict} ${english.tell(says)}`)),
        10_000,
      );
      return { isWell, said: said.join('\n') };
    } finally {
      await opened.close();
      await fault.afterwards?.(around);
    }
  };

  for (const [row, cases] of Object.entries(faults)) {
    for (const fault of cases) {
      it(`of ${row} is told: ${fault.says.source.slice(0, 70)}`, async () => {
        const { isWell, said } = await look(row, fault);
        assert.equal(isWell, false, said);
        assert.match(said, new RegExp(`wrong .*${fault.says.source}`, fault.says.flags));
        assert.ok(!said.includes(password) && !said.includes(key), said);
      });
    }
  }

  it('is known of each row', () => {
    const rows = rowsOf(readConfig(around.product.settings)).map(({ name }) => name);
    assert.deepEqual(Object.keys(faults), rows);
    assert.deepEqual(
      rows.filter((row) => faults[row]?.length === 0),
      [],
    );
  });
});
