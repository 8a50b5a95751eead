import type { Named } from '../../onboarding/approval-step.ts';
import type { Person } from '../../onboarding/person.ts';
import { type Role, roles } from '../../onboarding/roles.ts';
import type { FindGroupMembers } from './find-group-members.ts';
import type { FindManager } from './find-manager.ts';
import type { HasLeft } from './has-left.ts';
import type { IsMember } from './is-member.ts';

/** Who has a role as the settings say: people by their object ids, and Entra groups. */
interface Members {
  readonly ids: readonly string[];
  readonly groups: readonly string[];
}

/** The members of each role, as the settings have them. */
export interface RoleMembers {
  /** `everyone`: whoever is a member of the tenant, no guest. */
  readonly rep: Members & { readonly everyone: boolean };
  /** `requesterManager`: each requester's own manager as well. */
  readonly approver: Members & { readonly requesterManager: boolean };
  readonly operator: Members;
  readonly auditor: Members;
}

/** What is looked up in Entra ID. All throw OnboardingError `graph-not-reached`. */
export interface Directory {
  readonly findManager: FindManager;
  readonly findGroupMembers: FindGroupMembers;
  /** Null = a bot without an identity cannot ask, and takes everybody for a member. */
  readonly isMember: IsMember | null;
  /** Null = nobody is looked up. It throws nothing. */
  readonly hasLeft: HasLeft | null;
}

/**
 * Who has which role, at this moment. Who is named by their id is not looked up; of others each answer may cost a look-up
 * in Entra, kept for minutes, and all throw OnboardingError `graph-not-reached` when that fails.
 */
export interface WhoHasRole {
  /** The roles of a person, whatever it is about: those that are known, if only others cannot be looked up. */
  rolesOf(person: Person): Promise<readonly Role[]>;
  /** Whether somebody may approve what this requester asks for, as their manager. */
  isManagerOf(personId: string, requester: Person): Promise<boolean>;
  /** Whether somebody is meant, of what this requester asks for. */
  isNamed(personId: string, who: Named, requester: Person): Promise<boolean>;
  /** Whether managers approve, so that anybody may be somebody's approver. */
  readonly managersApprove: boolean;
  /** Whether anybody is an operator, whoever that is. */
  readonly hasOperators: boolean;
  /**
   * Whom to ask for the approval of what this requester asks for: object ids, lower case, without those who are known to
   * have left. May include the requester.
   */
  approversOf(requester: Person, who: Named): Promise<readonly string[]>;
  /** Whom to tell what concerns this role: object ids, as many as are known, or were when they could be looked up. */
  membersOf(role: 'approver' | 'operator'): Promise<readonly string[]>;
}

/** More of a group are not asked for one approval; they may approve all the same. */
const mostAsked = 50;

export function createWhoHasRole(
  members: RoleMembers,
  { findManager, findGroupMembers, isMember, hasLeft }: Directory,
): WhoHasRole {
  /** As they last were, for those who are to be told of something: that gives no right. */
  const lastKnown = new Map<string, ReadonlySet<string>>();
  const membersOfGroup = async (group: string) => {
    const found = await findGroupMembers(group);
    lastKnown.set(group, found);
    return found;
  };
  const isIn = async ({ ids, groups }: Members, personId: string): Promise<boolean> => {
    if (ids.includes(personId)) return true;
    const found = await Promise.all(groups.map(membersOfGroup));
    return found.some((group) => group.has(personId));
  };
  const has: Readonly<Record<Role, (person: Person) => Promise<boolean>>> = {
    rep: async ({ id }) => (await isIn(members.rep, id)) || (members.rep.everyone && (await isMember?.(id)) !== false),
    approver: ({ id }) => isIn(members.approver, id),
    operator: ({ id }) => isIn(members.operator, id),
    auditor: ({ id }) => isIn(members.auditor, id),
  };
  const stillHere = async (ids: readonly string[]) => {
    const left = await Promise.all(ids.map((id) => hasLeft?.(id) ?? false));
    return ids.filter((_, at) => !left[at]);
  };
  const managerOf = async ({ requesterManager }: Pick<Named, 'requesterManager'>, { id }: Person) =>
    requesterManager ? findManager(id) : undefined;
  return {
    async rolesOf(person) {
      const answers = await Promise.allSettled(roles.map((role) => has[role](person)));
      const found = roles.filter((_, at) => answers[at]?.status === 'fulfilled' && answers[at].value);
      const failed = answers.find((answer) => answer.status === 'rejected');
      if (found.length === 0 && failed !== undefined) throw failed.reason;
      return found;
    },
    isManagerOf: async (personId, requester) => (await managerOf(members.approver, requester)) === personId,
    isNamed: async (personId, who, requester) =>
      (await isIn(who, personId)) || (await managerOf(who, requester)) === personId,
    managersApprove: members.approver.requesterManager,
    hasOperators: members.operator.ids.length + members.operator.groups.length > 0,
    async membersOf(role) {
      const { ids, groups } = members[role];
      const told = groups.map((group) =>
        membersOfGroup(group).catch((failure: unknown) => lastKnown.get(group) ?? Promise.reject(failure)),
      );
      const found = await Promise.allSettled(told);
      const known = found.flatMap((group) => (group.status === 'fulfilled' ? [...group.value] : []));
      const failed = found.find((group) => group.status === 'rejected');
      if (ids.length + known.length === 0 && failed !== undefined) throw failed.reason;
      return [...new Set([...ids, ...known])].slice(0, mostAsked);
    },
    async approversOf(requester, who) {
      const { ids, groups } = who;
      const [named, manager, ...found] = await Promise.all([
        stillHere(ids),
        managerOf(who, requester),
        ...groups.map(findGroupMembers),
      ]);
      const own = manager === undefined ? [] : [manager];
      return [...new Set([...named, ...own, ...found.flatMap((group) => [...group])])].slice(0, mostAsked);
    },
  };
}
