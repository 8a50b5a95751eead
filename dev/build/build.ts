import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, globSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fontFolders } from '../../files/fonts.ts';
import { buildTab } from '../../tab/build.ts';
import { demo } from '../demo.ts';
import { bundle } from './bundle.ts';
import { licencesOf } from './licences.ts';

/**
 * What production runs, built into a folder: `node bot.mjs` on Node 24, and nothing else is needed beside it.
 * @returns the size of all of it in bytes
 */
export async function buildBot(folder: string): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [bot, tab] = [await bundle(folder), await buildTab(join(folder, 'tab'))];
  copyFonts(join(folder, 'fonts'));
  writeFileSync(join(folder, 'licences.txt'), licencesOf([bot, tab.metafile]));
  await startOnce(join(folder, 'bot.mjs'));
  shareCompiled(join(folder, 'compiled'));
  const files = globSync(join(folder, '**')).map((path) => statSync(path));
  return files.reduce((sum, each) => sum + (each.isFile() ? each.size : 0), 0);
}

/** Those of documents, with the words that ask to go along with them. */
function copyFonts(folder: string): void {
  for (const [file, from] of Object.entries(fontFolders)) {
    const font = join('node_modules', from);
    cpSync(join(font, file), join(folder, file));
    cpSync(join(font, '..', 'LICENSE'), join(folder, `${file}.LICENSE`));
  }
}

/**
 * How it is started, there. Where a machine has much memory Node lets up to four times what is needed lie before it collects.
 * So it collects early, from the start, which costs a little CPU. None of these is a limit: a process that needs more gets it.
 */
export const startCommand = [
  'node',
  '--optimize-for-size',
  '--max-semi-space-size=2',
  '--initial-old-space-size=40',
  'bot.mjs',
] as const;

/**
 * With this around it (glibc's mallopt(3)): what the compilers of V8 and TLS give back goes back to the system, instead of
 * lying in a heap for each thread.
 */
export const startEnvironment = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072' } as const;

/** Whom the bot runs as: on App Service, and in the image (Dockerfile). */
const users = [0, 1000];

/** Node keeps what it has compiled for its own user alone, in a folder that ends in the user's number. */
function shareCompiled(folder: string): void {
  for (const path of globSync(join(folder, '*/*'))) chmodSync(path, 0o644);
  for (const own of globSync(join(folder, '*'))) {
    for (const user of users) {
      const theirs = own.replace(/-\d+$/, `-${user}`);
      if (theirs !== own) cpSync(own, theirs, { recursive: true });
    }
  }
}

/** Starts it and ends it: which shows that it starts, and leaves what was compiled for the next start. */
async function startOnce(file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'onboarding-build-'));
  try {
    // Nobody is there to answer, and nobody is asked for more than whether they do.
    const settings = { ...demo.settings('http://127.0.0.1:9'), PARTNER_CENTER_WEBHOOK: 'off', LOG_LEVEL: 'info' };
    const bot = spawn(process.execPath, [file], {
      env: { ...settings, PORT: '0', SQLITE_FILE: join(folder, 'onboarding.sqlite') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(bot, 'exit');
    let said = '';
    for await (const text of bot.stdout.setEncoding('utf8')) {
      said += text;
      if (said.includes('listening on')) bot.kill('SIGTERM');
    }
    const [code] = await ended;
    if (code !== 0) throw new Error(`What was built does not start:\n${said}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
