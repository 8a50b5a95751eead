import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppManifestUtils, type TeamsManifest, TeamsManifestConverter } from '@microsoft/app-manifest';
import localizationSchema from '@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json' with {
  type: 'json',
};
import { Ajv } from 'ajv';
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
// Microsoft's is of draft 4, with patterns that are none in Unicode mode.
const dialect = { strict: false, validateSchema: false, validateFormats: false, unicodeRegExp: false };
const isTranslation = new Ajv({ allErrors: true, ...dialect }).compile(localizationSchema);

/** What goes into the package, beside its icons. */
export interface FilledManifest {
  readonly manifest: TeamsManifest;
  /** By their names in it. */
  readonly translations: ReadonlyMap<string, object>;
}

/**
 * The manifest of the Teams app for one installation, with what its translations say.
 * @param folder where those are
 * @throws Error naming each place at which Microsoft's schema does not hold, or a placeholder nobody knows
 */
export async function fillManifest(installation: Installation, folder = languages): Promise<FilledManifest> {
  const values = valuesFor(installation);
  const names = globSync('*.json', { cwd: folder }).sort();
  const filled = Template.parse(readFilled(join(import.meta.dirname, 'manifest.json'), values));
  filled.localizationInfo.additionalLanguages = names.map((file) => ({ languageTag: basename(file, '.json'), file }));
  const manifest = TeamsManifestConverter.jsonToManifest(JSON.stringify(filled));
  const problems = await AppManifestUtils.validateAgainstSchema(manifest);
  if (problems.length > 0) throw new Error(`manifest.json:\n${problems.join('\n')}`);
  return { manifest, translations: new Map(names.map((name) => [name, readTranslation(join(folder, name), values)])) };
}

function readTranslation(path: string, values: ReadonlyMap<string, string>): object {
  const translation = z.looseObject({}).parse(readFilled(path, values));
  if (isTranslation(translation)) return translation;
  const problems = isTranslation.errors?.map(({ instancePath, message, params }) =>
    `${instancePath} ${message} ${Object.values(params).join()}`.trim(),
  );
  throw new Error(`${basename(path)}:\n${problems?.join('\n')}`);
}

/** What stands in the place of `${{NAME}}`. */
function valuesFor(installation: Installation): ReadonlyMap<string, string> {
  const { appId, signInAppId, publicUrl, version, id, name = defaultName, developer, website, support } = installation;
  return new Map([
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
}

function readFilled(path: string, values: ReadonlyMap<string, string>): unknown {
  const fill = (text: string) =>
    text.replace(/\$\{\{(\w+)\}\}/g, (placeholder, name: string) => {
      const value = values.get(name);
      if (value === undefined) throw new Error(`${basename(path)}: nothing is known for ${placeholder}`);
      return value;
    });
  return JSON.parse(readFileSync(path, 'utf8'), (_, value) => (typeof value === 'string' ? fill(value) : value));
}
