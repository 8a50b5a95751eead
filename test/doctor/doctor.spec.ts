import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer as createSilence } from 'node:net';
import { text } from 'node:stream/consumers';
import { readConfig } from '../../bot/config.ts';
import { note, ok } from '../../bot/doctor/check.ts';
import { doctor } from '../../bot/doctor/doctor.ts';
import { examine } from '../../bot/doctor/examine.ts';
import { whyNoToken } from '../../bot/doctor/own-token.ts';
import { documentOf } from '../../bot/store/onboarding-document.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import { startCrm } from '../../crm/start-crm.ts';
import { newTask } from '../../onboarding/tasks.ts';
import { english } from '../../words/english.ts';
import { saying } from '../../words/saying.ts';
import { type Product, startProduct } from '../flow/start-product.ts';
import { startGraph } from '../identity/graph-double.ts';
import { onboardingAt } from '../sample-records.ts';
import { startMailServer } from '../security/mail-server.ts';
import { builtFolder } from '../tab/built-folder.ts';
import { appId, startIdentity } from '../teams/channel-identity.ts';

const minute = 60_000;
const role = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b';
const group = '11111111-0000-4000-8000-000000000001';
describe('npm run doctor', () => {
  const tabFolder = builtFolder();
  let product: Product;
  let lines: string[];
  beforeEach(async () => {
    product = await startProduct({ tabFolder });
    lines = [];
  });
  afterEach(() => product.close());

  const run = (settings: Readonly<Record<string, string>> = {}, options = {}) =>
    doctor(readConfig({ ...product.settings, ...settings }), { say: (line) => lines.push(line), ...options });
  const line = (name: string) => lines.find((one) => one.slice(6).startsWith(name)) ?? assert.fail(lines.join('\n'));
  const ofSimulator = (path: string, body: string) =>
    fetch(`${product.simulator.url}${path}`, { method: 'POST', body });

  it('finds a bot that has all it needs well, and says a line about each thing without a secret', async () => {
    assert.equal(await run({ PARTNER_CENTER_GDAP_ROLES: role }), true, lines.join('\n'));
    assert.match(line('partner-center gdap'), /^ok .*asked for one role/);
    assert.match(line('store'), /^ok .*onboarding\.sqlite can be read and written\.$/);
    assert.match(line('vault'), /^ok .*can be read and forgotten/);
    assert.match(line('clock'), /^ok /);
    assert.match(
      line('partner-center sign-in'),
      /^ok .*Signed in for Northwind Cloud\. .* in the vault, used today\.$/,
    );
    assert.match(line('partner-center mfa'), /^ok .*On \d{4}-\d\d-\d\d (\d+) of \1 requests/);
    assert.match(line('partner-center prices'), /^ok .*\d+ products and \d+ prices for US\.$/);
    assert.match(line('partner-center webhook'), /^ok .*Events come to http:\S+\/api\/partner-center\/webhook\.$/);
    assert.match(line('bot '), /^ok .*A bot runs at .* has what it needs\.$/);
    assert.match(line('tab'), /^ok .*are served/);
    assert.match(line('work'), /^ok .*Nothing is overdue/);
    const [kept] = product.simulator.state.refreshTokens.slice(-1);
    for (const secret of ['simulator-refresh-token', kept?.token ?? assert.fail('there is none')]) {
      assert.ok(!lines.join('\n').includes(secret));
    }
  });

  it('goes on after each thing that is wrong, and repeats no password', async () => {
    const mails = await startMailServer('post', 'right');
    try {
      const SMTP_URL = mails.url.replace('right', 'wrong-password');
      const settings = { MAIL: 'smtp', MAIL_FROM: 'a@northwind.example', SMTP_URL, APROVERS: 'somebody' };
      const url = 'http://127.0.0.1:1';
      assert.equal(await run(settings, { url, now: () => Date.now() + 10 * minute }), false);
    } finally {
      mails.close();
    }
    assert.ok(lines.some((one) => /^note .*APROVERS is read by nobody\. Was APPROVERS meant\?$/.test(one)));
    assert.match(line('clock'), /^WRONG /);
    assert.match(
      line('mail'),
      /^WRONG .*127\.0\.0\.1:\d+ does not let us send: The mail server answered 535 .* Check SMTP_URL\.$/,
    );
    assert.match(line('bot '), /^note .*No bot answers at http:\/\/127\.0\.0\.1:1: npm start is not running/);
    assert.match(line('tab'), /^note .*no bot answers/);
    assert.match(line('work'), /^ok /);
    assert.ok(!lines.join().includes('wrong-password'));
  });

  it('says of a dead sign-in that it is that, also about prices, and repeats no password of an address', async () => {
    await ofSimulator('/_sign-outs', '');
    const url = 'http://somebody:a-password@127.0.0.1:1/?code=a-password';
    assert.equal(await run({}, { url }), false);
    assert.match(line('partner-center prices'), /^WRONG .*npm run connect/);
    assert.match(line('bot '), /at http:\/\/127\.0\.0\.1:1: /);
    assert.ok(!lines.join().includes('a-password'));
  });

  it('says what is wrong with a file of the store in a folder that nobody can make', async () => {
    assert.equal(await run({ SQLITE_FILE: '/proc/nowhere/deeper/onboarding.sqlite' }), false);
    assert.match(line('store'), /^WRONG .*\/proc\/nowhere\/deeper\/onboarding\.sqlite.*ENOENT/);
    for (const name of ['vault', 'work'])
      assert.match(line(name), /^note .*Not looked at: the store, where it is kept/);
    assert.match(line('partner-center sign-in'), /^note .*Not looked at: the vault/);
  });

  it('tells how it is used to who asks, and ends quietly where nobody reads on', async () => {
    const { status, stdout } = spawnSync(process.execPath, ['bot/doctor/index.ts', '--help'], { encoding: 'utf8' });
    assert.equal(status, 0);
    assert.match(stdout, /^npm run doctor -- \[--url ADDRESS\]/);
    const unread = spawn(process.execPath, ['bot/records/index.ts', '--help']);
    unread.stdout.destroy();
    const [complaint, [code]] = await Promise.all([text(unread.stderr), once(unread, 'exit')]);
    assert.deepEqual([complaint, code], ['', 0]);
  });

  it('says whether the CRM lets the bot in, and whether it has the columns for it', async () => {
    await run();
    assert.match(line('crm'), /^note .*No CRM is asked/);
    const crm = await startCrm({ port: 0 });
    const look = async () => {
      lines = [];
      await run({ CRM: 'dataverse', DATAVERSE_URL: crm.url });
      return lines.filter((one) => one.slice(6).startsWith('crm')).join('\n');
    };
    try {
      assert.match(await look(), /^ok .*shows it accounts, contacts and notes\.$/);
      crm.switches.hasColumns = false;
      assert.match(await look(), /^ok [\s\S]*note .*into a note of the account alone/);
      crm.switches.refusesToken = true;
      assert.match(await look(), /^WRONG .*application user of the environment in DATAVERSE_URL/);
    } finally {
      await crm.close();
    }
  });

  it('is content with Graph, and with a mailbox from which it may send: a mail to nobody is refused as such', async () => {
    const graph = await startGraph();
    const settings = { GRAPH_URL: graph.url, APPROVERS: `group:${group}`, MAIL: 'graph', MAIL_FROM: 'a@b.example' };
    graph.groups.set(group, []);
    graph.mailboxes.add('a@b.example');
    try {
      await run(settings, { graphToken: async () => 'a-token' });
    } finally {
      await graph.close();
    }
    assert.match(line('graph'), /^ok .*with the one group of the settings\.$/);
    assert.deepEqual(graph.fed, [], 'nothing was sent');
  });

  it('ends within its time whatever stays silent, and says that the port is taken', async () => {
    const silence = createSilence().listen(0, '127.0.0.1');
    const other = createSilence((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await Promise.all([once(silence, 'listening'), once(other, 'listening')]);
    const PORT = String((other.address() as AddressInfo).port);
    const env = { ...process.env, ...product.settings, PORT, PARTNER_CENTER_WEBHOOK_CA: '/nowhere.pem' };
    const url = `http://127.0.0.1:${(silence.address() as AddressInfo).port}`;
    const args = ['bot/doctor/index.ts', '--url', url, '--seconds', '2'];
    const child = spawn(process.execPath, args, { env, timeout: 20_000, stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
      lines = said.split('\n');
      assert.equal(code, 1);
    } finally {
      child.kill('SIGKILL');
      silence.close();
      other.close();
    }
    assert.match(line('port'), /^WRONG .*cannot listen on port \d+ of 127\.0\.0\.1: something else does/);
    assert.match(line('settings'), /^WRONG .*PARTNER_CENTER_WEBHOOK_CA must be the path of a PEM file/);
    assert.match(line('bot '), /^WRONG .*No answer within/);
  });

  it('blames nobody else where the vault cannot be used', async () => {
    await run({ SECRETS: 'keyvault', KEY_VAULT_URL: 'http://127.0.0.1:1' }, { timeLimit: 300 });
    assert.match(line('vault'), /^WRONG /);
    for (const name of ['sign-in', 'mfa', 'prices', 'webhook', 'gdap']) {
      assert.match(line(`partner-center ${name}`), /^note .*Not looked at: the vault/);
    }
  });

  it('says that SECRETS_KEY is another one than when the secrets were kept', async () => {
    await run({ SECRETS_KEY: randomBytes(32).toString('base64') });
    assert.match(line('vault'), /^WRONG .*Put the former key into SECRETS_KEY_OLD/);
    assert.match(line('partner-center sign-in'), /^note .*Not looked at: the vault/);
  });

  it('says of the running bot what is overdue, fails, or is paused, from the store', async () => {
    await product.stopBot();
    const store = openSqliteStore({ file: product.settings.SQLITE_FILE ?? '' });
    const record = onboardingAt('awaiting-approval');
    const at = Date.now() - 60 * minute;
    const task = { ...newTask({ kind: 'check-agreement' }, at), id: 'a', failingSince: at };
    await store.create(documentOf({ ...record, tasks: [task] }));
    const problem = { key: 'errors.partnerCenter.fault-400-800018', values: {} };
    const attention = { taskId: '', problem, correlationId: null, since: at };
    await store.create(documentOf({ ...record, id: 'parked', tasks: [], attention }));
    const fault = { key: 'errors.partnerCenter.client-secret-expired', values: {} };
    const body = { fault, since: at, probeAt: Number.MAX_SAFE_INTEGER, areOperatorsTold: true };
    await store.create({ kind: 'provider', id: 'partner-center', body });
    await store.close();
    assert.equal(await run(), false);
    const said = lines.filter((one) => one.slice(6).startsWith('work')).join('\n');
    assert.match(said, /WRONG .*oldest task is \d+ minutes overdue: no bot is at it\./);
    assert.match(said, /note .*One onboarding waits for a person: The limit of the Partner Center sandbox/);
    assert.match(said, new RegExp(`note .*${task.kind} fails for one onboarding, for \\d+ minutes now`));
    assert.match(
      said,
      /WRONG .*Microsoft Partner Center has been paused for \d+ minutes: The client secret .* expired/,
    );
  });
});

describe('the bot’s own sign-in', () => {
  it('is fine for a managed identity that is there', async () => {
    const identity = await startIdentity();
    try {
      assert.equal(await whyNoToken(readConfig({ ...access, ...identity.settings }).teams), undefined);
    } finally {
      identity.close();
    }
  });
});

const access = {
  PARTNER_CENTER_TENANT_ID: appId,
  PARTNER_CENTER_CLIENT_ID: appId,
  PARTNER_CENTER_CLIENT_SECRET: 'a-secret',
};

describe('a check', () => {
  it('that is silent, or fails in a way of its own, keeps no other from being looked at', async () => {
    const silence = createSilence().listen(0, '127.0.0.1');
    await once(silence, 'listening');
    const { port } = silence.address() as AddressInfo;
    const found: string[] = [];
    const rows = [
      {
        name: 'silent',
        look: async () => [
          ok(saying('doctor.line.unread')),
          await fetch(`http://127.0.0.1:${port}`).then(() => assert.fail()),
        ],
      },
      { name: 'broken', look: async () => Promise.reject(new Error('it broke, Bearer abcdefghijkl')) },
      { name: 'well', look: async () => [note(saying('doctor.mail.outbox'))] },
    ];
    const examined: Parameters<typeof examine>[1] = {
      config: readConfig(access),
      store: () => assert.fail(),
      vault: () => assert.fail(),
      graphToken: () => assert.fail(),
      signInToken: () => assert.fail(),
      partnerCenterOf: () => assert.fail(),
      botUrl: '',
      now: Date.now,
    };
    try {
      const say = (name: string, [first]: readonly { says: Parameters<typeof english.tell>[0] }[]) =>
        void found.push(`${name}: ${first && english.tell(first.says)}`);
      assert.equal(await examine(rows, examined, say, 50), false);
    } finally {
      silence.close();
    }
    assert.match(
      found.join('\n'),
      /^silent: No answer within .*\nbroken: Could not be looked at: it broke, .*\nwell: Mails do not leave/,
    );
    assert.ok(!found.join().includes('abcdefghijkl'));
  });
});
