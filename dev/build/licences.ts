import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { z } from 'zod';

const Package = z.object({ name: z.string(), version: z.string(), license: z.string().optional() });

/** The licences of all packages in the bundles, each in its own words: they ask to go along with the code. */
export function licencesOf(bundles: readonly Metafile[]): string {
  const paths = bundles.flatMap(({ inputs }) => Object.keys(inputs));
  const folders = paths.flatMap((path) => {
    const [folder] = /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path) ?? [];
    // A package that brings another along in its own files speaks for it.
    return folder !== undefined && existsSync(join(folder, 'package.json')) ? [folder] : [];
  });
  return [...new Set(folders)].sort().map(licenceIn).join('\n\n');
}

function licenceIn(folder: string): string {
  const { name, version, license = '' } = Package.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const files = globSync('{LICENSE,LICENCE,License,license,NOTICE}*', { cwd: folder });
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`--- ${name} ${version} ${license}`, ...texts].join('\n\n');
}
