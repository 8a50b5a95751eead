import { accountKey, plainName } from '../../onboarding/account-name.ts';
import { asItWaits, asSeenBy } from '../../onboarding/as-it-waits.ts';
import { heldUpSince } from '../../onboarding/held-up.ts';
import { type Onboarding, recordSchema } from '../../onboarding/onboarding.ts';
import { type OpenRequest, openRequest } from '../../onboarding/open-request.ts';
import { isOver } from '../../onboarding/stage.ts';
import { failingSince, nextDueAt } from '../../onboarding/tasks.ts';
import { awaitedTenant } from '../../onboarding/waits.ts';
import { causeOf } from '../../onboarding/who-helps.ts';
import { type WorkGroup, workGroupOf } from '../../onboarding/work.ts';
import { factsOf } from './onboarding-facts.ts';
import { summaryOf } from './onboarding-summary.ts';
import type { DocumentToWrite, Index, Search } from './store.ts';

/** Later than every moment in milliseconds that a record was or will be made at. */
const ALL_MOMENTS = 10 ** 13;

/**
 * How an onboarding is kept: with what it is found by, and what lists show of it.
 * @param hasOperators whether anybody looks after onboardings that are not theirs
 */
export function documentOf(record: Onboarding, hasOperators = false): DocumentToWrite {
  const dueAt = nextDueAt(record.tasks);
  return {
    kind: 'onboarding',
    id: record.id,
    body: record,
    index: indexOf(record, hasOperators),
    summary: summaryOf(record),
    // It is counted as lists show it.
    facts: factsOf(asSeenBy(record)),
    // The open ones first, then the newest.
    rank: record.createdAt + (isOver(record) ? 0 : ALL_MOMENTS),
    schema: recordSchema,
    ...(dueAt === undefined ? {} : { dueAt }),
  };
}

function indexOf(record: Onboarding, hasOperators: boolean): Index {
  const { requester, account, customer, attention, crm } = record;
  const failing = failingSince(record.tasks);
  const key = accountKey(record.accountName);
  const isOpen = !isOver(record);
  // It stands in the lists as they show it.
  const waits = asItWaits(record);
  const request = openRequest(waits);
  const tenant = awaitedTenant(record);
  const work = workPlace(requester.id, workGroupOf(waits, hasOperators));
  return {
    every: everyOnboarding,
    everyAndName: named(everyOnboarding, key),
    accountKey: key,
    requester: requester.id,
    requesterAndName: named(requester.id, key),
    work,
    workAndName: named(work, plainName(record.accountName)),
    ...(isOpen ? { openOf: requester.id, openOfAndName: named(requester.id, key) } : {}),
    ...((isOpen || customer !== null) && account?.domain ? { domain: account.domain } : {}),
    ...(request === undefined ? {} : approvalPlaces(request)),
    ...(tenant === undefined ? {} : { awaitedTenant: tenant }),
    ...(heldUpSince(record) === undefined ? {} : { heldUpBy: record.providerId }),
    ...(attention === null ? {} : { attention: attentionPlace(causeOf(attention.problem).key, attention.since) }),
    ...(failing === undefined ? {} : { failing: moment(failing) }),
    ...(customer === null ? {} : { customer: customer.customerId.toLowerCase() }),
    ...(crm === null ? {} : { crmAccount: crm.accountId }),
  };
}

/** Where a request stands among all that wait for an approval, and among those of each approver: the longest first. */
function approvalPlaces({ since, approverIds }: OpenRequest): Index {
  const fields = ['awaitsApproval', ...approverIds.map(awaitsApprovalOf)];
  return Object.fromEntries(fields.map((field) => [field, moment(since)]));
}

/** A field for each of them, since no store orders what is found by one of several values. */
export function awaitsApprovalOf(approverId: string): string {
  return `awaitsApprovalOf_${approverId.replaceAll(/\W/g, '_')}`;
}

/** Where an onboarding stands among those that wait for a person: by why they do, then the longest first. */
function attentionPlace(cause: string, since: number): string {
  return `${attentionOf(cause)}${moment(since)}`;
}

/** How the places begin of all that wait for a person because of this. */
export function attentionOf(cause: string): string {
  return `${cause} `;
}

/** Where the first cause after this one can stand. */
export function afterCause(cause: string): string {
  return `${cause}!`;
}

/** In the order of time. @param at ms UTC */
function moment(at: number): string {
  return String(at).padStart(14, '0');
}

/** By which all are found, for who looks after them. */
export const everyOnboarding = 'onboarding';

/** Of all of them those whose names begin as this one does; '' = any name. */
export function searchOfEvery(nameBegins: string): Search {
  const begin = accountKey(nameBegins);
  if (begin === '') return { field: 'every', value: everyOnboarding };
  return { field: 'everyAndName', prefix: named(everyOnboarding, begin) };
}

/** Of one's own onboardings all or the open ones, all names or those that begin as this one does. */
export function searchOfRequester(personId: string, which: { open?: boolean; namePrefix?: string }): Search {
  const field = which.open ? 'openOf' : 'requester';
  if (which.namePrefix === undefined) return { field, value: personId };
  return { field: `${field}AndName`, prefix: named(personId, accountKey(which.namePrefix)) };
}

/** Of the work of a person one group, all names or those that begin so; signs alone begin none. */
export function searchOfWork(personId: string, group: WorkGroup, nameBegins: string): Search {
  const begin = plainName(nameBegins) || nameBegins.trim();
  const value = workPlace(personId, group);
  return begin === '' ? { field: 'work', value } : { field: 'workAndName', prefix: named(value, begin) };
}

function workPlace(personId: string, group: WorkGroup): string {
  return `${personId} ${group}`;
}

function named(personId: string, key: string): string {
  return `${personId} ${key}`;
}
