import type { Person } from '../../onboarding/person.ts';

/** The object ids of those who may approve what this person asks for, lower case. May include the person. */
export type FindApprovers = (requester: Person) => Promise<readonly string[]>;

/**
 * @param configured the fixed approvers
 * @param findManager looks the requester's own manager up; null = not configured
 */
export function createFindApprovers(
  configured: readonly string[],
  findManager: ((personId: string) => Promise<string | undefined>) | null,
): FindApprovers {
  return async (requester) => {
    const manager = findManager === null ? undefined : await findManager(requester.id);
    return [...new Set([...configured, ...(manager === undefined ? [] : [manager])])];
  };
}
