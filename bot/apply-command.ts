import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { OnboardingError } from '../errors/onboarding-error.ts';
import type { Command } from '../onboarding/commands.ts';
import { decide } from '../onboarding/decide.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Task } from '../onboarding/tasks.ts';
import type { Refusal } from '../onboarding/who-may.ts';
import type { Onboardings } from './store/onboardings.ts';

export type Applied =
  | { readonly outcome: 'changed'; readonly record: Onboarding }
  | { readonly outcome: 'refused'; readonly record: Onboarding; readonly refusal: Refusal }
  | { readonly outcome: 'missing' };

export type ApplyCommand = (id: string, event: Command) => Promise<Applied>;

const attempts = 12;

/**
 * The one door to a record: read, decide, write if unchanged, and decide again if somebody else was faster. What still
 * has to happen outside goes into the same write.
 * @param wake called after a write, so that what it left to do starts at once
 * @throws OnboardingError `store-conflict` when others were faster every time, `store-unavailable`
 */
export function createApplyCommand(deps: {
  onboardings: Onboardings;
  now: () => number;
  wake: () => void;
}): ApplyCommand {
  const { onboardings, now, wake } = deps;
  return async (id, event) => {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const read = await onboardings.get(id);
      if (read === undefined) return { outcome: 'missing' };
      const decision = decide(read.record, event, now());
      if (decision.outcome === 'refused') return { ...decision, record: read.record };
      const record = { ...decision.record, tasks: decision.record.tasks.map(withIds) };
      if ((await onboardings.replace(record, read.etag)) === 'written') {
        wake();
        return { outcome: 'changed', record };
      }
      await pause(Math.random() * 10 * (attempt + 1));
    }
    throw new OnboardingError('store-conflict', {
      userMessage: 'Many people changed this onboarding at the same moment. Please try again.',
      retryable: true,
    });
  };
}

/** Ids are given once, in the write that makes the task, so that whoever carries it out again uses the same. */
function withIds(task: Task): Task {
  if (task.id !== '' && task.requestId !== '') return task;
  return { ...task, id: task.id || randomUUID(), requestId: task.requestId || randomUUID() };
}
