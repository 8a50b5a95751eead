import { z } from 'zod';

/** A kept record before it is known to fit: any JSON object. */
export type OldRecord = Readonly<Record<string, unknown>>;

/** The step at index 0 makes version 2 of version 1, and so on. Pure, small, and never changed once it has been used. */
export const upgrades: readonly ((record: OldRecord) => OldRecord)[] = [
  withNamesOfApprovers,
  withoutSentences,
  withEntriesToChain,
  withEarlierRequesters,
  withFullerEntries,
  (record) => withRequestLookedAfter(withEndsOfTerm(record)),
  withNewsTogether,
  // 8 to 9: only what stands beside the record, for lists, is more.
  (record) => record,
  // 9 to 10: there are tasks, waits and entries that a version before takes for broken.
  (record) => record,
  // 10 to 11: only what stands beside the record, for searches by several things, is more.
  (record) => record,
];

/** Today's version. A change that kept records do not fit comes with an upgrade, which raises it. */
export const recordSchema = upgrades.length + 1;

const object = z.record(z.string(), z.unknown());
const list = z.array(object).catch([]);

/** 1 to 2: who waits for an approval is told for whom, by name. Before, only ids were kept. */
function withNamesOfApprovers(record: OldRecord): OldRecord {
  const stage = z.looseObject({ kind: z.literal('awaiting-approval') }).safeParse(record.stage);
  return stage.success ? { ...record, stage: { approverNames: [], ...stage.data } } : record;
}

/**
 * 2 to 3: nothing that is kept is a sentence. What was said by then is quoted as it was; entries of the timeline whose
 * sentences had but one form get their kind.
 */
function withoutSentences({ effects, lastChange, ...record }: OldRecord): OldRecord {
  const requester = object.catch({}).parse(record.requester);
  const { event, by } = object.catch({}).parse(lastChange);
  return {
    ...record,
    lastChange: { kind: event, by },
    registration: withQuotedFinding(record.registration),
    attention: record.attention === null ? null : attentionOf(object.parse(record.attention)),
    timeline: list.parse(record.timeline).map((entry) => typedEntry(entry, requester)),
    tasks: list.parse(effects).map(taskOf),
    cards: [],
    deliveries: [],
  };
}

/** 4 to 5: an onboarding can be given to another rep; who had it before is remembered. */
function withEarlierRequesters(record: OldRecord): OldRecord {
  return { ...record, earlierRequesters: [] };
}

/** 5 to 6: entries say more. Whoever does not know all of it would break the chain by writing. */
function withFullerEntries(record: OldRecord): OldRecord {
  return record;
}

/** 6 to 7: of each line it is said what becomes of it when its term is over, of which renewing is one. */
function withEndsOfTerm({ lines, tasks, order, ...record }: OldRecord): OldRecord {
  const { renewalSettled, ...ordered } = object.parse(order);
  const before = list.parse(tasks);
  const isCompleted = object.catch({}).parse(record.stage).kind === 'completed';
  // Nothing had to be told where everything renews.
  const isSettled = isCompleted && !before.some(({ kind }) => kind === 'stop-renewal');
  const ends = z.array(object).parse(lines).map(withEndOfTerm);
  // What does not renew was told no more than that, by which it no longer ends.
  const toWatch = isSettled && ends.some(({ endOfTerm }) => endOfTerm === 'cancel') ? [watchNow] : [];
  return {
    ...record,
    lines: ends,
    tasks: [
      ...before.map((task) => (task.kind === 'stop-renewal' ? { ...task, kind: 'set-end-of-term' } : task)),
      ...toWatch,
    ],
    order: { ...ordered, endOfTermSettled: renewalSettled === true || isSettled },
  };
}

/** 7 to 8: one message may tell several things. What is no message of its own any more stands on the timeline. */
function withNewsTogether({ tasks, ...record }: OldRecord): OldRecord {
  const lesser = ['relationship-accepted', 'verified', 'agreement-asked', 'confirmation-refused'];
  const told = list.parse(tasks).flatMap(({ notice, ...task }) => {
    if (task.kind !== 'notify-requester') return [task];
    const { kind } = object.parse(notice);
    return lesser.includes(String(kind)) ? [] : [{ ...task, notices: [notice] }];
  });
  return { ...record, tasks: told };
}

/** Its ids are given with the first write. */
const dueNow = { id: '', idempotencyKey: '', attempts: 0, dueAt: 0, lease: null, unanswered: false };
const watchNow = { ...dueNow, kind: 'watch-end-of-term' };

/** The same: who may approve a request that waits is looked up from then on. */
function withRequestLookedAfter(record: OldRecord): OldRecord {
  const tasks = list.parse(record.tasks);
  const isAwaiting = object.catch({}).parse(record.stage).kind === 'awaiting-approval';
  if (!isAwaiting || tasks.some(({ kind }) => kind === 'ask-approvers')) return record;
  return { ...record, tasks: [...tasks, { ...dueNow, kind: 'ask-approvers' }] };
}

function withEndOfTerm({ autoRenew, ...line }: OldRecord): OldRecord {
  return { ...line, endOfTerm: autoRenew === true ? 'renew' : 'cancel' };
}

const quoted = (text: unknown) => ({ key: 'errors.tasks.quoted', values: { text: String(text) } });

function attentionOf({ effectId, text, ...rest }: OldRecord): OldRecord {
  return { ...rest, taskId: effectId, problem: quoted(text) };
}

function withQuotedFinding(registration: unknown): unknown {
  const parsed = z
    .looseObject({ finding: z.looseObject({ kind: z.literal('unknown'), why: z.string() }) })
    .safeParse(registration);
  if (!parsed.success) return registration;
  const { finding, ...rest } = parsed.data;
  return { ...rest, finding: { ...finding, why: quoted(finding.why) } };
}

function taskOf({ deed, requestId, ...rest }: OldRecord): OldRecord {
  const { text, ...kept } = object.parse(deed);
  const notice = object.safeParse(kept.notice);
  return {
    ...rest,
    idempotencyKey: requestId,
    ...kept,
    ...(text === undefined ? {} : { problem: quoted(text) }),
    ...(notice.success ? { notice: noticeOf(notice.data) } : {}),
  };
}

function noticeOf({ text, ...rest }: OldRecord): OldRecord {
  return text === undefined ? rest : { ...rest, problem: quoted(text) };
}

/** The sentences of version 2 that had no more to them than these words. */
const kinds: Readonly<Record<string, OldRecord>> = {
  'accepted the reseller relationship': { kind: 'relationship-accepted' },
  'mailed the agreement link to the customer': { kind: 'agreement-mailed' },
  'verified the customer’s account': { kind: 'verified' },
  'signed the Microsoft Customer Agreement': { kind: 'agreement-signed', how: 'by-customer' },
  'confirmed the signed agreement to Partner Center': { kind: 'agreement-signed', how: 'confirmed-by-us' },
  'did not take our confirmation of the agreement': { kind: 'confirmation-refused' },
  'ends the subscriptions that are not to renew': { kind: 'renewal-settled' },
  'wants the customer to accept the agreement': { kind: 'agreement-wanted' },
};
const personKinds: Readonly<Record<string, string>> = {
  'started the onboarding': 'started',
  'approved it': 'approved',
  'pressed Retry': 'retried',
  'took the administrator credentials': 'took-credentials',
  'started over': 'started-over',
  'cancelled it': 'cancelled',
};

function typedEntry({ at, by, what }: OldRecord, requester: OldRecord): OldRecord {
  const known = kinds[String(what)];
  if (known !== undefined) return { at, ...known };
  const kind = personKinds[String(what)];
  // Only names were kept; of these the requester's id is known.
  if (kind !== undefined) {
    return { at, kind, by: by === requester.name ? requester : { id: '', tenantId: '', name: by } };
  }
  return { at, kind: 'earlier', who: by, what };
}

/** 3 to 4: entries of the timeline have ids and what tells of a person is known as such; the chain begins with them. */
function withEntriesToChain(record: OldRecord): OldRecord {
  const entries = z.array(object).parse(record.timeline);
  return { ...record, timeline: entries.map((entry, index) => ({ id: index + 1, hash: '', ...entryToChain(entry) })) };
}

function entryToChain(entry: OldRecord): OldRecord {
  switch (entry.kind) {
    case 'approved':
      return { order: null, ...entry };
    case 'invitation-mailed':
      return { ...entry, to: { text: entry.to, salt: '' } };
    default:
      return entry;
  }
}
