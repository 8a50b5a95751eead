import type { Person } from '../../onboarding/person.ts';
import type { FindManager } from './find-manager.ts';

/**
 * Who may approve what somebody asks for: the fixed approvers, and the requester's own manager where the settings say
 * so. May include the requester. Both throw OnboardingError `graph-not-reached` when a manager has to be looked up and
 * cannot be.
 */
export interface Approvers {
  /** Their object ids, lower case. */
  of(requester: Person): Promise<readonly string[]>;
  /** Whether this person may approve whatever anybody else asks for. */
  isFixed(personId: string): boolean;
  /** Whether this person is one of them. Nobody is looked up for a fixed approver. */
  includes(personId: string, requester: Person): Promise<boolean>;
}

/** @param findManager null = managers do not approve */
export function createApprovers(fixed: readonly string[], findManager: FindManager | null): Approvers {
  const managerOf = async ({ id }: Person) => (findManager === null ? undefined : await findManager(id));
  return {
    isFixed: (personId) => fixed.includes(personId),
    async of(requester) {
      const manager = await managerOf(requester);
      return [...new Set([...fixed, ...(manager === undefined ? [] : [manager])])];
    },
    async includes(personId, requester) {
      return fixed.includes(personId) || (await managerOf(requester)) === personId;
    },
  };
}
