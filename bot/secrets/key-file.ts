import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';
import { closeToOthers, makeForOwnerOnly } from '../store/for-owner-only.ts';

/**
 * The key in a file, made on the first start: for development, where nobody wants to configure one. Whoever can read
 * the file can read the secrets; its mode lets only its owner.
 */
export function readOrMakeKey(path: string): Buffer {
  const unusable = (cause?: unknown) =>
    new OnboardingError('setting-invalid', {
      says: saying('errors.secrets.keyFile', { path }),
      cause,
    });
  let key: Buffer | undefined;
  try {
    key = read(path) ?? make(path);
  } catch (thrown) {
    throw unusable(thrown);
  }
  if (key?.length !== 32) throw unusable();
  return key;
}

function read(path: string): Buffer | undefined {
  try {
    const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
    closeToOthers(path);
    return key;
  } catch (thrown) {
    if (isCode(thrown, 'ENOENT')) return undefined;
    throw thrown;
  }
}

/** Written beside and then linked, so that of two processes starting at once both end up with one whole key. */
function make(path: string): Buffer | undefined {
  const draft = `${path}.${process.pid}`;
  makeForOwnerOnly(draft);
  writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`);
  try {
    linkSync(draft, path);
  } catch (thrown) {
    if (!isCode(thrown, 'EEXIST')) throw thrown;
  } finally {
    rmSync(draft);
  }
  return read(path);
}

function isCode(thrown: unknown, code: string): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === code;
}
