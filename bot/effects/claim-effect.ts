import type { Effect } from '../onboarding/effects.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Onboardings } from '../store/onboardings.ts';

/**
 * How long one attempt may take before another process may think its owner dead, in ms. The longest looks twice (25 s
 * each) around a write (60 s).
 */
export const leaseTime = 120_000;

export interface Claimed {
  readonly record: Onboarding;
  readonly effect: Effect;
}

/**
 * Takes the first due effect of an onboarding for this process, by a conditional write; undefined when there is none or
 * somebody else was faster.
 */
export async function claimEffect(
  onboardings: Onboardings,
  id: string,
  owner: string,
  at: number,
): Promise<Claimed | undefined> {
  const read = await onboardings.get(id);
  const due = read?.record.effects.find((effect) => isDue(effect, at));
  if (read === undefined || due === undefined) return undefined;
  const effect: Effect = {
    ...due,
    attempts: due.attempts + 1,
    lease: { owner, until: at + leaseTime },
    // Whoever had it before died over it, and nobody knows how far they came.
    unanswered: due.unanswered || due.lease !== null,
  };
  const effects = read.record.effects.map((other) => (other.id === effect.id ? effect : other));
  const record = { ...read.record, effects };
  return (await onboardings.replace(record, read.etag)) === 'written' ? { record, effect } : undefined;
}

function isDue({ dueAt, lease }: Effect, at: number): boolean {
  return dueAt !== null && dueAt <= at && (lease === null || lease.until <= at);
}
