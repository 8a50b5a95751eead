import { deputyOf, type PolicyStep, stepNow } from '../../onboarding/approval-policy.ts';
import { type Named, openStep, spentVoices } from '../../onboarding/approval-step.ts';
import type { ApprovalTerms } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Person } from '../../onboarding/person.ts';
import { withoutHolders } from '../../onboarding/who-may.ts';
import type { Services } from './services.ts';

/** What deciding needs to know of people. */
type Known = Pick<Services, 'whoHasRole' | 'people' | 'isAway' | 'approvalPolicy'>;

/**
 * Whom the step that this onboarding waits for is up to at this moment: those whom the policy names, or their deputies,
 * without those who asked for it and those who have spoken.
 * @throws OnboardingError `graph-not-reached`
 */
export async function decidersOf(
  services: Known,
  record: Onboarding,
): Promise<Pick<ApprovalTerms, 'approverIds' | 'approverNames'>> {
  return peopleFor(services, record, namedAt(services, record), spentAt(record));
}

/**
 * For whom this person decides on the step that waits: for themselves, or for whom they stand in; null = for nobody.
 * @throws OnboardingError `graph-not-reached`
 */
export async function decidesFor(
  services: Known,
  record: Onboarding,
  { id }: Person,
): Promise<Person | 'themselves' | null> {
  const spent = spentAt(record);
  if (spent.includes(id)) return null;
  const named = namedAt(services, record);
  const { whoHasRole, people, approvalPolicy } = services;
  for (const who of named) if (await whoHasRole.isNamed(id, who, record.requester)) return 'themselves';
  if (!Object.values(approvalPolicy.deputies).includes(id)) return null;
  const principals = await meant(services, record, named, spent);
  const away = await awayOf(services, record, principals, spent);
  const standsFor = principals.find((principal) => standIn(services, principal, away) === id);
  const tenantId = record.requester.tenantId;
  return standsFor === undefined
    ? null
    : ((await people.find(standsFor))?.person ?? { id: standsFor, tenantId, name: '' });
}

/** Those of these who may decide, each or their deputy: object ids, and the names of those that are known. */
export async function peopleFor(
  services: Known,
  record: Onboarding,
  named: readonly Named[],
  spent: readonly string[],
): Promise<Pick<ApprovalTerms, 'approverIds' | 'approverNames'>> {
  const principals = await meant(services, record, named, spent);
  const away = await awayOf(services, record, principals, spent);
  // Of whom nobody stands in, it waits for them.
  const asked = principals.map((id) => standIn(services, id, away) ?? id);
  const approverIds = withoutHolders(record, [...new Set(asked)]).filter((id) => !spent.includes(id));
  return { approverIds, approverNames: await services.people.names(approverIds) };
}

/** Those whom the policy names, and who may decide on this onboarding: nobody stands in for those who may not. */
async function meant(
  { whoHasRole }: Known,
  record: Onboarding,
  named: readonly Named[],
  spent: readonly string[],
): Promise<readonly string[]> {
  const all = await Promise.all(named.map((who) => whoHasRole.approversOf(record.requester, who)));
  return withoutHolders(record, [...new Set(all.flat())]).filter((id) => !spent.includes(id));
}

function standIn({ approvalPolicy }: Known, id: string, away: ReadonlySet<string>): string | undefined {
  return away.has(id) ? deputyOf(approvalPolicy, id, (one) => away.has(one)) : undefined;
}

/**
 * Of these, and of whoever may stand in for them, those who are away. A deputy who may not decide here is as good as away.
 * Only who has a deputy is looked for.
 */
async function awayOf(
  { isAway, approvalPolicy: { deputies } }: Known,
  record: Onboarding,
  ids: readonly string[],
  spent: readonly string[],
): Promise<ReadonlySet<string>> {
  if (!ids.some((id) => deputies[id] !== undefined)) return new Set();
  const all = [...new Set([...Object.keys(deputies), ...Object.values(deputies)])];
  const allowed = withoutHolders(record, all).filter((id) => !spent.includes(id));
  const away = await Promise.all(all.map(async (id) => !allowed.includes(id) || (await isAway(id))));
  return new Set(all.filter((_, at) => away[at]));
}

/** Whom the step is up to. */
function namedAt(services: Known, record: Onboarding): readonly Named[] {
  const { who, escalate } = stepOf(services, record);
  const { stage } = record;
  const isEscalated = stage.kind === 'awaiting-approval' && stage.escalatedAt !== null;
  return isEscalated && escalate !== null ? [who, escalate.to] : [who];
}

/** The step that waits, as the policy has it now; of a request that tells none, the first. */
function stepOf({ approvalPolicy }: Known, { stage }: Onboarding): PolicyStep {
  const asked = stage.kind === 'awaiting-approval' ? stage.asked : null;
  const open = asked === null || stage.kind !== 'awaiting-approval' ? undefined : openStep(asked, stage.approvals);
  const [first] = approvalPolicy.steps;
  if (open === undefined && first !== undefined) return first;
  const nobody: PolicyStep = {
    name: '',
    who: { ids: [], groups: [], requesterManager: false },
    count: 1,
    escalate: null,
  };
  return open === undefined ? nobody : stepNow(approvalPolicy, open);
}

/** Those who have spoken already, by object id. */
function spentAt({ stage }: Onboarding): readonly string[] {
  if (stage.kind !== 'awaiting-approval' || stage.asked === null) return [];
  const step = openStep(stage.asked, stage.approvals)?.name ?? '';
  return spentVoices(stage.asked, stage.approvals, step).map(({ id }) => id);
}
