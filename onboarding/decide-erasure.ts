import type { Onboarding } from './onboarding.ts';
import { withoutPersonalData } from './personal-data.ts';
import { withRefreshedCards } from './record-news.ts';
import { notPossible, type Refusal } from './refusal.ts';
import { isOver } from './stage.ts';
import { noted } from './timeline.ts';

/** What is no longer to be known of people at the customer. */
export interface Erasure {
  /** By e-mail address, lower case; null = everybody's. */
  readonly whose: string | null;
  readonly why: 'asked-for' | 'retention';
}

/**
 * The record and its cards without somebody's personal data; the same record when there is none. As long as an
 * onboarding is under way the people at the customer are needed for it.
 */
export function decideErasure(record: Onboarding, { whose, why }: Erasure, at: number): Onboarding | Refusal {
  const erased = withoutPersonalData(record, whose);
  if (erased === record) return record;
  if (!isOver(record)) return notPossible('people-still-needed');
  const { kind, by } = record.lastChange;
  const unsaid = { ...erased, lastChange: { kind, by } };
  return withRefreshedCards(noted(unsaid, { kind: 'personal-data-erased', why }, at), at);
}
