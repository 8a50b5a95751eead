import type { Reply } from '../reply.ts';
import type { Services } from '../services.ts';

/** Whether an answer that comes late shows an onboarding as it no longer is: its card has gone on without it. */
export async function isOvertaken({ onboardings }: Services, reply: Reply): Promise<boolean> {
  if (reply.kind !== 'onboarding') return false;
  const { id, revision } = reply.read.record;
  return (await onboardings.get(id))?.record.revision !== revision;
}
