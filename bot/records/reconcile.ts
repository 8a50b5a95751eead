import { z } from 'zod';
import { accountKey } from '../../onboarding/account-name.ts';
import { everTaken } from '../../onboarding/order-progress.ts';
import { restoredTo } from '../../onboarding/restored.ts';
import { isOver } from '../../onboarding/stage.ts';
import type { PartnerCenter } from '../../partner-center/partner-center.ts';
import type { ApplyCommand } from '../apply-command.ts';
import type { Onboardings } from '../store/onboardings.ts';
import { recordIn } from '../store/record-in.ts';
import type { Store } from '../store/store.ts';
import { everyDocument } from './every-document.ts';

/** Something that was made at Partner Center since the moment, of which the records may know nothing. */
export interface Made {
  readonly what: 'add_customer' | 'create_order';
  readonly at: string;
  /** Of an order; undefined = Partner Center does not say. */
  readonly orderId?: string | undefined;
  readonly customerId: string;
  readonly customerName: string;
}

export interface Reconciled {
  /** Since when things are looked for, ms UTC. */
  readonly to: number;
  /** Since when Partner Center tells what was made, ms UTC. */
  readonly toldFrom: number;
  /** The open deals that from now on look before they make anything, by what they are called. */
  readonly looking: readonly string[];
  /** Ids of those that cannot be read, and are left as they are: the bot does not carry them on either. */
  readonly unread: readonly string[];
  /** What was made since for deals that are here; they find it. */
  readonly known: readonly Made[];
  /** Orders of customers that are here, which none of their deals knows, and none that is under way finds. */
  readonly unclaimed: readonly Made[];
  /** What was made since for customers of whom no record tells: their deals began after the moment. */
  readonly unknown: readonly Made[];
}

const DAY = 24 * 60 * 60_000;

/** Audit records go back for 90 days, and are asked for by whole days (Microsoft Learn: get-a-record-of-partner-center-activity-by-user). */
const TOLD_FOR = 89 * DAY;

/**
 * After the store was put back to an earlier moment: each deal that is not over is told so, on its timeline, and looks at
 * Partner Center before it makes anything; what was made since is read from the partner's own audit records there. Safe to
 * repeat. The bot must not run meanwhile.
 * @param given the moment, ms UTC. One that is too late would hide an order of between: where everything in the store is older, the moment is that of
 *   the newest thing in it, which is always right
 * @param now ms UTC
 */
export async function reconcile(
  parts: {
    readonly store: Store;
    readonly onboardings: Onboardings;
    readonly applyCommand: ApplyCommand;
    readonly accounts: readonly Pick<PartnerCenter, 'auditRecords'>[];
  },
  given: number,
  now: number,
): Promise<Reconciled> {
  const to = Math.min(given, await newestMoment(parts.store));
  const toldFrom = now - TOLD_FOR;
  const { looking, unread } = await tellEach(parts, to);
  const from = Math.max(to, toldFrom);
  const made = (await Promise.all(parts.accounts.map((account) => madeSince(account, from)))).flat();
  const found = { known: [] as Made[], unclaimed: [] as Made[], unknown: [] as Made[] };
  for (const one of made) found[await standing(parts.onboardings, one)].push(one);
  return { to, toldFrom, looking, unread, ...found };
}

/** When something was last written down of any deal, but that it was put back, ms UTC. */
async function newestMoment(store: Store): Promise<number> {
  let newest = Number.NEGATIVE_INFINITY;
  for await (const { document } of everyDocument(store)) {
    const read = document && recordIn(document);
    if (read?.outcome !== 'read') continue;
    const last = read.record.timeline.findLast(({ kind }) => kind !== 'restored')?.at ?? newest;
    newest = Math.max(newest, last);
  }
  return newest === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : newest;
}

async function tellEach(
  { store, applyCommand }: { readonly store: Store; readonly applyCommand: ApplyCommand },
  to: number,
): Promise<Pick<Reconciled, 'looking' | 'unread'>> {
  const looking: string[] = [];
  const unread: string[] = [];
  for await (const { id, document } of everyDocument(store)) {
    if (document === undefined) continue;
    const read = recordIn(document);
    if (read.outcome !== 'read') {
      unread.push(id);
      continue;
    }
    const command = { source: 'keeper', restoredTo: to } as const;
    const applied = await applyCommand(id, command, { record: read.record, etag: document.etag });
    if ('record' in applied && restoredTo(applied.record) === to) looking.push(`${applied.record.accountName} (${id})`);
  }
  return { looking, unread };
}

const wanted: readonly string[] = ['add_customer', 'create_order'] satisfies Made['what'][];

async function madeSince({ auditRecords }: Pick<PartnerCenter, 'auditRecords'>, to: number): Promise<readonly Made[]> {
  const records = await auditRecords({ startDate: new Date(to).toISOString().slice(0, 10) });
  return records.flatMap((record) => {
    const { operationType, operationDate, operationStatus, customerId = '', customerName = '' } = record;
    const isMade = wanted.includes(operationType) && operationStatus !== 'failed' && Date.parse(operationDate) >= to;
    const isOrder = operationType !== 'add_customer';
    const made = { at: operationDate, customerId, customerName };
    if (!isMade) return [];
    return isOrder
      ? { ...made, what: 'create_order' as const, orderId: idIn(record.resourceNewValue) }
      : { ...made, what: 'add_customer' as const };
  });
}

const WithId = z.object({ Id: z.string() });

/** Of what was made, from how an audit record tells it. */
function idIn(resource = ''): string | undefined {
  try {
    return WithId.safeParse(JSON.parse(resource)).data?.Id;
  } catch {
    return undefined;
  }
}

/** A customer that was made since is known by the name of the deal alone. */
async function standing(
  onboardings: Onboardings,
  { what, orderId, customerId, customerName }: Made,
): Promise<'known' | 'unclaimed' | 'unknown'> {
  const ofTenant = await onboardings.withCustomer(customerId.toLowerCase());
  const key = accountKey(customerName);
  const { items } = ofTenant.total > 0 || key === '' ? ofTenant : await onboardings.withAccountKey(key);
  if (items.length === 0) return 'unknown';
  if (what === 'add_customer' || orderId === undefined || items.some((deal) => !isOver(deal))) return 'known';
  const deals = await Promise.all(items.map(({ id }) => onboardings.get(id)));
  return deals.some((deal) => deal && everTaken(deal.record).includes(orderId)) ? 'known' : 'unclaimed';
}
