import { randomBytes } from 'node:crypto';
import { chained } from '../../onboarding/chain.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';

/** The record as it is written down: what its timeline has new is chained to the rest. */
export function sealed(record: Onboarding): Onboarding {
  const isWhole = record.timeline.every(({ hash }) => hash !== '');
  return isWhole ? record : { ...record, timeline: chained(record.id, record.timeline, newSalt) };
}

function newSalt(): string {
  return randomBytes(16).toString('base64url');
}
