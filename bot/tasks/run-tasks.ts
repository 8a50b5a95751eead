import { setTimeout as pause } from 'node:timers/promises';
import type { ResultCommand, TaskResult } from '../../onboarding/commands.ts';
import { natures } from '../../onboarding/tasks.ts';
import type { Alarms } from '../alarms.ts';
import type { ApplyCommand } from '../apply-command.ts';
import type { Log } from '../log/log.ts';
import type { Onboardings } from '../store/onboardings.ts';
import type { DueDocument } from '../store/store.ts';
import { type Claimed, claimTask } from './claim-task.ts';
import { failureResult } from './failure-result.ts';
import { heldUpResult } from './held-up.ts';
import { tellLongFailing } from './long-failing.ts';
import { createWakeUp } from './wake-up.ts';
import { writtenDown } from './written-down.ts';

/** Carries out one task and tells what came of it; throws when it failed. */
export type Perform = (claimed: Claimed) => Promise<TaskResult>;

/** Around an attempt, from its claim until what came of it is written down. */
export type Around = (claimed: Claimed, carryOut: () => Promise<TaskResult>) => Promise<TaskResult>;

export interface TaskRunner {
  /** Looks for due tasks now: something was planned. */
  wake(): void;
  /**
   * Takes no new work and waits for what is under way. What is not done within `patienceMs` is given back, so that
   * another process goes on with it at once and not when the lease has run out.
   */
  stop(patienceMs?: number): Promise<void>;
}

export interface RunnerParts {
  readonly onboardings: Pick<Onboardings, 'due'>;
  readonly applyCommand: ApplyCommand;
  readonly perform: Perform;
  readonly around?: Around;
  readonly alarms: Alarms;
  readonly owner: string;
  readonly now: () => number;
  readonly log: Log;
}

/** What this process plans it knows of; after so many ms it looks for what others left, dying. */
const longestSleep = 10_000;
const afterTrouble = 1000;
const atOnce = 16;
/** The same with those that only tell somebody, who may wait for their turn in a chat (`pace.ts`) and keep no work from it. */
const withMessages = 128;
/** Less than the 10 s in which a process that is to stop has to be gone. */
const stopPatienceMs = 7000;

/** Finds due tasks and carries them out: several onboardings at a time, one task of each after the other. */
export function runTasks(parts: RunnerParts): TaskRunner {
  const { onboardings, now, log } = parts;
  const underWay = new Map<string, Promise<void>>();
  const claimed = new Map<string, Claimed>();
  /** When they were due by the store, though there was nothing to carry out. */
  const leftAlone = new Map<string, number>();
  const telling = new Set<string>();
  const wakeUp = createWakeUp();
  let stopped = false;

  const hasRoom = () => underWay.size - telling.size < atOnce && underWay.size < withMessages;

  const noted: Perform = (claim) => {
    const { id } = claim.record;
    claimed.set(id, claim);
    if (natures[claim.task.kind] === 'message') {
      const wasFull = !hasRoom();
      telling.add(id);
      if (wasFull) wakeUp.ring();
    }
    return parts.perform(claim).finally(() => {
      claimed.delete(id);
      telling.delete(id);
    });
  };

  /** The store says that something is due, the record does not: as long as it says the same it is looked at now and then. */
  const leaveAlone = ({ id, dueAt }: DueDocument) => {
    leftAlone.set(id, dueAt);
    const lookAgain = () => {
      leftAlone.delete(id);
      wakeUp.ring();
    };
    setTimeout(lookAgain, afterTrouble).unref();
  };

  const carryOutAll = async (found: DueDocument) => {
    const { id } = found;
    try {
      let carriedOut = 0;
      while (!stopped && (await carryOutNext({ ...parts, perform: noted }, id, () => stopped))) carriedOut++;
      if (!stopped && carriedOut === 0) leaveAlone(found);
    } catch (error) {
      log.error({ err: error, onboarding: id }, 'a task could not be recorded; it stays due');
      // Not at once again: the store may be down.
      if (!stopped) await pause(afterTrouble, undefined, { ref: false });
    } finally {
      underWay.delete(id);
      // There is room for another, and this one may have planned more.
      wakeUp.ring();
    }
  };

  /** Begins what is due, as far as there is room. @returns when to look again, in ms */
  const look = async (): Promise<number> => {
    // Twice as many as there is room for: others may be quicker with some.
    const found = await onboardings.due(atOnce * 2);
    const due = found.filter(({ id, dueAt }) => dueAt <= now() && !underWay.has(id) && leftAlone.get(id) !== dueAt);
    // By lot: other processes look at the same list at the same moment.
    for (const one of byLot(due)) {
      if (stopped || !hasRoom()) break;
      underWay.set(one.id, carryOutAll(one));
    }
    const next = found.find(({ dueAt }) => dueAt > now());
    return Math.min(longestSleep, next === undefined ? longestSleep : next.dueAt - now());
  };

  const looking = (async () => {
    while (!stopped) {
      const sleep = await look().catch((error: unknown) => {
        log.error({ err: error }, 'could not look for due tasks; trying again');
        return afterTrouble;
      });
      if (!stopped) await wakeUp.orAfter(sleep);
    }
  })();

  return {
    wake: wakeUp.ring,
    async stop(patienceMs = stopPatienceMs) {
      stopped = true;
      wakeUp.ring();
      const over = new AbortController();
      const late = pause(patienceMs, 'late', { signal: over.signal }).catch(() => 'over');
      await Promise.race([looking.then(() => Promise.all(underWay.values())), late]);
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
export async function carryOutNext(
  parts: Omit<RunnerParts, 'onboardings'>,
  id: string,
  isStopping = () => false,
): Promise<boolean> {
  const claimed = await claimTask(parts.applyCommand, id, parts.owner, parts.now());
  if (claimed === undefined) return false;
  const { around = (_, carryOut) => carryOut() } = parts;
  await around(claimed, () => carryOut(parts, claimed, isStopping));
  return true;
}

async function carryOut(
  parts: Omit<RunnerParts, 'onboardings'>,
  claimed: Claimed,
  isStopping: () => boolean,
): Promise<TaskResult> {
  const { task } = claimed;
  const { id } = claimed.record;
  const about = { onboarding: id, task: task.kind, attempt: task.attempts, correlationId: task.id };
  let result: TaskResult;
  let thrown: unknown;
  try {
    result = await parts.perform(claimed);
    parts.log.debug({ ...about, result: result.kind }, 'task carried out');
  } catch (error) {
    thrown = error;
    const failed = heldUpResult(error, task) ?? failureResult(error, task, parts.now());
    logFailure(parts.log, about, error, failed);
    result = failed;
  }
  await writtenDown(() => parts.applyCommand(id, resultOf(claimed, result)), isStopping);
  if (result.kind === 'failed') await tellLongFailing(parts.alarms, claimed, { ...result, thrown }, parts.now());
  return result;
}

function logFailure(
  log: Log,
  about: object,
  err: unknown,
  result: Extract<TaskResult, { kind: 'failed' | 'held-up' }>,
): void {
  if (result.kind === 'held-up') log.debug(about, 'a task waits for its provider');
  else if (result.retryAt === null) log.warn({ ...about, err }, 'a task failed and waits for a person');
  else {
    const { key: why, values } = result.problem;
    log.info({ ...about, why, values, retryAt: result.retryAt }, 'a task failed and is tried again');
  }
}

function resultOf({ task }: Claimed, result: TaskResult): ResultCommand {
  return { source: 'task', taskId: task.id, attempt: task.attempts, result };
}

/** As after a lost answer: whoever takes it looks first whether it was done. */
async function giveBack({ applyCommand, now, log }: RunnerParts, claimed: Claimed): Promise<void> {
  const { record, task } = claimed;
  const about = { onboarding: record.id, task: task.kind, correlationId: task.id };
  const problem = { key: 'errors.tasks.stopped-meanwhile', values: {} };
  const result = { kind: 'failed', problem, correlationId: task.id, retryAt: now(), request: 'lost' } as const;
  try {
    await applyCommand(record.id, resultOf(claimed, result));
    log.info(about, 'a task was not done in time and is given back');
  } catch (error) {
    log.error({ ...about, err: error }, 'a task could not be given back; its lease runs out');
  }
}
