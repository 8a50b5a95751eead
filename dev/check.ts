import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { checkTemplates } from '../infra/check-templates.ts';
import { fillManifest } from '../manifest/fill-manifest.ts';
import { checkDocs } from './docs/check-docs.ts';
import { checkImports } from './imports/check-imports.ts';
import { checkPackages } from './supply-chain/check-packages.ts';

/** `npm run check`: what can be found wrong without running the product. One line per check; fails when one does. */

/** Resolves with what is wrong; '' = nothing. */
type Check = () => Promise<string>;

const checks: Readonly<Record<string, Check>> = {
  types: tool('tsc', '--noEmit'),
  'types of the tab': tool('tsc', '--noEmit', '--project', 'tab'),
  'lint and format': tool('biome', 'ci', '--error-on-warnings', '--colors=off'),
  'unused code': tool('knip', '--no-progress'),
  imports: async () => (await checkImports()).join('\n'),
  manifest: () => fillManifest(anyInstallation).then(() => '', String),
  infra: async () => checkTemplates().join('\n'),
  documents: async () => checkDocs().join('\n'),
  packages: async () => checkPackages().join('\n'),
};

const anyInstallation = {
  appId: '00000000-0000-4000-8000-000000000000',
  signInAppId: '00000000-0000-4000-8000-000000000001',
  publicUrl: 'https://bot.example',
  version: '1.0.0',
};

let failed = false;
for (const [name, check] of Object.entries(checks)) {
  const problems = (await check()).trim();
  process.stdout.write(`${problems === '' ? '✔' : '✘'} ${name}\n`);
  if (problems !== '') {
    failed = true;
    process.stdout.write(`${problems}\n\n`);
  }
}
process.exitCode = failed ? 1 : 0;

/** A command of the dev dependencies that is content when it exits with 0. */
function tool(command: string, ...args: readonly string[]): Check {
  return async () => {
    const path = `node_modules/.bin:${process.env.PATH}`;
    const child = spawn(command, args, { env: { ...process.env, PATH: path }, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<number | null>((resolve, reject) => child.once('exit', resolve).once('error', reject));
    const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    return code === 0 ? '' : `${output}${errors}` || `${command} ended with ${code}`;
  };
}
