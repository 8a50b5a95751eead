import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import packageJson from '../package.json' with { type: 'json' };
import { fillManifest } from './fill-manifest.ts';
import { writeZip } from './write-zip.ts';

/** The app package that a Teams administrator uploads. */
const target = '.data/onboarding.zip';

if (existsSync('.env')) process.loadEnvFile('.env');
const settings = z
  .object({
    MicrosoftAppId: z.guid({ error: "must be the application (client) id of the bot's registration" }),
    PUBLIC_URL: z.url({ protocol: /^https$/, error: 'must be the https address people reach the bot at' }),
  })
  .safeParse(process.env);

if (settings.success) {
  const { MicrosoftAppId: appId, PUBLIC_URL } = settings.data;
  const publicUrl = PUBLIC_URL.replace(/\/+$/, '');
  const manifest = await fillManifest({ appId, publicUrl, version: packageJson.version });
  const icons = [manifest.icons.color, manifest.icons.outline];
  const archive = writeZip([
    { name: 'manifest.json', content: Buffer.from(JSON.stringify(manifest, null, 2)) },
    ...icons.map((name) => ({ name, content: readFileSync(join(import.meta.dirname, name)) })),
  ]);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, archive);
  process.stdout.write(`${target}: ${packageJson.name} ${packageJson.version} for ${publicUrl}\n`);
} else {
  for (const { path, message } of settings.error.issues) process.stderr.write(`${path.join('.')} ${message}\n`);
  process.exitCode = 1;
}
