import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux keeps it in memory: nothing there has to outlive a power cut, and each write of a store waits for its disk. */
const inMemory = '/dev/shm';

/** A folder of its own for the files of a store. */
export function newFolder(name: string): string {
  return mkdtempSync(join(existsSync(inMemory) ? inMemory : tmpdir(), `${name}-`));
}
