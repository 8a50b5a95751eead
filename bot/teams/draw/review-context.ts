import { cancellationWindow, commitmentOf, needsApproval } from '../../../onboarding/commitment.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { unnamed } from '../receive/caller.ts';
import type { Services } from '../services.ts';

/** What the review says about the approval: whether one is needed, and from whom it can come. */
export async function contractDetails(
  { now, approvalThreshold, findApprovers, people }: Services,
  record: Onboarding,
): Promise<{ cancelBy: number; approvalNeeded: boolean; approverNames: string[] }> {
  const currency = record.contract?.currency ?? 'USD';
  const commitment = commitmentOf(record.lines, record.contract?.discountPercent ?? 0, currency);
  const approvalNeeded = needsApproval(commitment, approvalThreshold);
  const ids = approvalNeeded ? await findApprovers(record.requester) : [];
  const approverNames = await namesOf(
    people,
    ids.filter((id) => id !== record.requester.id),
  );
  return { cancelBy: now() + cancellationWindow, approvalNeeded, approverNames };
}

/** The names of those who have ever talked to the bot. */
export async function namesOf(people: Services['people'], ids: readonly string[]): Promise<string[]> {
  const found = await Promise.all(ids.map((id) => people.find(id)));
  return found.flatMap((known) => (known === undefined || known.person.name === unnamed ? [] : [known.person.name]));
}
