import { setTimeout as pause } from 'node:timers/promises';
import type { TaskResult } from '../../onboarding/commands.ts';
import type { ApplyCommand } from '../apply-command.ts';
import type { Log } from '../log/log.ts';
import type { Onboardings } from '../store/onboardings.ts';
import { type Claimed, claimTask } from './claim-task.ts';
import { failureResult } from './failure-result.ts';

/** Carries out one effect and tells what came of it; throws when it failed. */
export type Perform = (claimed: Claimed) => Promise<TaskResult>;

export interface TaskRunner {
  /** Looks for due tasks now instead of at the next tick. */
  wake(): void;
  /**
   * Takes no new work and waits for what is under way. What is not done within `patienceMs` is given back, so that
   * another process goes on with it at once and not when the lease has run out.
   */
  stop(patienceMs?: number): Promise<void>;
}

export interface RunnerParts {
  readonly onboardings: Onboardings;
  readonly applyCommand: ApplyCommand;
  readonly perform: Perform;
  readonly owner: string;
  readonly now: () => number;
  readonly log: Log;
}

const tick = 1000;
const atOnce = 16;
/** Less than the 10 s in which a process that is to stop has to be gone. */
const stopPatienceMs = 7000;

/** Finds due tasks and carries them out: several onboardings at a time, one effect of each after the other. */
export function runTasks(parts: RunnerParts): TaskRunner {
  const { onboardings, now, log } = parts;
  const underWay = new Map<string, Promise<void>>();
  const claimed = new Map<string, Claimed>();
  let stopped = false;
  let looking = false;
  let lookAgain = false;
  /** More was due than could be begun. */
  let isMoreDue = false;

  const look = async () => {
    if (stopped) return;
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = true;
    isMoreDue = false;
    try {
      // By lot: other processes look at the same list at the same moment.
      for (const { id } of byLot(await onboardings.due(now(), atOnce * 2))) {
        if (stopped || underWay.has(id)) continue;
        if (underWay.size < atOnce) underWay.set(id, carryOutAll(id));
        else isMoreDue = true;
      }
    } catch (error) {
      log.error({ err: error }, 'could not look for due tasks; trying again');
    } finally {
      looking = false;
      if (lookAgain) {
        lookAgain = false;
        setImmediate(look);
      }
    }
  };

  const noted: Perform = (claim) => {
    claimed.set(claim.record.id, claim);
    return parts.perform(claim).finally(() => claimed.delete(claim.record.id));
  };

  const carryOutAll = async (id: string) => {
    try {
      while (!stopped && (await carryOutNext({ ...parts, perform: noted }, id)));
    } catch (error) {
      log.error({ err: error, onboarding: id }, 'an task could not be recorded; it stays due');
    } finally {
      underWay.delete(id);
      if (isMoreDue) setImmediate(look);
    }
  };

  const timer = setInterval(look, tick);
  return {
    wake: () => void setImmediate(look),
    async stop(patienceMs = stopPatienceMs) {
      stopped = true;
      clearInterval(timer);
      const over = new AbortController();
      const late = pause(patienceMs, 'late', { signal: over.signal }).catch(() => 'over');
      await Promise.race([Promise.all(underWay.values()), late]);
      over.abort();
      await Promise.all([...claimed.values()].map((claim) => giveBack(parts, claim)));
    },
  };
}

function byLot<T>(these: readonly T[]): T[] {
  return these
    .map((one) => ({ one, lot: Math.random() }))
    .sort((a, b) => a.lot - b.lot)
    .map(({ one }) => one);
}

/** One task from claim to result; false when nothing is due. */
export async function carryOutNext(parts: RunnerParts, id: string): Promise<boolean> {
  const claimed = await claimTask(parts.onboardings, id, parts.owner, parts.now());
  if (claimed === undefined) return false;
  const { task } = claimed;
  const about = { onboarding: id, task: task.deed.kind, attempt: task.attempts, correlationId: task.id };
  let result: TaskResult;
  try {
    result = await parts.perform(claimed);
    parts.log.debug({ ...about, result: result.kind }, 'task carried out');
  } catch (error) {
    result = failureResult(error, task, parts.now());
    if (result.retryAt === null) parts.log.warn({ ...about, err: error }, 'an task failed and waits for a person');
    else parts.log.info({ ...about, why: result.text, retryAt: result.retryAt }, 'an task failed and is tried again');
  }
  await parts.applyCommand(id, { source: 'task', taskId: task.id, attempt: task.attempts, result });
  return true;
}

/** As after a lost answer: whoever takes it looks first whether it was done. */
async function giveBack({ applyCommand, now, log }: RunnerParts, { record, task }: Claimed): Promise<void> {
  const text = 'The bot was stopped while it was at this.';
  const result: TaskResult = { kind: 'failed', text, correlationId: task.id, retryAt: now(), request: 'lost' };
  const about = { onboarding: record.id, task: task.deed.kind, correlationId: task.id };
  try {
    await applyCommand(record.id, { source: 'task', taskId: task.id, attempt: task.attempts, result });
    log.info(about, 'an task was not done in time and is given back');
  } catch (error) {
    log.error({ ...about, err: error }, 'an task could not be given back; its lease runs out');
  }
}
