import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../bot/config.ts';
import { documentsContainer } from '../bot/store/cosmos-container.ts';
import { checkTemplates } from '../infra/check-templates.ts';
import { readTemplate } from '../infra/read-template.ts';

const deployed = readTemplate('infra/modules/app.bicep').propertiesOf('settings');

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
      spoil('main.bicepparam', "'manager'", "'manager");
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

  it('use only settings that are described in .env.example', () => {
    const described = [...readFileSync('.env.example', 'utf8').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    assert.ok(deployed.size > 15);
    assert.deepEqual(
      [...deployed.keys()].filter((name) => !described.includes(name)),
      [],
    );
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
