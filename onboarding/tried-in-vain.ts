import { isDeepStrictEqual } from 'node:util';
import type { Onboarding } from './onboarding.ts';
import type { TaskKind } from './tasks.ts';

/** How long what was tried in vain is left alone, in ms. */
export const restMs = 60_000;

/**
 * The kind of a task that came to nothing: its result has ended it, and changed nothing by which it would not be called
 * for again. At once, it would be carried out without end. Undefined = something came of it, or it goes on.
 */
export function triedInVain(before: Onboarding, after: Onboarding, taskId: string): TaskKind | undefined {
  const task = before.tasks.find(({ id }) => id === taskId);
  const goesOn = after.tasks.some(({ id }) => id === taskId);
  return !goesOn && isDeepStrictEqual({ ...before, tasks: [] }, { ...after, tasks: [] }) ? task?.kind : undefined;
}
