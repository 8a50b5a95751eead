import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppManifestUtils, type TeamsManifest, TeamsManifestConverter } from '@microsoft/app-manifest';

/** What tells one installation of the app from another. */
export interface Installation {
  /** The application (client) id of the bot, a GUID; it is the id of the Teams app too. */
  readonly appId: string;
  /** The application (client) id that people sign in to on the bot's pages, a GUID. */
  readonly signInAppId: string;
  /** The https address people reach the bot at, without a trailing slash. */
  readonly publicUrl: string;
  /** Semantic version; Teams offers an update only when it has grown. */
  readonly version: string;
}

/**
 * The manifest of the Teams app for one installation.
 * @throws Error naming each place at which Microsoft's schema does not hold, or a placeholder nobody knows
 */
export async function fillManifest({ appId, signInAppId, publicUrl, version }: Installation): Promise<TeamsManifest> {
  const values = new Map([
    ['APP_ID', appId],
    ['SIGN_IN_APP_ID', signInAppId],
    ['PUBLIC_URL', publicUrl],
    ['PUBLIC_HOST', new URL(publicUrl).hostname],
    ['VERSION', version],
  ]);
  const fill = (text: string) =>
    text.replace(/\$\{\{(\w+)\}\}/g, (placeholder, name: string) => {
      const value = values.get(name);
      if (value === undefined) throw new Error(`manifest.json: nothing is known for ${placeholder}`);
      return value;
    });
  const template = readFileSync(join(import.meta.dirname, 'manifest.json'), 'utf8');
  const filled = JSON.stringify(JSON.parse(template, (_, value) => (typeof value === 'string' ? fill(value) : value)));
  const manifest = TeamsManifestConverter.jsonToManifest(filled);
  const problems = await AppManifestUtils.validateAgainstSchema(manifest);
  if (problems.length > 0) throw new Error(`manifest.json:\n${problems.join('\n')}`);
  return manifest;
}
