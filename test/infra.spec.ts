import assert from 'node:assert/strict';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readConfig } from '../bot/config.ts';
import { documentsContainer } from '../bot/store/cosmos-container.ts';
import { checkTemplates } from '../infra/check-templates.ts';
import { readTemplate } from '../infra/read-template.ts';

const main = readTemplate('infra/main.bicep');
const module = (name: string) => readTemplate(`infra/modules/${name}.bicep`);
/** Settings with what the template gives them, undefined where that follows from a parameter or a resource. */
const deployed = new Map([
  ...main.entriesOf('settings'),
  ...module('app').entriesOf('platform'),
  ['PARTNER_CENTER_CLIENT_SECRET', undefined],
  ['PARTNER_CENTER_REFRESH_TOKEN', undefined],
  ['SMTP_URL', undefined],
]);
const described = [...readFileSync('.env.example', 'utf8').matchAll(/^(?!MANIFEST_)(\w+)=/gm)].map(
  ([, name = '']) => name,
);
/** What the platform or the C library reads and not the bot. */
const ofPlatform = /^(WEBSITES?|SCM|MALLOC)_/;

/** Settings that are no parameter, and why. */
const notDeployed: Readonly<Record<string, readonly string[]>> = {
  'read by Node, and refused or of no use there': ['NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_OPTIONS'],
  'said by the platform': ['PORT', 'HOST', 'WEBSITE_INSTANCE_ID'],
  'the managed identity takes the place of a secret': ['MicrosoftAppPassword', 'SIGN_IN_APP_SECRET', 'COSMOS_KEY'],
  'of another store or vault': ['SQLITE_FILE', 'SECRETS_KEY', 'SECRETS_KEY_OLD'],
  'of other clouds or doubles, as furtherSettings': [
    'BOT_OPENID_METADATA',
    'TEAMS_SERVICE_URLS',
    'ToChannelFromBotLoginUrl',
    'ToChannelFromBotOAuthScope',
    'ToBotFromChannelTokenIssuer',
    'ToBotFromChannelOpenIdMetadataUrl',
    'GRAPH_URL',
    'PARTNER_CENTER_URL',
    'PARTNER_CENTER_LOGIN_URL',
    'PARTNER_CENTER_GRAPH_URL',
    'PARTNER_CENTER_WEBHOOK_CERT_HOSTS',
    'PARTNER_CENTER_WEBHOOK_CA',
  ],
  'of any number, as furtherSettings and furtherSecrets': ['PROVIDERS'],
  'put into the vault by hand, as furtherSecrets': ['DEAL_WEBHOOK_URL', 'DEAL_WEBHOOK_SECRET'],
  'a trace goes to Application Insights': [
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'OTEL_EXPORTER_OTLP_HEADERS',
    'OTEL_SERVICE_NAME',
  ],
  'all of them, unless furtherSettings say how many': ['OTEL_TRACES_SAMPLER', 'OTEL_TRACES_SAMPLER_ARG'],
};

describe('the deployment templates', () => {
  it('fit together', () => {
    assert.deepEqual(checkTemplates(), []);
  });

  it('are found faulty where a bracket, a parameter or an output is wrong', () => {
    const folder = mkdtempSync(join(tmpdir(), 'infra-'));
    try {
      cpSync('infra', folder, { recursive: true });
      const spoil = (path: string, from: string, to: string) => {
        const source = readFileSync(join(folder, path), 'utf8');
        assert.ok(source.includes(from));
        writeFileSync(join(folder, path), source.replace(from, to));
      };
      spoil('main.bicep', '    sku: appServiceSku\n', '    size: appServiceSku\n');
      spoil('main.bicep', 'vault.outputs.url', 'vault.outputs.uri');
      spoil('main.bicepparam', "'manager')", "'manager)");
      spoil(
        'modules/monitoring.bicep',
        "    sku: {\n      name: 'PerGB2018'\n",
        "    sku: {\n      name 'PerGB2018'\n",
      );
      const problems = checkTemplates(folder).join('\n');
      assert.match(problems, /^main\.bicep: modules\/app\.bicep has no parameter size$/m);
      assert.match(problems, /^main\.bicep: modules\/app\.bicep is not given sku$/m);
      assert.match(problems, /^main\.bicep: modules\/vault\.bicep has no output uri$/m);
      assert.match(problems, /^main\.bicepparam: line \d+, column \d+/m);
      assert.match(problems, /^modules\/monitoring\.bicep: line \d+, column \d+/m);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('declare the container that the bot makes for itself in development', () => {
    const declared = readTemplate('infra/modules/store.bicep').resource('documents');
    assert.deepEqual(declared, {
      parent: null,
      name: documentsContainer.id,
      properties: { resource: documentsContainer },
    });
  });

  it('give each setting of .env.example, and no other, or say why not', () => {
    const given = [...deployed.keys()].filter((name) => !ofPlatform.test(name));
    const known = [...given, ...Object.values(notDeployed).flat()];
    assert.deepEqual(known.toSorted(), [...new Set(described)].toSorted());
  });

  it('wait for the bot to give back what it has begun, for longer than that takes', () => {
    const [, within = ''] = /process\.exit\(0\), (\d+)\)/.exec(readFileSync('bot/index.ts', 'utf8')) ?? [];
    const patience = [
      Number(deployed.get('WEBSITES_CONTAINER_STOP_TIME_LIMIT')),
      Number(/terminationGracePeriodSeconds: (\d+)/.exec(readFileSync('infra/modules/container.bicep', 'utf8'))?.[1]),
    ];
    for (const seconds of patience) assert.ok(seconds * 1000 > 2 * Number(within) && Number(within) > 0, `${seconds}`);
  });

  it('ask only for figures that the bot has, in alerts, workbook and autoscale', () => {
    const asked = ['alerts.bicep', 'workbook.json', 'autoscale.bicep'].flatMap((file) =>
      readFileSync(`infra/modules/${file}`, 'utf8').match(/csp\.[a-z.]*[a-z]/g),
    );
    const counted = globSync('bot/telemetry/*.ts').map((path) => readFileSync(path, 'utf8'));
    assert.ok(asked.length > 10);
    assert.deepEqual(
      asked.filter((name) => !counted.some((text) => text.includes(`'${name}'`))),
      [],
    );
  });

  it('are compiled by a Bicep that takes modules without a name, as it does from 0.34.1 on', () => {
    const [, minor] = /bicepCliVersion: v0\.(\d+)\./.exec(readFileSync('m365agents.yml', 'utf8')) ?? [];
    assert.ok(Number(minor) > 34, minor);
  });

  it('keep settings that were put there by hand out of the history of deployments', () => {
    assert.match(readFileSync('infra/modules/app-settings.bicep', 'utf8'), /@secure\(\)\nparam current object/);
  });

  it('tell somebody of each thing that ends a night', () => {
    const alerts = z
      .array(z.object({ key: z.string(), window: z.string() }))
      .parse(module('alerts').variable('alerts'));
    assert.deepEqual(
      alerts.map(({ key }) => key),
      ['attention', 'oldest-task', 'sign-in', 'failing-long', 'webhook', 'throttled', 'unready', 'silent'],
    );
  });

  it('leave no password by which a site could be deployed to', () => {
    for (const symbol of ['noBasicScm', 'noBasicFtp', 'noBasicScmNext', 'noBasicFtpNext']) {
      assert.match(JSON.stringify(module('app').resource(symbol)), /"name":"(scm|ftp)","properties":\{/, symbol);
    }
    assert.equal((readFileSync('infra/modules/app.bicep', 'utf8').match(/allow: false/g) ?? []).length, 4);
  });

  it('give the bot every setting it needs in production', () => {
    const id = '11111111-2222-4333-8444-555555555555';
    const filledIn: Record<string, string> = {
      PUBLIC_URL: 'https://onboarding.azurewebsites.net',
      MicrosoftAppId: id,
      MicrosoftAppTenantId: id,
      SIGN_IN_APP_ID: id,
      COSMOS_ENDPOINT: 'https://onboarding.documents.azure.com:443/',
      KEY_VAULT_URL: 'https://onboarding.vault.azure.net/',
      PARTNER_CENTER_TENANT_ID: id,
      PARTNER_CENTER_CLIENT_ID: id,
      PARTNER_CENTER_CLIENT_SECRET: 'partner-secret',
      REPS: 'everyone',
      APPROVERS: 'manager',
      APPROVAL_THRESHOLD: '0',
      MAIL_FROM: 'onboarding@partner.example',
      MAIL: 'graph',
      REMIND_CUSTOMER_DAYS: '2,5,12',
      PARTNER_CENTER_WEBHOOK: 'on',
      LOG_LEVEL: 'info',
    };
    const config = readConfig(Object.fromEntries([...deployed].map(([name, text]) => [name, text ?? filledIn[name]])));
    assert.equal(config.production, true);
    assert.equal(config.teams.appType, 'UserAssignedMSI');
    assert.equal(config.store.kind, 'cosmos');
    assert.equal(config.secrets.kind, 'keyvault');
    // Read by Azure's own library, not by the bot: without it the machine's identity is not found.
    assert.ok(deployed.has('AZURE_CLIENT_ID'));
  });
});
