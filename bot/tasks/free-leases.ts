import type { Onboardings } from '../store/onboardings.ts';
import { leaseTime } from './claim-task.ts';
import { isGone } from './lease-owner.ts';

const mostAtOnce = 500;

/**
 * Takes back, at start, what a process of this machine held when it died, so that it goes on now and not when the lease
 * has run out. Leases of other machines are left to run out.
 */
export async function freeLeases(onboardings: Onboardings, at: number): Promise<void> {
  for (const { id } of await onboardings.due(at + leaseTime, mostAtOnce)) {
    const read = await onboardings.get(id);
    if (read === undefined || !read.record.tasks.some(({ lease }) => lease !== null && isGone(lease.owner))) continue;
    const tasks = read.record.tasks.map((task) =>
      task.lease !== null && isGone(task.lease.owner) ? { ...task, lease: null, unanswered: true } : task,
    );
    // Somebody who was faster has freed them, or has made a change after which they run out by themselves.
    await onboardings.replace({ ...read.record, tasks }, read.etag);
  }
}
