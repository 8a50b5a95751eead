import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { missingFrom } from '../../infra/check-environment.ts';
import { readTemplate } from '../../infra/read-template.ts';
import packageJson from '../../package.json' with { type: 'json' };

const read = (path: string) => readFileSync(path, 'utf8');
const main = readTemplate('infra/main.bicep');
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

// None of these tools is here: that they fit what they speak of is what can be looked at.
describe('what the tools of Microsoft and GitHub are told', () => {
  const files = ['azure.yaml', 'm365agents.yml', 'm365agents.local.yml', ...globSync('.github/workflows/*.yml')];

  it('runs only commands that there are', () => {
    const run = files.flatMap((file) => all(read(file), /(?:npm |args: )run ([\w:]+)/g));
    assert.ok(run.includes('build') && run.includes('manifest'));
    assert.deepEqual(
      run.filter((name) => !(name in packageJson.scripts)),
      [],
    );
  });

  it('reads, for the Agents Toolkit, only what stands in its environment or is a secret', () => {
    for (const [file, environment] of [
      ['m365agents.yml', 'env/.env.dev'],
      ['infra/toolkit.parameters.json', 'env/.env.dev'],
      ['m365agents.local.yml', 'env/.env.local'],
    ] as const) {
      const known = all(read(environment), /^(\w+)=/gm);
      const asked = all(read(file), /\$\{\{(\w+)\}\}/g).filter((name) => !name.startsWith('SECRET_'));
      assert.deepEqual(
        asked.filter((name) => !known.includes(name)),
        [],
        file,
      );
    }
    assert.doesNotMatch(read('env/.env.dev'), /SECRET|PASSWORD|TOKEN=/);
  });

  it('gives the template all that it takes, whichever tool deploys', () => {
    const Parameters = z.object({ parameters: z.record(z.string(), z.unknown()) });
    const ofToolkit = Object.keys(Parameters.parse(JSON.parse(read('infra/toolkit.parameters.json'))).parameters);
    const ofAzd = all(read('infra/main.bicepparam'), /^param (\w+) =/gm);
    // The day is the deployment's own.
    const taken = main.parameters.map(({ name }) => name).filter((name) => name !== 'thisMonth');
    for (const given of [ofToolkit, ofAzd]) assert.deepEqual(given.toSorted(), taken.toSorted());
  });

  it('is told before a deployment, all at once, what it lacks', () => {
    assert.equal(missingFrom({}).length, 5);
    assert.ok(missingFrom({ MAIL_FROM: ' ' }).includes('MAIL_FROM'));
    const reference = { PARTNER_CENTER_CLIENT_SECRET: 'akvs://subscription/vault/secret' };
    assert.equal(missingFrom(reference).length, 5, 'azd gives a .bicepparam no secret of a vault');
    assert.ok(!missingFrom({ MAIL_FROM: 'onboarding@partner.example' }).includes('MAIL_FROM'));
  });

  it('keeps what the template gives back', () => {
    const kept = all(read('env/.env.dev'), /^(\w+)=/gm);
    assert.deepEqual(
      main.outputs.filter((name) => !kept.includes(name)),
      [],
    );
  });
});
