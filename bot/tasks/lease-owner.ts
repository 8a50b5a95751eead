import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** Who a lease belongs to: this process, on this machine, this time. */
export function thisProcess(): string {
  return `${hostname()}/${process.pid}/${randomUUID()}`;
}

/** Whether the process that took a lease certainly runs no more: it was on this machine, and its number is not in use. */
export function isGone(owner: string): boolean {
  const [host, pid] = owner.split('/');
  if (host !== hostname()) return false;
  // In a container every process may have the same number: what has ours and is not us was there before us.
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    // Any other answer, such as "not yours to ask" (EPERM), is one about a process that runs.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
