import type { ApplyCommand } from '../apply-command.ts';
import type { Onboardings } from '../store/onboardings.ts';
import { leaseTime } from './claim-task.ts';
import { isGone } from './lease-owner.ts';

/** More tasks than this are not under way when a process dies. */
const most = 1000;

/**
 * Takes back, at start, what a process of this machine held when it died, so that it goes on now and not when the lease
 * has run out. Leases of other machines are left to run out.
 * @param at now, ms UTC
 */
export async function freeLeases(
  onboardings: Pick<Onboardings, 'due'>,
  applyCommand: ApplyCommand,
  at: number,
): Promise<void> {
  for (const { id, dueAt } of await onboardings.due(most)) {
    if (dueAt > at + leaseTime) return;
    await applyCommand(id, { source: 'runner', change: { kind: 'release', isGone } });
  }
}
