import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const OTHERS = 0o077;
const SHARED_BY_ALL = 0o1000;

/**
 * A file that only its owner reads and writes, whatever mode it had before. Made empty, with its folder, where there is
 * none, so that it is never there with another mode.
 * @throws Error when the file is somebody else's
 */
export function makeForOwnerOnly(file: string): void {
  closeFolder(dirname(file));
  closeSync(openSync(file, 'a', 0o600));
  closeToOthers(file);
}

/** For a file that may be there or not. */
export function closeToOthers(file: string): void {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & OTHERS) !== 0) chmodSync(file, 0o600);
}

/**
 * A folder that was there before is closed too unless it looks like one of the machine's, with folders in it or open to
 * all: whoever names `/tmp/onboarding.sqlite` does not mean to close `/tmp`.
 */
function closeFolder(folder: string): void {
  if (!existsSync(folder)) {
    makeFolder(folder);
    return;
  }
  const { mode } = statSync(folder);
  if ((mode & OTHERS) === 0 || (mode & SHARED_BY_ALL) !== 0) return;
  if (readdirSync(folder, { withFileTypes: true }).every((entry) => entry.isFile())) chmodSync(folder, 0o700);
}

/** One after the other: `recursive` never comes back from where none can be made, such as below /proc. */
function makeFolder(folder: string): void {
  const parent = dirname(folder);
  if (parent !== folder && !existsSync(parent)) makeFolder(parent);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (thrown) {
    // Another process was faster.
    if (!existsSync(folder)) throw thrown;
  }
}
