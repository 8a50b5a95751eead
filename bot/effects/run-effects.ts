import type { ApplyEvent } from '../apply-event.ts';
import type { Log } from '../log.ts';
import type { Report } from '../onboarding/events.ts';
import type { Onboardings } from '../store/onboardings.ts';
import { type Claimed, claimEffect } from './claim-effect.ts';
import { failureReport } from './failure-report.ts';

/** Carries out one effect and tells what came of it; throws when it failed. */
export type Perform = (claimed: Claimed) => Promise<Report>;

export interface EffectRunner {
  /** Looks for due effects now instead of at the next tick. */
  wake(): void;
  /** Takes no new work and waits for what is under way. */
  stop(): Promise<void>;
}

interface RunnerParts {
  readonly onboardings: Onboardings;
  readonly applyEvent: ApplyEvent;
  readonly perform: Perform;
  readonly owner: string;
  readonly now: () => number;
  readonly log: Log;
}

const tick = 1000;
const atOnce = 16;

/** Finds due effects and carries them out: several onboardings at a time, one effect of each after the other. */
export function runEffects(parts: RunnerParts): EffectRunner {
  const { onboardings, now, log } = parts;
  const underWay = new Map<string, Promise<void>>();
  let stopped = false;
  let looking = false;
  let lookAgain = false;

  const look = async () => {
    if (stopped) return;
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = true;
    try {
      const due = await onboardings.due(now(), atOnce * 2);
      for (const { id } of due) {
        if (stopped || underWay.size >= atOnce) break;
        if (!underWay.has(id)) underWay.set(id, carryOutAll(id));
      }
    } catch (error) {
      log.error({ err: error }, 'could not look for due effects; trying again');
    } finally {
      looking = false;
      if (lookAgain) {
        lookAgain = false;
        setImmediate(look);
      }
    }
  };

  const carryOutAll = async (id: string) => {
    try {
      while (!stopped && (await carryOutNext(parts, id)));
    } catch (error) {
      log.error({ err: error, onboarding: id }, 'an effect could not be recorded; it stays due');
    } finally {
      underWay.delete(id);
    }
  };

  const timer = setInterval(look, tick);
  return {
    wake: () => void setImmediate(look),
    async stop() {
      stopped = true;
      clearInterval(timer);
      await Promise.all(underWay.values());
    },
  };
}

/** One effect from claim to report; false when nothing is due. */
async function carryOutNext(parts: RunnerParts, id: string): Promise<boolean> {
  const claimed = await claimEffect(parts.onboardings, id, parts.owner, parts.now());
  if (claimed === undefined) return false;
  const { effect } = claimed;
  const about = { onboarding: id, effect: effect.deed.kind, attempt: effect.attempts, correlationId: effect.id };
  let report: Report;
  try {
    report = await parts.perform(claimed);
    parts.log.debug({ ...about, report: report.kind }, 'effect carried out');
  } catch (error) {
    report = failureReport(error, effect, parts.now());
    if (report.retryAt === null) parts.log.warn({ ...about, err: error }, 'an effect failed and waits for a person');
    else parts.log.info({ ...about, why: report.text, retryAt: report.retryAt }, 'an effect failed and is tried again');
  }
  await parts.applyEvent(id, { source: 'effect', effectId: effect.id, report });
  return true;
}
