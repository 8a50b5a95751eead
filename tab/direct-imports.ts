import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

/** Where a name is defined. */
interface Origin {
  /** A file, or a package that is no barrel of ours. */
  readonly from: string;
  readonly name: string;
}

const require = createRequire(import.meta.url);

/**
 * Imports each part of Fluent from the file that defines it. For esbuild divides code by whole files: an index that the
 * first view imports one name from would bring along all that other views take from the same index.
 */
export const directImports: Plugin = {
  name: 'direct-imports',
  setup({ onLoad }) {
    const indexes = new Map<string, ReadonlyMap<string, Origin>>();
    onLoad({ filter: /(\/tab\/.*\.tsx?|\/node_modules\/@fluentui\/.*\/lib\/.*\.js)$/ }, async ({ path }) => ({
      contents: inDirect(await readFile(path, 'utf8'), indexes),
      loader: path.endsWith('.js') ? 'js' : path.endsWith('.tsx') ? 'tsx' : 'ts',
    }));
  },
};

type Indexes = Map<string, ReadonlyMap<string, Origin>>;

function inDirect(source: string, indexes: Indexes): string {
  return source.replace(
    /^import \{([^}]*)\} from ['"](@fluentui\/[^/'"]+)['"];?$/gm,
    (_, names: string, from: string) =>
      namesIn(names)
        .filter(({ name }) => !name.startsWith('type '))
        .map(({ name, as }) => {
          const origin = originOf(indexFile(from), name, indexes);
          return `import { ${origin.name} as ${as} } from ${JSON.stringify(origin.from)};`;
        })
        .join(' '),
  );
}

/** Follows a name through the indexes that hand it on. */
function originOf(index: string, name: string, indexes: Indexes): Origin {
  const known = indexes.get(index) ?? handedOn(index);
  indexes.set(index, known);
  const origin = known.get(name);
  if (origin === undefined) return { from: index, name };
  const { from } = origin;
  if (from.startsWith('.')) return originOf(fileOf(join(dirname(index), from)), origin.name, indexes);
  return from.startsWith('@fluentui/') ? originOf(indexFile(from), origin.name, indexes) : origin;
}

function handedOn(index: string): ReadonlyMap<string, Origin> {
  const source = readFileSync(index, 'utf8').replace(/\/\/.*$/gm, '');
  const statements = [...source.matchAll(/export \{([^}]*)\} from ['"]([^'"]+)['"]/g)];
  return new Map(
    statements.flatMap(([, names = '', from = '']) =>
      namesIn(names).map(({ name, as }) => [as, { from, name }] as const),
    ),
  );
}

/** `a, b as c` */
function namesIn(list: string): readonly { readonly name: string; readonly as: string }[] {
  const names = list.split(',').map((one) => one.trim());
  return names
    .filter((one) => one !== '')
    .map((one) => {
      const [name = one, as = name] = one.split(' as ');
      return { name, as };
    });
}

/** The index of a package, as browsers take it. */
function indexFile(name: string): string {
  const manifest = require.resolve(`${name}/package.json`);
  const { module }: { module: string } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(dirname(manifest), module);
}

function fileOf(path: string): string {
  return [path, `${path}.js`, join(path, 'index.js')].find((file) => file.endsWith('.js') && existsSync(file)) ?? path;
}
