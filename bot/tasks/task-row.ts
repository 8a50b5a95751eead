import type { TaskResult } from '../../onboarding/commands.ts';
import { natures, type Task, type TaskKind } from '../../onboarding/tasks.ts';
import type { Attempt, TaskParts } from './attempt.ts';

/** How often something is tried before a person is asked, and how long the pauses are. */
export interface Persistence {
  /** After so many attempts only a person goes on with it; a message is given up. */
  readonly attempts: number;
  /** Pauses double from the first to the longest, in ms. */
  readonly firstPause: number;
  readonly longestPause: number;
}

/** One kind of task: how it is carried out, and how often. Its schema is in the domain, `onboarding/tasks.ts`. */
export interface TaskRow<Kind extends TaskKind> extends Partial<Persistence> {
  /** @returns what came of it. Throws OnboardingError when it failed. */
  run(parts: TaskParts, attempt: Attempt<Task & { readonly kind: Kind }>): Promise<TaskResult>;
}

const minutes = 60_000;
const patient: Persistence = { attempts: 12, firstPause: 2000, longestPause: 5 * minutes };

/** Of what nothing waits for: the other side may need days. */
export const unhurried = { firstPause: minutes / 2, longestPause: 60 * minutes } as const;

/** What holds for a kind that says nothing else. A poll goes on however long it takes, and so does what is aside. */
export function persistenceOf(kind: TaskKind, row: Partial<Persistence>): Persistence {
  const isEndless = natures[kind] === 'poll' || natures[kind] === 'aside';
  const usual = isEndless ? { ...patient, attempts: Number.POSITIVE_INFINITY } : patient;
  return { ...usual, ...row };
}
