import { z } from 'zod';
import { Onboarding } from './onboarding.ts';
import { type OldRecord, recordSchema, upgrades } from './upgrades.ts';

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
  try {
    const upgraded = upgrades.slice(schema - 1).reduce<OldRecord>((record, upgrade) => upgrade(record), versioned.data);
    return { outcome: 'read', record: Onboarding.parse({ ...upgraded, schema: recordSchema }) };
  } catch (error) {
    return { outcome: 'broken', why: error instanceof Error ? error : new Error(String(error)) };
  }
}
