import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type State, state as stateSchema } from './state.ts';

/**
 * The state kept in a file of an earlier run, or undefined when there is none.
 * @throws when the file is not a simulator's state; it is left as it is
 */
export function loadState(file: string): State | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Error(`${file} does not hold a simulator's state. Move it away to start afresh.`, { cause });
  }
}

/** Writes beside the file and renames, so that a crash leaves the old state or the new one, never half of one. */
export function saveState(file: string, state: State): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.tmp`;
  writeFileSync(draft, JSON.stringify(state, null, 1), { mode: 0o600 });
  renameSync(draft, file);
}
