import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { OnboardingError } from '../errors/onboarding-error.ts';
import type { Command } from '../onboarding/commands.ts';
import { decide } from '../onboarding/decide.ts';
import type { Policy } from '../onboarding/delegation.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Refusal } from '../onboarding/refusal.ts';
import type { Task } from '../onboarding/tasks.ts';
import { saying } from '../words/saying.ts';
import type { Onboardings, ReadOnboarding } from './store/onboardings.ts';
import { sealed } from './store/sealed.ts';

export type Applied =
  | ({ readonly outcome: 'changed' } & ReadOnboarding)
  | ({ readonly outcome: 'refused'; readonly refusal: Refusal } & ReadOnboarding)
  /** There was nothing to change, or this delivery has changed it before. */
  | ({ readonly outcome: 'unchanged' } & ReadOnboarding)
  | { readonly outcome: 'missing' };

/**
 * The one door to a record: read, decide, write if unchanged, and decide again if somebody else was faster. What still
 * has to happen outside goes into the same write.
 * @param read the record as the caller has just read it: then it is not read again
 * @throws OnboardingError `store-conflict` when others were faster every time, `store-unavailable`
 */
export type ApplyCommand = (id: string, command: Command, read?: ReadOnboarding) => Promise<Applied>;

/** A new record, by the same door. */
export type StartOnboarding = (
  record: Onboarding,
) => Promise<({ readonly outcome: 'started' } & ReadOnboarding) | { readonly outcome: 'exists' }>;

const attempts = 12;

/**
 * @param deps.wake called after a write, so that what it left to do starts at once
 * @param deps.trace the `traceparent` that new tasks are born in
 */
export function createApplyCommand(deps: {
  onboardings: Pick<Onboardings, 'get' | 'replace'>;
  now: () => number;
  wake: () => void;
  policy?: Policy;
  trace?: () => string | null;
}): ApplyCommand {
  const { onboardings, now, wake, policy, trace = () => null } = deps;
  return async (id, command, known) => {
    let read = known ?? (await onboardings.get(id));
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (read === undefined) return { outcome: 'missing' };
      const decision = decide(read.record, command, now(), policy);
      if (decision.outcome !== 'changed') return { ...decision, ...read };
      const record = sealed({ ...decision.record, tasks: decision.record.tasks.map((task) => withIds(task, trace)) });
      const replaced = await onboardings.replace(record, read.etag);
      if (replaced.outcome === 'written') {
        // Who claims is at it already; and nothing was planned where the tasks are still the same.
        if (command.source !== 'runner' && decision.record.tasks !== read.record.tasks) wake();
        return { outcome: 'changed', record, etag: replaced.etag };
      }
      await pause(Math.random() * 10 * (attempt + 1));
      read = await onboardings.get(id);
    }
    throw new OnboardingError('store-conflict', {
      says: saying('errors.store.conflict'),
      retryable: true,
    });
  };
}

/**
 * An id that is taken counts as started when the same delivery has started it: Teams has brought it twice.
 */
export function createStartOnboarding(onboardings: Pick<Onboardings, 'get' | 'create'>): StartOnboarding {
  return async (started) => {
    const record = sealed(started);
    const created = await onboardings.create(record);
    if (created.outcome === 'written') return { outcome: 'started', record, etag: created.etag };
    const [delivery] = record.deliveries;
    const there = delivery === undefined ? undefined : await onboardings.get(record.id);
    const isSame = there !== undefined && delivery !== undefined && there.record.deliveries.includes(delivery);
    return isSame ? { outcome: 'started', ...there } : { outcome: 'exists' };
  };
}

/** Ids are given once, in the write that makes the task, so that whoever carries it out again uses the same. */
function withIds(task: Task, trace: () => string | null): Task {
  if (task.id !== '' && task.idempotencyKey !== '') return task;
  const id = task.id || randomUUID();
  return { ...task, id, idempotencyKey: task.idempotencyKey || randomUUID(), trace: task.trace ?? trace() };
}
