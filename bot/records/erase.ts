import { isOver, type Stage } from '../../onboarding/stage.ts';
import type { ApplyCommand } from '../apply-command.ts';
import type { Log } from '../log/log.ts';
import type { LocalMailbox } from '../mail/local-mailbox.ts';
import type { Onboardings } from '../store/onboardings.ts';
import type { Store } from '../store/store.ts';
import { everySummary } from './every-summary.ts';

export interface ErasureParts {
  readonly store: Pick<Store, 'forget'>;
  readonly onboardings: Pick<Onboardings, 'every'>;
  readonly applyCommand: ApplyCommand;
  /** Where mails are kept instead of sent. */
  readonly mailbox?: LocalMailbox | undefined;
}

export interface Erased {
  /** Names of accounts. */
  readonly from: readonly string[];
  /** Where they are still needed: it is under way. */
  readonly neededBy: readonly string[];
  readonly mails: number;
}

/**
 * Erases what all records, and the mails kept here, know of somebody at a customer.
 * @param email lower case
 */
export async function erasePerson(
  { store, onboardings, applyCommand, mailbox }: ErasureParts,
  email: string,
): Promise<Erased> {
  const from: string[] = [];
  const neededBy: string[] = [];
  for await (const { id, accountName } of everySummary(onboardings)) {
    const { outcome } = await applyCommand(id, { source: 'keeper', erasure: { whose: email, why: 'asked-for' } });
    if (outcome === 'changed') from.push(accountName);
    if (outcome === 'refused') neededBy.push(accountName);
  }
  const mails = (await mailbox?.forget(({ to }) => to.toLowerCase() === email)) ?? 0;
  // Also when there was nothing to erase: whoever erased it before may have ended before this.
  await store.forget();
  return { from, neededBy, mails };
}

const DAY_MS = 24 * 60 * 60_000;

/** Erases what is known of people at customers whose onboarding has been over for so many days. */
export async function eraseExpired(
  parts: ErasureParts & { readonly now: () => number; readonly log: Log; readonly signal?: AbortSignal },
  retentionDays: number,
): Promise<void> {
  const { store, onboardings, applyCommand, mailbox, now, log, signal } = parts;
  const limit = now() - retentionDays * DAY_MS;
  let erased = 0;
  for await (const { id, stage, hasPersonalData } of everySummary(onboardings, signal)) {
    if (!hasPersonalData || !isOver({ stage }) || endOf(stage) > limit) continue;
    try {
      await applyCommand(id, { source: 'keeper', erasure: { whose: null, why: 'retention' } });
      erased += 1;
      log.info({ onboarding: id }, 'personal data was erased: it had been kept for as long as it is to be');
    } catch (error) {
      log.error({ onboarding: id, err: error }, 'personal data could not be erased; it is tried again tomorrow');
    }
  }
  erased += (await mailbox?.forget(({ sentAt }) => Date.parse(sentAt) < limit)) ?? 0;
  if (erased === 0) return;
  try {
    await store.forget();
  } catch (error) {
    log.error({ err: error }, 'what was erased is still in the store’s files; it goes with the next that is erased');
  }
}

/** ms UTC; of what is not over, never. */
function endOf(stage: Stage): number {
  return stage.kind === 'completed' || stage.kind === 'cancelled' ? stage.at : Number.POSITIVE_INFINITY;
}
