import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, settingNames } from '../bot/config.ts';
import { OnboardingError } from '../errors/onboarding-error.ts';
import { oneRule } from '../onboarding/approval-policy.ts';
import { english } from '../words/english.ts';

const id = (digit: number) => `${digit}`.repeat(8).concat('-0000-4000-8000-000000000000');

const development = {
  PARTNER_CENTER_TENANT_ID: id(1),
  PARTNER_CENTER_CLIENT_ID: id(2),
  PARTNER_CENTER_CLIENT_SECRET: 'partner-secret',
};

const production = {
  ...development,
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://bot.example',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppId: id(3),
  MicrosoftAppPassword: 'bot-secret',
  MicrosoftAppTenantId: id(4),
  STORE: 'cosmos',
  COSMOS_ENDPOINT: 'https://account.documents.azure.com:443/',
  APPROVERS: `${id(5)}, manager`,
  REPS: 'everyone',
  MAIL: 'graph',
  MAIL_FROM: 'onboarding@partner.example',
  SECRETS: 'keyvault',
  KEY_VAULT_URL: 'https://vault.vault.azure.net',
};

const tlsSetting = 'NODE_TLS_REJECT_UNAUTHORIZED';
/** What App Service leaves in a setting when it cannot read the secret. */
const lost = '@Microsoft.KeyVault(SecretUri=https://vault.vault.azure.net/secrets/c4n4ry)';

function problems(settings: Record<string, string | undefined>): string[] {
  try {
    readConfig(settings);
  } catch (thrown) {
    assert.ok(thrown instanceof OnboardingError);
    assert.equal(thrown.code, 'setting-invalid');
    return english.tell(thrown.says).split('\n');
  }
  return [];
}

describe('settings', () => {
  it('have defaults for one machine in development', () => {
    const config = readConfig(development);
    assert.equal(config.production, false);
    assert.deepEqual(config.http, { host: '127.0.0.1', port: 3978, publicUrl: 'http://localhost:3978' });
    assert.equal(config.teams.appId, undefined);
    assert.deepEqual(config.teams.allowedTenants, []);
    assert.deepEqual(config.store, { kind: 'sqlite', file: '.data/onboarding.sqlite' });
    const keyFile = { from: 'file', path: join('.data', 'secrets.key') };
    assert.deepEqual(config.secrets, { kind: 'store', key: keyFile, oldKeys: [] });
    assert.equal(config.mail.kind, 'outbox');
    assert.equal(config.partnerCenter.url, 'https://api.partnercenter.microsoft.com');
    assert.equal(config.partnerCenter.pollSeconds, 300);
    const nobody = { ids: [], groups: [] };
    assert.deepEqual(config.approval, {
      policy: oneRule(0, { ...nobody, requesterManager: false }),
      approvers: { ...nobody, requesterManager: false },
      periodDays: 30,
      priceTolerancePercent: 1,
      digest: true,
      undoMs: 15_000,
    });
    assert.deepEqual(config.people, {
      reps: { ...nobody, everyone: true },
      operators: { ...nobody, chats: [] },
      auditors: nobody,
    });
    assert.deepEqual(config.limits, { onboardings: 60, imported: 200, mails: 60, commands: 2000, lookups: 600 });
    assert.deepEqual(config.agreementTemplates, []);
  });

  it('are read for production', () => {
    const config = readConfig({
      ...production,
      REPS: `group:${id(7).toUpperCase()}`,
      OPERATORS: `${id(6).toUpperCase()},19:Ops@thread.v2`,
      AUDITORS: `group:${id(8)}, ${id(9)}`,
      APPROVAL_THRESHOLD: '2500.5',
      APPROVAL_PERIOD_DAYS: '90',
      PRICE_TOLERANCE_PERCENT: '2.5',
    });
    assert.equal(config.production, true);
    assert.equal(config.http.host, '0.0.0.0');
    assert.deepEqual(config.teams.allowedTenants, [id(4)]);
    assert.deepEqual(config.store, {
      kind: 'cosmos',
      endpoint: 'https://account.documents.azure.com:443',
      database: 'onboarding',
      key: undefined,
    });
    const approvers = { ids: [id(5)], groups: [], requesterManager: true };
    assert.deepEqual(config.approval, {
      policy: oneRule(2500.5, approvers),
      approvers,
      periodDays: 90,
      priceTolerancePercent: 2.5,
      digest: true,
      undoMs: 60_000,
    });
    assert.deepEqual(config.people, {
      reps: { ids: [], groups: [id(7)], everyone: false },
      operators: { ids: [id(6)], groups: [], chats: ['19:Ops@thread.v2'] },
      auditors: { ids: [id(9)], groups: [id(8)] },
    });
    assert.deepEqual(config.secrets, { kind: 'keyvault', url: 'https://vault.vault.azure.net' });
  });

  it('let people sign in to the bot’s own application, or to one that has none of its identity', () => {
    const signIn = (settings: Record<string, string>) => readConfig({ ...production, ...settings }).signIn;
    assert.deepEqual(signIn({}), { appId: id(3), proof: { kind: 'secret', secret: 'bot-secret' } });
    const managed = { MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: '', SIGN_IN_APP_ID: id(7) };
    const vouched = { kind: 'managed-identity', clientId: id(3) };
    assert.deepEqual(signIn(managed), { appId: id(7), proof: vouched });
    const SIGN_IN_APP_SECRET = 'page-secret';
    const own = { kind: 'secret', secret: SIGN_IN_APP_SECRET };
    assert.deepEqual(signIn({ ...managed, SIGN_IN_APP_SECRET }), { appId: id(7), proof: own });
    assert.equal(readConfig(development).signIn, undefined);
  });

  it("take the Bot Framework's own names, the OpenID metadata of either name among them", () => {
    const BOT_OPENID_METADATA = 'http://127.0.0.1:1/keys';
    const ToBotFromChannelOpenIdMetadataUrl = 'http://127.0.0.1:2/keys';
    const { channel } = readConfig({ ...development, BOT_OPENID_METADATA }).teams;
    assert.deepEqual(channel, { issuer: 'https://api.botframework.com', metadataUrl: BOT_OPENID_METADATA });
    const both = readConfig({ ...development, BOT_OPENID_METADATA, ToBotFromChannelOpenIdMetadataUrl }).teams;
    assert.equal(both.channel.metadataUrl, ToBotFromChannelOpenIdMetadataUrl);
  });

  it('take a brand that can be read, shown and told apart', () => {
    const folder = mkdtempSync(join(tmpdir(), 'brand-'));
    const fileOf = (content: Buffer | string) => {
      const path = join(folder, randomBytes(4).toString('hex'));
      writeFileSync(path, content);
      return path;
    };
    const png = readFileSync('manifest/color.png');
    const jpeg = Buffer.from('ffd8ffe000040000ffffc000110800500320031122000000000000ffd9', 'hex');
    const logo = fileOf(png);
    const shown = (path: string) => readConfig({ ...development, BRAND_LOGO: path }).brand.logo;
    assert.deepEqual(shown(fileOf(jpeg)), { type: 'image/jpeg', bytes: jpeg, width: 800, height: 80 });
    const cut = [png.subarray(0, 8), png.subarray(0, -20), jpeg.subarray(0, -2), '<svg/>', ''];
    for (const content of cut) assert.equal(problems({ ...development, BRAND_LOGO: fileOf(content) }).length, 1);
    const good = { BRAND_COLOR: '#0B5CAD', BRAND_LOGO: logo, ENVIRONMENT_LABEL: 'Prüfung 2' };
    const { brand } = readConfig({ ...development, ...good });
    const { type, width, height } = brand.logo ?? {};
    assert.deepEqual([brand.label, type, width, height], ['Prüfung 2', 'image/png', 192, 192]);
    assert.deepEqual(brand.colour, { onLight: '#0B5CAD', onDark: '#6095ca' });
    assert.deepEqual(
      problems({ ...development, BRAND_COLOR: '#8ab4f8', BRAND_LOGO: '/nowhere.png', ENVIRONMENT_LABEL: '**TEST**' }),
      [
        'ENVIRONMENT_LABEL must be at most 12 letters, digits, blanks, dots and hyphens, such as TEST',
        'BRAND_LOGO must be the path of a PNG or JPEG file of at most 100 KB, whole and readable',
        'BRAND_COLOR has a contrast of 2.1 to white; text needs 4.5: take a darker one',
      ],
    );
    const graph = problems({ ...production, MAIL_FROM_NAME: 'Northwind' });
    assert.match(graph.join(), /^MAIL_FROM_NAME must be empty for MAIL=graph/);
    const MAIL_FROM_NAME = 'Northwind <x@evil.example>';
    assert.equal(problems({ ...development, MAIL_FROM_NAME }).length, 1);
  });

  it('take when approvers work', () => {
    const of = (WORKING_TIME: string) => readConfig({ ...development, WORKING_TIME }).approval.policy.workingTime;
    const hours = { days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60 + 30, holidays: [] };
    assert.deepEqual(of('Europe/Berlin 09:00-17:30'), { timeZone: 'Europe/Berlin', ...hours });
    for (const WORKING_TIME of ['9 to 5', 'Nowhere/Here 09:00-17:00'])
      assert.equal(problems({ ...development, WORKING_TIME }).length, 1, WORKING_TIME);
    assert.deepEqual(problems({ ...development, WORKING_TIME: 'Europe/Berlin 17:00-09:00' }), [
      'WORKING_TIME must end later than it begins',
    ]);
  });

  it('take a word in whichever case it is typed, and no amount that two countries read differently', () => {
    const words = {
      MAIL: 'OutBox',
      STORE: 'SQLite',
      MicrosoftAppType: 'singletenant',
      DIGEST: 'Off',
      LOG_LEVEL: 'WARN',
    };
    const { mail, store, teams, approval, log } = readConfig({ ...development, ...words });
    assert.deepEqual(
      [mail.kind, store.kind, teams.appType, approval.digest, log.level],
      ['outbox', 'sqlite', 'SingleTenant', false, 'warn'],
    );
    for (const APPROVAL_THRESHOLD of ['1.000', '1,000', '1e3', '0x10', '10.'])
      assert.deepEqual(problems({ ...development, APPROVAL_THRESHOLD }), [
        'APPROVAL_THRESHOLD must be a number, 0 or more, written like 1000 or 1000.50',
      ]);
  });

  it('take the addresses of Teams from the cloud, or from the list that is given', () => {
    const of = (settings: object) => readConfig({ ...production, ...settings }).teams.serviceUrls;
    assert.deepEqual(of({}), {
      prefixes: ['https://smba.trafficmanager.net/', 'https://smba.onyx.prod.teams.trafficmanager.net/'],
      loopback: false,
    });
    const government = of({ ToBotFromChannelTokenIssuer: 'https://api.botframework.us' });
    assert.ok(government.prefixes.every((prefix) => prefix.endsWith('.teams.microsoft.us/')));
    const TEAMS_SERVICE_URLS = 'HTTPS://smba.infra.gcc.teams.microsoft.com, https://a.example/teams/';
    const given = of({ TEAMS_SERVICE_URLS });
    assert.deepEqual(given.prefixes, ['https://smba.infra.gcc.teams.microsoft.com/', 'https://a.example/teams/']);
    assert.equal(readConfig(development).teams.serviceUrls.loopback, true);
  });

  it('take the bot’s own tokens from the cloud that the channel is in', () => {
    const ToChannelFromBotLoginUrl = 'https://login.microsoftonline.us/botframework.us';
    assert.equal(readConfig(development).teams.loginUrl, 'https://login.microsoftonline.com');
    const { teams } = readConfig({
      ...development,
      ToChannelFromBotLoginUrl,
      GRAPH_URL: 'https://graph.microsoft.us/',
    });
    assert.deepEqual(
      [teams.loginUrl, teams.graphUrl],
      ['https://login.microsoftonline.us', 'https://graph.microsoft.us'],
    );
  });

  it('that are empty count as not given, and MAIL where it is what a login shell calls its user’s mailbox', () => {
    assert.deepEqual(readConfig({ ...development, MAIL: '/var/mail/root' }), readConfig(development));
    assert.deepEqual(problems({ ...production, MAIL: '/var/mail/root' }), ['MAIL must be graph or smtp in production']);
    assert.deepEqual(readConfig({ ...development, STORE: '', MicrosoftAppId: ' ', PORT: '' }), readConfig(development));
  });

  it('take a key for the secrets in hex and in base64', () => {
    const bytes = randomBytes(32);
    for (const encoding of ['hex', 'base64'] as const) {
      const [SECRETS_KEY, former] = [bytes.toString(encoding), Buffer.alloc(32, 8)];
      const SECRETS_KEY_OLD = `${former.toString(encoding)}, ${SECRETS_KEY}`;
      const { secrets } = readConfig({ ...production, SECRETS: 'store', SECRETS_KEY, SECRETS_KEY_OLD });
      assert.deepEqual(secrets, { kind: 'store', key: { from: 'setting', bytes }, oldKeys: [former, bytes] });
    }
  });

  it('refuse a key that somebody made up, and take every key of chance', () => {
    const withKey = (SECRETS_KEY: string) => problems({ ...production, SECRETS: 'store', SECRETS_KEY });
    const madeUp = {
      'one byte': Buffer.alloc(32, 7).toString('hex'),
      'one letter': `${'a'.repeat(43)}=`,
      'counted bytes': Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString('base64'),
      'a text': Buffer.from('correct horse battery staple 123').toString('base64'),
      'a phrase in place of base64': 'correcthorsebatterystaplecorrecthorsebatter',
      'a word again and again': 'Password1Password1Password1Password1Passwor',
    };
    for (const [what, key] of Object.entries(madeUp)) {
      assert.match(withKey(key).join(), /^SECRETS_KEY must be 32 bytes of chance/, what);
    }
    for (let count = 0; count < 100; count += 1) {
      assert.deepEqual(withKey(randomBytes(32).toString(count % 2 === 0 ? 'hex' : 'base64')), []);
    }
  });

  it('under a name that is almost right, or of something that nothing is said of, are told without their values', () => {
    const slips = {
      WORKING_HOURS: 'c4n4ry',
      SMTP_HOST: 'c4n4ry',
      MARKUP_PERCENT: 'c4n4ry',
      PARTNER_CENTER_MARKUP: 'c4n4ry',
      PARTNER_CENTER_CURRENCY: 'c4n4ry',
      MANIFEST_SUPORT: 'c4n4ry',
      PROVIDER_EMEA_NAME: 'c4n4ry',
      PROVIDER_EMEA_URL: 'c4n4ry',
      DATAVERSE_URL: 'https://c4n4ry.example',
      APPROVAL_TRESHOLD: '4',
      OPERATOR: 'c4n4ry',
      PARTNER_CENTER_WEBHOOK_CERTHOST: 'c4n4ry',
      public_url: 'c4n4ry',
    };
    const { unread } = readConfig({
      ...development,
      ...slips,
      HOME: '/',
      PATH: '/',
      LANG: 'C',
      AZURE_CLIENT_ID: 'x',
      MANIFEST_NAME: 'x',
      TEAMS_APP_ID: 'x',
    });
    assert.deepEqual(
      unread.map((one) => `${one.given} ${one.why} ${one.why === 'misspelt' ? one.meant : ''}`.trim()),
      [
        'WORKING_HOURS misspelt WORKING_TIME',
        'SMTP_HOST misspelt SMTP_URL',
        'MARKUP_PERCENT misspelt PARTNER_CENTER_MARKUP_PERCENT',
        'PARTNER_CENTER_MARKUP misspelt PARTNER_CENTER_MARKUP_PERCENT',
        'PARTNER_CENTER_CURRENCY unknown',
        'MANIFEST_SUPORT misspelt MANIFEST_SUPPORT',
        'PROVIDER_EMEA_… alone',
        'DATAVERSE_URL alone',
        'APPROVAL_TRESHOLD misspelt APPROVAL_THRESHOLD',
        'OPERATOR misspelt OPERATORS',
        'PARTNER_CENTER_WEBHOOK_CERTHOST misspelt PARTNER_CENTER_WEBHOOK_CERT_HOSTS',
        'public_url misspelt PUBLIC_URL',
      ],
    );
    assert.ok(!JSON.stringify(unread).includes('c4n4ry'));
  });

  const contradictions: [name: string, settings: Record<string, string | undefined>, culprits: string[]][] = [
    ['nothing at all', {}, ['PARTNER_CENTER_TENANT_ID', 'PARTNER_CENTER_CLIENT_ID', 'PARTNER_CENTER_CLIENT_SECRET']],
    ['production without a store', { ...production, STORE: undefined }, ['STORE']],
    ['production without an identity', { ...production, MicrosoftAppId: '' }, ['MicrosoftAppId']],
    ['production without a type', { ...production, MicrosoftAppType: '' }, ['MicrosoftAppType']],
    ['production without a tenant', { ...production, MicrosoftAppTenantId: '' }, ['MicrosoftAppTenantId']],
    [
      'a managed identity that people would have to sign in to',
      { ...production, MicrosoftAppType: 'UserAssignedMSI' },
      ['SIGN_IN_APP_ID'],
    ],
    [
      'an application to sign in to that proves nothing',
      { ...production, SIGN_IN_APP_ID: id(7) },
      ['SIGN_IN_APP_SECRET'],
    ],
    ['a multi-tenant bot in production', { ...production, MicrosoftAppType: 'MultiTenant' }, ['MicrosoftAppType']],
    ['a bot without its password', { ...production, MicrosoftAppPassword: '' }, ['MicrosoftAppPassword']],
    ['production without a public address', { ...production, PUBLIC_URL: '' }, ['PUBLIC_URL']],
    ['production without reps', { ...production, REPS: undefined }, ['REPS']],
    ['reps by name in production', { ...production, REPS: 'everybody' }, ['REPS']],
    ['a group without an id', { ...development, AUDITORS: 'group:sales' }, ['AUDITORS']],
    ['everyone as approver', { ...production, APPROVERS: 'everyone' }, ['APPROVERS']],
    [
      'a deal webhook that signs nothing',
      { ...development, DEAL_WEBHOOK_URL: 'https://a.example' },
      ['DEAL_WEBHOOK_SECRET'],
    ],
    ...['http://a.example/', 'http://127.0.0.1/', 'https://x:y@a.example/', 'ftp://a.example'].map(
      (url): [string, Record<string, string>, string[]] => [
        `a deal webhook at ${url}`,
        { ...production, DEAL_WEBHOOK_URL: url, DEAL_WEBHOOK_SECRET: 'whsec_short' },
        ['DEAL_WEBHOOK_URL', 'DEAL_WEBHOOK_SECRET'],
      ],
    ),
    ['a CRM without its address', { ...development, CRM: 'dataverse' }, ['DATAVERSE_URL']],
    ['a CRM that nobody knows', { ...development, CRM: 'sheet', DATAVERSE_URL: 'https://a.crm.example' }, ['CRM']],
    [
      'a CRM that the bot has no identity for',
      { ...development, CRM: 'dataverse', DATAVERSE_URL: 'https://a.crm.example' },
      ['DATAVERSE_URL'],
    ],
    ...['http://a.crm.example', 'http://127.0.0.1:4011', 'https://a.crm.example/api/data/v9.2', 'https://x@a.crm'].map(
      (url): [string, Record<string, string>, string[]] => [
        `a CRM at ${url}`,
        { ...production, CRM: 'dataverse', DATAVERSE_URL: url },
        ['DATAVERSE_URL'],
      ],
    ),
    ['no limit', { ...development, HOURLY_MAILS: '0' }, ['HOURLY_MAILS']],
    ['production without approvers', { ...production, APPROVERS: ' , ' }, ['APPROVERS']],
    ['an outbox in production', { ...production, MAIL: 'outbox' }, ['MAIL']],
    ['production without a vault', { ...production, SECRETS: '' }, ['SECRETS']],
    ['secrets without a key', { ...production, SECRETS: 'store' }, ['SECRETS_KEY']],
    ['secrets with a short key', { ...production, SECRETS: 'store', SECRETS_KEY: 'c2hvcnQ=' }, ['SECRETS_KEY']],
    ['a key vault without its address', { ...production, KEY_VAULT_URL: '' }, ['KEY_VAULT_URL']],
    ['Cosmos DB without its address', { ...production, COSMOS_ENDPOINT: '' }, ['COSMOS_ENDPOINT']],
    ['graph without a sender', { ...production, MAIL_FROM: '' }, ['MAIL_FROM']],
    ['smtp without server and sender', { ...development, MAIL: 'smtp' }, ['MAIL_FROM', 'SMTP_URL']],
    ['no identity, open to the network', { ...development, HOST: '0.0.0.0' }, ['HOST']],
    [
      'production that does not say so',
      { ...production, NODE_ENV: undefined, HOST: '0.0.0.0' },
      ['HOST', 'PUBLIC_URL'],
    ],
    ['development behind a tunnel', { ...development, PUBLIC_URL: 'https://a.tunnel.example' }, ['PUBLIC_URL']],
    ['production by another name', { ...production, NODE_ENV: 'prod' }, ['NODE_ENV', 'PUBLIC_URL']],
    ['certificates that do not count', { ...development, NODE_TLS_REJECT_UNAUTHORIZED: '0' }, [tlsSetting]],
    ['a path before our own', { ...production, PUBLIC_URL: 'https://bot.example/sub' }, ['PUBLIC_URL']],
    ['a port of its own', { ...production, PUBLIC_URL: 'https://bot.example:8443' }, ['PUBLIC_URL']],
    ['links that only this machine opens', { ...production, PUBLIC_URL: 'https://localhost' }, ['PUBLIC_URL']],
    ...[
      ...['https://localhost.', 'https://0.0.0.0', 'https://[::ffff:127.0.0.1]', 'https://[::]', 'https://bot'],
      ...['https://me@bot.example', 'https://:x@bot.example', 'https://bot.example/#', 'https://bot.example?'],
    ].map((url): [string, Record<string, string>, string[]] => [
      `links to ${url}`,
      { ...production, PUBLIC_URL: url },
      ['PUBLIC_URL'],
    ]),
    ['a secret lost in another case', { ...production, SMTP_URL: lost.toLowerCase() }, ['SMTP_URL']],
    [
      'a secret that did not come',
      { ...production, PARTNER_CENTER_CLIENT_SECRET: lost },
      ['PARTNER_CENTER_CLIENT_SECRET'],
    ],
    ['an address that did not come', { ...production, KEY_VAULT_URL: lost }, ['KEY_VAULT_URL']],
    ['half an identity', { ...development, MicrosoftAppId: id(3) }, ['MicrosoftAppTenantId', 'MicrosoftAppPassword']],
    ['http to elsewhere', { ...development, PARTNER_CENTER_URL: 'http://a.example' }, ['PARTNER_CENTER_URL']],
    ['a look-alike of loopback', { ...development, PUBLIC_URL: 'http://127.0.0.1.a.example' }, ['PUBLIC_URL']],
    ['a cloud without its Teams', { ...production, ToBotFromChannelTokenIssuer: 'x' }, ['TEAMS_SERVICE_URLS']],
    ['Teams over http', { ...development, TEAMS_SERVICE_URLS: 'http://127.0.0.1:1' }, ['TEAMS_SERVICE_URLS']],
    ['Teams with a name', { ...production, TEAMS_SERVICE_URLS: 'https://me@a.example' }, ['TEAMS_SERVICE_URLS']],
    ['approvers that are no ids', { ...development, APPROVERS: 'boss@a.example' }, ['APPROVERS']],
    ['a word that is almost the one it knows', { ...development, APPROVERS: 'managers' }, ['APPROVERS']],
    ['names in place of ids', { ...production, APPROVERS: 'anna', OPERATORS: 'bob' }, ['APPROVERS', 'OPERATORS']],
    ['an id of another length in production', { ...production, ALLOWED_TENANTS: `${id(1)}0` }, ['ALLOWED_TENANTS']],
    [
      'numbers that are none',
      {
        ...development,
        PORT: 'x',
        APPROVAL_THRESHOLD: '-1',
        APPROVAL_PERIOD_DAYS: '0',
        PRICE_TOLERANCE_PERCENT: '-1',
      },
      ['PORT', 'APPROVAL_THRESHOLD', 'APPROVAL_PERIOD_DAYS', 'PRICE_TOLERANCE_PERCENT'],
    ],
    [
      'unknown words',
      { ...development, STORE: 'x', MAIL: 'x', SECRETS: 'x', LOG_LEVEL: 'x' },
      ['STORE', 'SECRETS', 'MAIL', 'LOG_LEVEL'],
    ],
  ];
  for (const [name, settings, culprits] of contradictions) {
    it(`are refused in one line each: ${name}`, () => {
      assert.deepEqual(
        problems(settings).map((line) => line.split(' ')[0]),
        culprits,
      );
    });
  }

  it('allow http on this machine in development and nowhere in production', () => {
    const names = [
      'PUBLIC_URL',
      'PARTNER_CENTER_URL',
      'PARTNER_CENTER_LOGIN_URL',
      'BOT_OPENID_METADATA',
      'COSMOS_ENDPOINT',
      'KEY_VAULT_URL',
    ];
    const http = Object.fromEntries(names.map((name) => [name, 'http://localhost:4000/']));
    assert.equal(readConfig({ ...development, ...http }).partnerCenter.url, 'http://localhost:4000');
    const refused = problems({ ...production, ...http }).map((line) => line.split(' ')[0]);
    assert.deepEqual(refused.sort(), names.sort());
  });

  it('never come back in a complaint, whatever they are and wherever they stand', () => {
    const canary = 'c4n4ry';
    const described = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').match(/^\w+(?==)/gm) ?? [];
    const names = [...described, 'PROVIDER_EMEA_URL', 'PROVIDER_EMEA_TENANT_ID'];
    const shapes = [
      `${canary}~`,
      `ftp://u:${canary}@h`,
      `@Microsoft.KeyVault(${canary})`,
      `${canary}${'~'.repeat(300)}`,
    ];
    for (const shape of shapes) {
      const settings = Object.fromEntries(names.map((name) => [name, shape]));
      for (const more of [
        { NODE_ENV: 'production' },
        { NODE_ENV: 'production', STORE: 'cosmos', SECRETS: 'keyvault', MAIL: 'graph', PROVIDERS: 'emea' },
        { STORE: 'cosmos', SECRETS: 'store', MAIL: 'smtp', AGREEMENT_TEMPLATES_FILE: import.meta.filename },
      ]) {
        const lines = problems({ ...settings, ...more });
        assert.ok(lines.length > 10);
        assert.ok(!lines.join('\n').toLowerCase().includes(canary), lines.join('\n'));
      }
    }
    const PROVIDERS = `${canary}0123456789abcdef`;
    assert.deepEqual(problems({ ...development, PROVIDERS }), [
      'PROVIDERS must be keys of at most 20 letters and digits, separated by commas',
    ]);
  });

  it('are each described in .env.example, which describes no other', () => {
    const described = new Set(readFileSync(new URL('../.env.example', import.meta.url), 'utf8').match(/^\w+(?==)/gm));
    // What the app package is made with.
    const ofManifest = [...described].filter((name) => name.startsWith('MANIFEST_'));
    const read = settingNames({ production: true, given: {} });
    assert.deepEqual(new Set([...read, ...ofManifest]), described);
  });

  describe('with further providers', () => {
    const emea = {
      PROVIDERS: 'emea',
      PROVIDER_EMEA_NAME: 'Partner Center Europe',
      PROVIDER_EMEA_TENANT_ID: '00000000-0000-0000-0000-0000000000e1',
      PROVIDER_EMEA_CLIENT_ID: '00000000-0000-0000-0000-0000000000e2',
      PROVIDER_EMEA_CLIENT_SECRET: 'canary-of-emea',
    };

    it('read for each what is usual with its customers', () => {
      const usual = { PROVIDER_EMEA_MAIL_LANGUAGE: 'de-AT', PROVIDER_EMEA_MARKUP_PERCENT: '12.5' };
      const given = { ...development, ...emea, ...usual, PARTNER_CENTER_MAIL_LANGUAGE: 'country' };
      const { partnerCenter, furtherProviders } = readConfig(given);
      const termsOf = ({ mailLanguage, markupPercent, discountPercent }: typeof partnerCenter) =>
        [mailLanguage, markupPercent, discountPercent] as const;
      assert.deepEqual(termsOf(partnerCenter), [{ kind: 'of-country' }, null, 0]);
      const { mailLanguage, markupPercent } = furtherProviders[0] ?? {};
      assert.deepEqual([mailLanguage, markupPercent], [{ kind: 'fixed', language: 'de-at' }, 12.5]);
      const wrong = {
        PARTNER_CENTER_MAIL_LANGUAGE: 'germna',
        PARTNER_CENTER_MARKUP_PERCENT: '-5',
        PROVIDER_EMEA_DISCOUNT_PERCENT: '100',
      };
      assert.deepEqual(problems({ ...given, ...wrong }), [
        'PARTNER_CENTER_MAIL_LANGUAGE must be a language, such as de, or the word country',
        'PARTNER_CENTER_MARKUP_PERCENT must be a number of percent from 0 to 1000, with at most two decimals',
        'PROVIDER_EMEA_DISCOUNT_PERCENT must be a number of percent from 0 to less than 100, with at most two decimals',
      ]);
    });

    it('read each account under its key', () => {
      const [provider, ...others] = readConfig({ ...development, ...emea }).furtherProviders;
      assert.equal(others.length, 0);
      assert.equal(provider?.id, 'emea');
      assert.equal(provider?.name, 'Partner Center Europe');
      assert.equal(provider?.url, 'https://api.partnercenter.microsoft.com');
      assert.equal(provider?.clientSecret, 'canary-of-emea');
    });

    it('read for each what its customers are asked to grant', () => {
      const roles = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b,62E90394-69f5-4237-9190-012177145e10';
      const given = { ...development, ...emea, PROVIDER_EMEA_GDAP_ROLES: roles };
      const { partnerCenter, furtherProviders } = readConfig(given);
      assert.equal(partnerCenter.delegation, null);
      assert.deepEqual(furtherProviders[0]?.delegation, {
        roles: roles.toLowerCase().split(','),
        days: 730,
        isExtended: false,
      });
      const wrong = {
        PARTNER_CENTER_GDAP_ROLES: 'Global Administrator',
        PARTNER_CENTER_GDAP_DAYS: '731',
        PROVIDER_EMEA_GDAP_AUTO_EXTEND: 'on',
      };
      assert.deepEqual(problems({ ...given, ...wrong }), [
        'PARTNER_CENTER_GDAP_ROLES must be ids of templates of directory roles (GUIDs), separated by commas',
        'PARTNER_CENTER_GDAP_DAYS must be a whole number from 1 to 730',
        'PROVIDER_EMEA_GDAP_AUTO_EXTEND must be off where the roles have 62e90394-69f5-4237-9190-012177145e10: Microsoft extends no global administrator',
      ]);
    });

    it('name what is missing, by its whole name', () => {
      const { PROVIDER_EMEA_TENANT_ID: _, ...incomplete } = emea;
      assert.throws(
        () => readConfig({ ...development, ...incomplete }),
        (error) =>
          error instanceof OnboardingError && /PROVIDER_EMEA_TENANT_ID is missing/.test(english.tell(error.says)),
      );
    });
  });

  it('name the forms that are always asked', () => {
    assert.deepEqual(readConfig(development).alwaysAsk, []);
    assert.deepEqual(readConfig({ ...development, ALWAYS_ASK: 'contract, agreement' }).alwaysAsk, [
      'contract',
      'agreement',
    ]);
    assert.deepEqual(problems({ ...development, ALWAYS_ASK: 'account' }), [
      'ALWAYS_ASK must be any of agreement, contract, separated by commas',
    ]);
  });

  describe('with a file of agreement templates', () => {
    let folder: string;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'config-'));
    });
    after(() => rmSync(folder, { recursive: true }));
    const withFile = (content: string) => {
      const AGREEMENT_TEMPLATES_FILE = join(folder, 'templates.json');
      writeFileSync(AGREEMENT_TEMPLATES_FILE, content);
      return { ...development, AGREEMENT_TEMPLATES_FILE };
    };
    const template = { id: 'terms', name: 'Our terms', version: '3', link: 'https://p.example/terms' };

    it('read the templates in it', () => {
      assert.deepEqual(readConfig(withFile(JSON.stringify([template]))).agreementTemplates, [template]);
    });

    it('say what is wrong with it', () => {
      const bad = JSON.stringify([
        { ...template, link: 'javascript:alert(1)' },
        { ...template, name: '' },
      ]);
      assert.deepEqual(
        problems(withFile(bad)).map((line) => line.match(/^AGREEMENT_TEMPLATES_FILE .* at ([^:]+)/)?.[1]),
        ['0.link', '1.name'],
      );
      assert.match(problems(withFile('{')).join(), /^AGREEMENT_TEMPLATES_FILE is no JSON at line 1, character 2/);
      const missing = { ...development, AGREEMENT_TEMPLATES_FILE: join(folder, 'no.json') };
      assert.match(problems(missing).join(), /^AGREEMENT_TEMPLATES_FILE must be the path of a JSON file/);
    });
  });
});
