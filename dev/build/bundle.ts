import { isAscii } from 'node:buffer';
import { globSync, readFileSync } from 'node:fs';
import { build, type Metafile, type Plugin } from 'esbuild';

/** Texts that the code asks `shippedFile` for. */
const shipped = [
  'cards/**/*.json',
  'bot/**/*.{js,css}',
  'node_modules/@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js',
];

/** Optional, native, and not there in production: restify does without it. */
const external = ['dtrace-provider'];

/**
 * Bundles the bot, with all that it imports and reads: `bot.mjs`, which is run, loads `app.mjs` on the right Node, and this
 * what not every start needs (`part-*.mjs`: Cosmos DB, Key Vault, the commands), which else would be held in memory. Names
 * stay as they are, and every line of a stack is found by the maps beside them (`node --enable-source-maps`).
 * @param folder where to
 * @returns what went into it
 */
export async function bundle(folder: string): Promise<Metafile> {
  const common = {
    bundle: true,
    platform: 'node',
    format: 'esm',
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'warning',
  } as const;
  await build({
    ...common,
    entryPoints: { bot: 'bot/begin.ts' },
    target: 'es2022',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    plugins: [elsewhere],
  });
  const { metafile } = await build({
    ...common,
    entryPoints: { app: 'bot/commands.ts' },
    target: 'node24',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    splitting: true,
    chunkNames: 'part-[hash]',
    external,
    sourcemap: 'linked',
    sourcesContent: false,
    // What packages of the older kind take for granted.
    banner: {
      js: [
        "import { createRequire as createRequireOfBundle } from 'node:module';",
        'const require = createRequireOfBundle(import.meta.url);',
        'const __filename = import.meta.filename, __dirname = import.meta.dirname;',
      ].join(''),
    },
    metafile: true,
    plugins: [texts, late, ownUrl, plainLetters],
  });
  checkLate(metafile);
  return metafile;
}

/**
 * Of a package of the older kind (CommonJS) that is imported late, a file of its own in the bundle has only `default`, while
 * Node finds its names too.
 * @throws where the code asks for such a name, which would not be there
 */
function checkLate({ inputs, outputs }: Metafile): void {
  const unnamed = Object.values(outputs).flatMap(({ entryPoint, exports }) =>
    entryPoint !== undefined && exports.join() === 'default' ? [entryPoint] : [],
  );
  for (const [path, { imports }] of Object.entries(inputs)) {
    for (const { path: imported, original = '', kind } of imports) {
      if (kind !== 'dynamic-import' || original.startsWith('.') || !unnamed.includes(imported)) continue;
      if (!/\{ default: \w+ \}|\.default\b/.test(readFileSync(path, 'utf8')))
        throw new Error(`${path} has to take the default of ${original}: in the bundle that is all it has`);
    }
  }
}

const elsewhere: Plugin = {
  name: 'the bundle itself is a file of its own',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/commands\.ts$/ }, () => ({ path: './app.mjs', external: true }));
  },
};

const texts: Plugin = {
  name: 'texts beside the code are in the bundle',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]files[\\/]shipped-file\.ts$/ }, () => {
      const paths = globSync(shipped).filter((path) => !path.endsWith('.sample.json'));
      const all = Object.fromEntries(paths.sort().map((path) => [path.replaceAll('\\', '/'), readText(path)]));
      return {
        loader: 'js',
        contents: `
          const all = new Map(Object.entries(${JSON.stringify(all)}));
          export function shippedFile(path) {
            if (!all.has(path)) throw new Error('not in the bundle: ' + path);
            return all.get(path);
          }
          export function fontFile(name) {
            return import.meta.dirname + '/fonts/' + name;
          }
          export const tabFolder = import.meta.dirname + '/tab';`,
      };
    });
  },
};

/**
 * The library behind the cards, half of which is a parser of expressions, is evaluated when the first card is drawn; in a
 * bundle of modules it would be with the start.
 */
const late: Plugin = {
  name: 'what fills templates is loaded with the first card',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^adaptivecards-templating$/ }, ({ kind, path }) =>
      kind === 'import-statement' ? { path, namespace: 'late' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
      resolveDir: process.cwd(),
      contents: `
        let library;
        export const Template = new Proxy(class {}, {
          construct: (_, given) => Reflect.construct((library ??= require('${path}')).Template, given),
        });`,
    }));
  },
};

/** node-fetch has a URL of its own for a Node without one; what that rests on greets each start with a warning of Node's. */
const ownUrl: Plugin = {
  name: 'the URL is that of Node',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^whatwg-url$/ }, ({ path }) => ({ path, namespace: 'own-url' }));
    onLoad({ filter: /.*/, namespace: 'own-url' }, () => ({ contents: 'module.exports = { URL };' }));
  },
};

/**
 * Node keeps the text of a module while it runs, with two bytes for each letter of a file in which one is not ASCII. esbuild
 * escapes them itself (`\u00e9`), but for those of regular expressions, where an escape says the same.
 */
const plainLetters: Plugin = {
  name: 'all that is loaded is ASCII',
  setup({ onLoad }) {
    onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (isAscii(Buffer.from(text))) return undefined;
      const loader = /ts$/.test(path) ? 'ts' : 'js';
      return { loader, contents: text.replace(/[\u0080-\uffff]/g, escaped) };
    });
  },
};

const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A template without the blanks that are there for people. */
function readText(path: string): string {
  const text = readFileSync(path, 'utf8');
  return path.endsWith('.json') ? JSON.stringify(JSON.parse(text)) : text;
}
