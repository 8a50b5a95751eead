import { agrees } from './agrees.ts';
import { type Asked, isWhole, type Voice } from './approval-step.ts';
import { type Edit, netOf, textOf } from './edit.ts';
import type { Onboarding } from './onboarding.ts';
import { isNameSame, isSpellingOfSame } from './same-person.ts';
import type { OrderShown, TimelineEntry } from './timeline.ts';
import { orderShown } from './what-counts.ts';
import { withoutUndone } from './without-undone.ts';

type Approved = Extract<TimelineEntry, { kind: 'approved' }>;

/**
 * The approval that a deal still has when it is submitted again: the same rep mended nothing but what nobody decides on,
 * such as the spelling of an address. Undefined = it has to be approved anew, where it has to be at all.
 */
export function standingApproval(record: Onboarding): Approved | undefined {
  const { company } = record;
  const timeline = withoutUndone(record.timeline);
  const order = orderShown(record);
  const approved = order === null ? undefined : approvalOf(timeline, order, record.customer?.customerId ?? null);
  if (approved === undefined) return undefined;
  // That an address which Microsoft does not know is right all the same, the approver decides.
  const isAddressNew = editsAfter(timeline, approved).some(({ field }) => field === 'address');
  return isAddressNew && company?.settled === 'kept' ? undefined : approved;
}

/**
 * The same, as far as the timeline alone tells it.
 * @param order as it is submitted
 * @param customerId the customer's tenant, where it is there
 */
export function approvalOf(
  timeline: readonly TimelineEntry[],
  order: OrderShown,
  customerId: string | null,
): Approved | undefined {
  const approved = timeline.findLast((entry) => entry.kind === 'approved');
  if (approved === undefined || approved.order === null || !isAllThatWasAsked(timeline, approved)) return undefined;
  const isSame = agrees(approved.order, order) && agrees(order, approved.order);
  const after = timeline.slice(timeline.indexOf(approved) + 1);
  // Nor do many small corrections make another name.
  const isMended = netOf(after.flatMap((entry) => (entry.kind === 'edited' ? entry.edits : []))).every(isMending);
  const stands = isSame && isMended && tenantTold(timeline) === customerId && after.every(leavesItStanding);
  return stands ? approved : undefined;
}

/**
 * Whether with this approval the timeline tells each that the policy asked for: of the right step, in turn, each by
 * somebody else where it has to be. Of what nobody wrote down one was enough.
 */
export function isAllThatWasAsked(timeline: readonly TimelineEntry[], approved: Approved): boolean {
  const before = timeline.slice(0, timeline.indexOf(approved));
  const request = before.findLast((entry) => askedIn(entry) !== undefined);
  const asked = request && askedIn(request);
  if (request === undefined || asked === undefined) return true;
  const given = [...before.slice(before.indexOf(request)), approved].flatMap((entry): Voice[] => {
    if (entry.kind !== 'approved' && entry.kind !== 'approved-in-part') return [];
    return [{ step: entry.step ?? '', by: entry.by, standsFor: entry.standsFor ?? null }];
  });
  return isWhole(asked, given);
}

/** What was approved before counts no longer. */
function askedIn(entry: TimelineEntry): Asked | undefined {
  return 'asked' in entry ? entry.asked : undefined;
}

/** Whoever does anything else with an approved deal has it approved again, also when they change it back. */
function leavesItStanding(entry: TimelineEntry): boolean {
  switch (entry.kind) {
    case 'edited':
      return entry.edits.every(isMending);
    case 'submitted':
      return entry.approvalKept !== undefined;
    case 'reopened':
    case 'took-account':
    case 'retried':
    case 'needs-attention':
    case 'refused':
    case 'message-undelivered':
    case 'viewed-credentials':
    case 'took-credentials':
    case 'handed-over':
    case 'sign-in-link-mailed':
    case 'sign-in-code-mailed':
    case 'sign-in-code-wrong':
    case 'sign-in-link-ended':
    case 'sign-in-opened':
    case 'sign-in-stored':
    case 'tenant-created':
    case 'tenant-connected':
    case 'tenant-accepted':
    case 'refused-tenant':
    case 'invitation-mailed':
    case 'agreement-mailed':
    case 'mailed-again':
    case 'reminded':
    case 'mail-bounced':
    case 'stopped-reminders':
    case 'resumed-reminders':
    case 'delegation-asked':
    case 'delegation-mailed':
    case 'delegation-active':
    case 'delegation-expired':
    case 'delegation-terminated':
    case 'verified':
    case 'agreement-signed':
    case 'confirmation-refused':
    case 'agreement-wanted':
      return true;
    default:
      return false;
  }
}

/**
 * What may be mended: how the customer is written, and how its contacts are called, whoever they are. To whom anything
 * goes is not among it, nor who signs.
 */
function isMending({ field, before, after }: Edit): boolean {
  const [was, is] = [readable(before), readable(after)];
  if (was === undefined || is === undefined) return false;
  switch (field) {
    case 'address':
    case 'culture':
    case 'registrationNumber':
      return mailAddresses(was) === mailAddresses(is);
    case 'contact':
    case 'companyContact':
      return isSpellingOfSame(was, is);
    case 'signatory':
      return isNameSame(was, is);
    default:
      return false;
  }
}

/** Undefined = it is not there, or was erased. */
function readable(value: Edit['before']): string | undefined {
  return value === null || (typeof value !== 'string' && !('text' in value)) ? undefined : textOf(value);
}

/** Those in a text, as one text. */
function mailAddresses(text: string): string {
  const words = text.toLowerCase().split(/[\s,]+/);
  return words.filter((word) => word.includes('@')).join(' ');
}

function editsAfter(timeline: readonly TimelineEntry[], { id }: Approved): readonly Edit[] {
  return timeline.flatMap((entry) => (entry.kind === 'edited' && entry.id > id ? entry.edits : []));
}

/** The customer's tenant by what was written down last; undefined = that does not say. */
function tenantTold(timeline: readonly TimelineEntry[]): string | null | undefined {
  const last = timeline.findLast(
    ({ kind }) =>
      kind === 'submitted' || kind === 'tenant-created' || kind === 'tenant-connected' || kind === 'confirmed-tenant',
  );
  if (last === undefined) return undefined;
  if (last.kind === 'submitted') return last.customerId;
  return 'tenantId' in last ? last.tenantId : undefined;
}
