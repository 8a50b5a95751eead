import { accountKey } from '../../onboarding/account-name.ts';
import { restoredTo } from '../../onboarding/restored.ts';
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
  readonly customerId: string;
  readonly customerName: string;
}

export interface Reconciled {
  /** The open deals that from now on look before they make anything, by what they are called. */
  readonly looking: readonly string[];
  /** Ids of those that cannot be read, and are left as they are: the bot does not carry them on either. */
  readonly unread: readonly string[];
  /** What was made since for deals that are here; they find it. */
  readonly known: readonly Made[];
  /** What was made since for customers of whom no record tells: their deals began after the moment. */
  readonly unknown: readonly Made[];
}

/**
 * After the store was put back to an earlier moment: each deal that is not over is told so, on its timeline, and looks at
 * Partner Center before it makes anything; what was made since is read from the partner's own audit records there. Safe to
 * repeat. The bot must not run meanwhile.
 * @param to the moment, ms UTC; audit records go back for 90 days
 */
export async function reconcile(
  parts: {
    readonly store: Store;
    readonly onboardings: Onboardings;
    readonly applyCommand: ApplyCommand;
    readonly accounts: readonly Pick<PartnerCenter, 'auditRecords'>[];
  },
  to: number,
): Promise<Reconciled> {
  const { looking, unread } = await tellEach(parts, to);
  const made = (await Promise.all(parts.accounts.map((account) => madeSince(account, to)))).flat();
  const known: Made[] = [];
  const unknown: Made[] = [];
  for (const one of made) ((await hasRecord(parts.onboardings, one)) ? known : unknown).push(one);
  return { looking, unread, known, unknown };
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
  return records.flatMap(({ operationType, operationDate, operationStatus, customerId = '', customerName = '' }) => {
    const isMade = wanted.includes(operationType) && operationStatus !== 'failed' && Date.parse(operationDate) >= to;
    const what = operationType === 'add_customer' ? operationType : 'create_order';
    return isMade ? [{ what, at: operationDate, customerId, customerName }] : [];
  });
}

/** A customer that was made since is known by the name of the deal alone. */
async function hasRecord(onboardings: Onboardings, { customerId, customerName }: Made): Promise<boolean> {
  const one = { limit: 1 };
  const ofTenant = await onboardings.withCustomer(customerId.toLowerCase(), one);
  if (ofTenant.total > 0) return true;
  const key = accountKey(customerName);
  return key !== '' && (await onboardings.withAccountKey(key, one)).total > 0;
}
