import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { directImports } from './direct-imports.ts';

/** What `bundle.json` says of the files beside it, by their names. */
export interface Bundle {
  /** The script of the tab. */
  readonly entry: string;
  /** What it imports at once: with it, the first view. */
  readonly imports: readonly string[];
  /** The script of the page that plays the host's side, in development. */
  readonly host: string;
  readonly files: readonly string[];
}

/**
 * Bundles the tab into a folder, which is emptied before: scripts that are named by their contents, and `bundle.json`.
 * What is opened later is in scripts of its own.
 */
export async function buildTab(folder = 'dist/tab'): Promise<{ readonly bundle: Bundle; readonly metafile: Metafile }> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: import.meta.dirname,
    entryPoints: { main: 'main.tsx', host: 'host/host.ts' },
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    outdir: resolve(folder),
    bundle: true,
    plugins: [directImports],
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2023',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'error',
  });
  const entry = outputOf(metafile, 'main.tsx');
  const bundle = {
    entry: basename(entry),
    imports: importsOf(metafile, entry).map((path) => basename(path)),
    host: basename(outputOf(metafile, 'host/host.ts')),
    files: outputFiles.map(({ path }) => basename(path)),
  };
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all(outputFiles.map(({ path, contents }) => writeFile(path, contents)));
  await writeFile(join(folder, 'bundle.json'), JSON.stringify(bundle));
  return { bundle, metafile };
}

function outputOf({ outputs }: Metafile, source: string): string {
  const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === source);
  if (found === undefined) throw new Error(`${source} was not built`);
  return found[0];
}

/** What a script imports before it runs, and what that does. */
function importsOf({ outputs }: Metafile, script: string): readonly string[] {
  const found = new Set([script]);
  for (const path of found) {
    for (const { path: next, kind } of outputs[path]?.imports ?? []) if (kind === 'import-statement') found.add(next);
  }
  return [...found].slice(1);
}
