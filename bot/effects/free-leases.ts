import type { Onboardings } from '../store/onboardings.ts';
import { leaseTime } from './claim-effect.ts';
import { isGone } from './lease-owner.ts';

const mostAtOnce = 500;

/**
 * Takes back, at start, what a process of this machine held when it died, so that it goes on now and not when the lease
 * has run out. Leases of other machines are left to run out.
 */
export async function freeLeases(onboardings: Onboardings, at: number): Promise<void> {
  for (const { id } of await onboardings.due(at + leaseTime, mostAtOnce)) {
    const read = await onboardings.get(id);
    if (read === undefined || !read.record.effects.some(({ lease }) => lease !== null && isGone(lease.owner))) continue;
    const effects = read.record.effects.map((effect) =>
      effect.lease !== null && isGone(effect.lease.owner) ? { ...effect, lease: null, unanswered: true } : effect,
    );
    // Somebody who was faster has freed them, or has made a change after which they run out by themselves.
    await onboardings.replace({ ...read.record, effects }, read.etag);
  }
}
