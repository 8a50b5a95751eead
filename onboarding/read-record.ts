import { z } from 'zod';
import { Onboarding, recordSchema } from './onboarding.ts';

/** A kept record before it is known to fit: any JSON object. */
type OldRecord = Readonly<Record<string, unknown>>;

/** The step at index 0 makes version 2 of version 1, and so on. Pure, small, and never changed once it has been used. */
const upgrades: readonly ((record: OldRecord) => OldRecord)[] = [withNamesOfApprovers];

export type RecordRead =
  | { readonly outcome: 'read'; readonly record: Onboarding }
  /** A later version of the bot wrote it: what this one does not know it would lose by writing. */
  | { readonly outcome: 'newer'; readonly schema: number }
  | { readonly outcome: 'broken'; readonly why: Error };

const Versioned = z.looseObject({ schema: z.int().min(1) });

/** A record as it was kept, brought to today's form. It is kept in that form with the next change. */
export function readRecord(kept: unknown): RecordRead {
  const versioned = Versioned.safeParse(kept);
  if (!versioned.success) return { outcome: 'broken', why: versioned.error };
  const { schema } = versioned.data;
  if (schema > recordSchema) return { outcome: 'newer', schema };
  const upgraded = upgrades.slice(schema - 1).reduce<OldRecord>((record, upgrade) => upgrade(record), versioned.data);
  const parsed = Onboarding.safeParse({ ...upgraded, schema: recordSchema });
  return parsed.success ? { outcome: 'read', record: parsed.data } : { outcome: 'broken', why: parsed.error };
}

/** 1 to 2: who waits for an approval is told for whom, by name. Before, only ids were kept. */
function withNamesOfApprovers(record: OldRecord): OldRecord {
  const stage = z.looseObject({ kind: z.literal('awaiting-approval') }).safeParse(record.stage);
  return stage.success ? { ...record, stage: { approverNames: [], ...stage.data } } : record;
}
