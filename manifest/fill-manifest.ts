import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppManifestUtils, type TeamsManifest, TeamsManifestConverter } from '@microsoft/app-manifest';
import { z } from 'zod';

/** What tells one installation of the app from another. */
export interface Installation {
  /** The application (client) id of the bot, a GUID. */
  readonly appId: string;
  /** The application (client) id that people sign in to on the bot's pages, a GUID. */
  readonly signInAppId: string;
  /** The https address people reach the bot at, without a trailing slash. */
  readonly publicUrl: string;
  /** Semantic version; Teams offers an update only when it has grown. */
  readonly version: string;
  /** The id of the Teams app, a GUID; without it the bot's. */
  readonly id?: string | undefined;
  /** What people find it under, at most 30 characters. */
  readonly name?: string | undefined;
  /** Whose app it is, at most 32 characters; without it the name. */
  readonly developer?: string | undefined;
  /** The https address where people read about it; without it the bot's page about privacy. */
  readonly website?: string | undefined;
  /** Where people get help with it: a mail address, or a page. */
  readonly support?: string | undefined;
}

const defaultName = 'CSP Onboarding';
/** Translations, each as Microsoft's schema of them wants it, named by its language: `de.json`. */
const languages = join(import.meta.dirname, 'languages');

const Template = z.looseObject({ localizationInfo: z.looseObject({ additionalLanguages: z.array(z.unknown()) }) });

/** The files of translations, relative to the manifest. */
export function translations(folder = languages): readonly string[] {
  return globSync('*.json', { cwd: folder }).sort();
}

/**
 * The manifest of the Teams app for one installation.
 * @throws Error naming each place at which Microsoft's schema does not hold, or a placeholder nobody knows
 */
export async function fillManifest(installation: Installation): Promise<TeamsManifest> {
  const { appId, signInAppId, publicUrl, version, id, name = defaultName, developer, website, support } = installation;
  const values = new Map([
    ['APP_ID', appId],
    ['SIGN_IN_APP_ID', signInAppId],
    ['PUBLIC_URL', publicUrl],
    ['PUBLIC_HOST', new URL(publicUrl).hostname],
    ['VERSION', version],
    ['ID', id ?? appId],
    ['NAME', name],
    ['DEVELOPER', developer ?? name],
    ['WEBSITE', website ?? `${publicUrl}/privacy`],
    ['SUPPORT', support === undefined ? '' : `\n\nHelp: ${support}`],
  ]);
  const fill = (text: string) =>
    text.replace(/\$\{\{(\w+)\}\}/g, (placeholder, name: string) => {
      const value = values.get(name);
      if (value === undefined) throw new Error(`manifest.json: nothing is known for ${placeholder}`);
      return value;
    });
  const template = readFileSync(join(import.meta.dirname, 'manifest.json'), 'utf8');
  const filled = Template.parse(JSON.parse(template, (_, value) => (typeof value === 'string' ? fill(value) : value)));
  filled.localizationInfo.additionalLanguages = translations().map((file) => ({
    languageTag: basename(file, '.json'),
    file,
  }));
  const manifest = TeamsManifestConverter.jsonToManifest(JSON.stringify(filled));
  const problems = await AppManifestUtils.validateAgainstSchema(manifest);
  if (problems.length > 0) throw new Error(`manifest.json:\n${problems.join('\n')}`);
  return manifest;
}
