import { createHash } from 'node:crypto';
import { z } from 'zod';
import { accountKey } from '../../onboarding/account-name.ts';
import { type ApprovalPolicy, askedByAmount } from '../../onboarding/approval-policy.ts';
import type { ApprovalReason } from '../../onboarding/approval-reason.ts';
import { exposureOf } from '../../onboarding/exposure.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { companyDomain, primaryContact } from '../../onboarding/steps/account.ts';
import { tenantOf } from '../../onboarding/waits.ts';
import type { Store } from './store.ts';
import { updateDocument } from './update-document.ts';

/**
 * What was ordered unapproved of late: by one rep, and by all reps for one customer. It is added up, so that a deal does
 * not escape its approval in pieces. A place is taken before the order is submitted, under a conditional write: of many
 * at once those fit that fit together. A place whose order then comes to nothing counts until the period is over.
 */
export interface UnapprovedOrders {
  /** What speaks against one more; nothing is kept. */
  look(record: Onboarding): Promise<readonly ApprovalReason[]>;
  /** The same, and when nothing does, its place is taken. Again for the same onboarding it is taken anew. */
  take(record: Onboarding): Promise<readonly ApprovalReason[]>;
}

const Entry = z.object({
  onboarding: z.string(),
  revision: z.number(),
  /** A year's exposure in minor units. */
  amount: z.number(),
  currency: z.string(),
  at: z.number(),
});
type Entry = z.infer<typeof Entry>;
const Entries = z.object({ entries: z.array(Entry) });

const day = 24 * 60 * 60_000;

export function createUnapprovedOrders(
  store: Store,
  { policy, periodDays, now }: { policy: ApprovalPolicy; periodDays: number; now: () => number },
): UnapprovedOrders {
  const period = periodDays * day;

  const entriesIn = (body: unknown): readonly Entry[] =>
    body === undefined ? [] : Entries.parse(body).entries.filter(({ at }) => at > now() - period);

  const against = (others: readonly Entry[], entry: Entry): ApprovalReason | undefined => {
    if (others.some(({ currency }) => currency !== entry.currency)) return 'period-currency';
    const amount = others.reduce((sum, other) => sum + other.amount, entry.amount);
    return askedByAmount(policy, { amount, currency: entry.currency }).length > 0 ? 'period-total' : undefined;
  };

  /** @returns what speaks against it; undefined = it stands there now */
  const takeIn = async (id: string, entry: Entry): Promise<ApprovalReason | undefined> => {
    let reason: ApprovalReason | undefined;
    await updateDocument(store, 'unapproved', id, (stored) => {
      const kept = entriesIn(stored?.body);
      const others = kept.filter(({ onboarding }) => onboarding !== entry.onboarding);
      reason = against(others, entry);
      // A submission of an older card is refused anyway: it must not make less of what a newer one has taken.
      const isOld = kept.some(
        ({ onboarding, revision }) => onboarding === entry.onboarding && revision > entry.revision,
      );
      if (reason !== undefined || isOld) return undefined;
      return { body: { entries: [...others, entry] }, expiresAt: entry.at + period };
    });
    return reason;
  };

  const giveBack = (id: string, entry: Entry) =>
    updateDocument(store, 'unapproved', id, (stored) => {
      const kept = entriesIn(stored?.body);
      const entries = kept.filter(
        ({ onboarding, revision }) => onboarding !== entry.onboarding || revision !== entry.revision,
      );
      return stored && { body: { entries }, expiresAt: now() + period };
    });

  return {
    async look(record) {
      const entry = entryOf(record, now());
      const stored = await Promise.all(idsOf(record).map((id) => store.get('unapproved', id)));
      const reasons = stored.map((document) => {
        const others = entriesIn(document?.body).filter(({ onboarding }) => onboarding !== record.id);
        return against(others, entry);
      });
      return reasons.filter((reason) => reason !== undefined).slice(0, 1);
    },
    async take(record) {
      const entry = entryOf(record, now());
      const taken: string[] = [];
      for (const id of idsOf(record)) {
        const reason = await takeIn(id, entry);
        if (reason === undefined) {
          taken.push(id);
          continue;
        }
        await Promise.all(taken.map((other) => giveBack(other, entry)));
        return [reason];
      }
      return [];
    },
  };
}

function entryOf(record: Onboarding, at: number): Entry {
  return { onboarding: record.id, revision: record.revision, ...exposureOf(record), at };
}

/** The rep, and the customer by its tenant, else its domain, by its contact and by its names: pieces may name it differently. */
function idsOf(record: Onboarding): readonly string[] {
  const { requester, account } = record;
  const place = tenantOf(record) ?? companyDomain(record);
  const keys = [
    ['rep', requester.tenantId, requester.id],
    ...namesOf(record).map((name) => ['account', accountKey(name).replaceAll(' ', '')]),
    ...(account === null ? [] : [['contact', primaryContact(account).email.toLowerCase()]]),
    ...(place === null ? [] : [['customer', place.toLowerCase()]]),
  ];
  return keys.map((key) => createHash('sha256').update(JSON.stringify(key)).digest('hex'));
}

/** What the customer is called, and was called when it was submitted before: another name is no other customer. */
function namesOf({ accountName, timeline }: Onboarding): readonly string[] {
  const edits = timeline.flatMap((entry) => (entry.kind === 'edited' ? entry.edits : []));
  const earlier = edits.flatMap(({ field, before }) =>
    field === 'accountName' && typeof before === 'string' ? [before] : [],
  );
  return [...new Set([accountName, ...earlier])];
}
