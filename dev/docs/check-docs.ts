import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const Manifest = z.object({ scripts: z.record(z.string(), z.string()) });

/**
 * Holds the documents to what there is: each file, folder and `npm run` that they name between code marks, and each page
 * that they link. A path may be the end of one, such as `answer-dialog.ts`.
 * @returns what is wrong, a line each
 */
export function checkDocs(): string[] {
  const entries = globSync('**/*', { exclude: ['node_modules', 'dist'], withFileTypes: true });
  const paths = entries.map((entry) => `/${join(entry.parentPath, entry.name)}${entry.isDirectory() ? '/' : ''}`);
  const { scripts } = Manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')));

  const isThere = (path: string) => paths.some((known) => known.endsWith(`/${path}`));
  const wrongIn = (document: string, line: string): string[] => [
    ...named(line, /`(?:node )?(\w[\w./-]*(?:\/|\.(?:tsx?|json|bicep|md|yml|spec)))`/g).filter(
      (path) => !isThere(path),
    ),
    ...named(line, /npm run (?:--silent )?(\w[\w:-]*)/g).filter((script) => scripts[script] === undefined),
    ...named(line, /\]\((?!\w+:)([^)#]+)/g).filter((link) => !existsSync(join(dirname(document), link))),
  ];
  return paths
    .filter((path) => path.endsWith('.md'))
    .map((path) => path.slice(1))
    .flatMap((document) =>
      readFileSync(document, 'utf8')
        .split('\n')
        .flatMap((line, at) => wrongIn(document, line).map((what) => `${document}:${at + 1}: there is no ${what}`)),
    );
}

function named(line: string, pattern: RegExp): string[] {
  return [...line.matchAll(pattern)].flatMap(([, name]) => name ?? []);
}
