import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildTab } from '../../tab/build.ts';

const builds = resolve('.data/built-tab');

/**
 * Bundles the tab into a folder that the bot can be started with. Of the same sources that is done once, and by one of
 * the processes that ask for it at the same time.
 */
export async function builtTab(): Promise<string> {
  mkdirSync(builds, { recursive: true });
  const folder = `${builds}/${digestOfSources()}`;
  const lock = `${folder}.lock`;
  while (!existsSync(folder)) {
    if (isTaken(lock)) {
      await pause(100);
      continue;
    }
    const own = `${folder}.${process.pid}`;
    await buildTab(own);
    if (!existsSync(folder)) renameSync(own, folder);
    rmSync(lock, { force: true });
  }
  return folder;
}

/** What the bundle is made of, and by. */
function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const path of ['package-lock.json', ...globSync('{tab,words}/**/*.{ts,tsx}').sort()])
    hash.update(path).update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

/** Whether another process that lives is at it; else this one is from now on. */
function isTaken(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return false;
  } catch {
    if (isDead(lock)) rmSync(lock, { force: true });
    return true;
  }
}

function isDead(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return false;
  } catch {
    return true;
  }
}
