import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { z } from 'zod';
import packageJson from '../package.json' with { type: 'json' };
import { fillManifest } from './fill-manifest.ts';

/** The app package that a Teams administrator uploads. */
const target = '.data/onboarding.zip';
/** Of the files in it, by local time as archives have it: the same files make the same bytes. */
const written = new Date(1980, 0, 1);

if (existsSync('.env')) process.loadEnvFile('.env');
const appId = z.guid({ error: 'must be the application (client) id of a registration' });
const textOf = (most: number) =>
  z
    .string()
    .max(most, { error: `must have at most ${most} characters` })
    .optional();
const form = z.object({
  MicrosoftAppId: appId,
  SIGN_IN_APP_ID: appId.optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https$/, error: 'must be the https address people reach the bot at', abort: true })
    // The domain of the tab and of its sign-in is a host alone (Microsoft Learn: tab-sso-manifest, `resource`).
    .refine((given) => new URL(given).host === new URL(given).hostname && new URL(given).pathname === '/', {
      error: 'must be a host alone, without a port or a path',
    }),
  MANIFEST_ID: appId.optional(),
  MANIFEST_NAME: textOf(30),
  MANIFEST_DEVELOPER: textOf(32),
  MANIFEST_WEBSITE: z.url({ protocol: /^https$/, error: 'must be an https address' }).optional(),
  MANIFEST_SUPPORT: z
    .union([z.email(), z.url({ protocol: /^https$/ })], { error: 'must be a mail address or an https page' })
    .pipe(z.string().max(200, { error: 'must have at most 200 characters' }))
    .optional(),
});
const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
const unknown = Object.keys(given).filter((name) => name.startsWith('MANIFEST_') && !Object.hasOwn(form.shape, name));
for (const name of unknown) process.stderr.write(`${name} is read by nobody: no setting is called so\n`);
const settings = form.safeParse(given);

if (settings.success) {
  const { MicrosoftAppId, SIGN_IN_APP_ID, PUBLIC_URL } = settings.data;
  const publicUrl = PUBLIC_URL.replace(/\/+$/, '');
  const { manifest, translations } = await fillManifest({
    appId: MicrosoftAppId,
    signInAppId: SIGN_IN_APP_ID ?? MicrosoftAppId,
    publicUrl,
    version: packageJson.version,
    id: settings.data.MANIFEST_ID,
    name: settings.data.MANIFEST_NAME,
    developer: settings.data.MANIFEST_DEVELOPER,
    website: settings.data.MANIFEST_WEBSITE,
    support: settings.data.MANIFEST_SUPPORT,
  });
  const icons = [manifest.icons.color, manifest.icons.outline];
  const files = {
    'manifest.json': jsonOf(manifest),
    ...Object.fromEntries(icons.map((name) => [name, readFileSync(join(import.meta.dirname, name))])),
    ...Object.fromEntries([...translations].map(([name, translation]) => [name, jsonOf(translation)])),
  };
  const archive = zipSync(files, { mtime: written });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, archive);
  process.stdout.write(`${target}: ${packageJson.name} ${packageJson.version} for ${publicUrl}\n`);
} else {
  for (const { path, message } of settings.error.issues) process.stderr.write(`${path.join('.')} ${message}\n`);
  process.exitCode = 1;
}

function jsonOf(written: object): Buffer {
  return Buffer.from(JSON.stringify(written, null, 2));
}
