import type { Onboarding } from './onboarding.ts';
import { isOver } from './stage.ts';
import { noted } from './timeline.ts';

/**
 * The store was put back to how it was at a moment. What has been made outside since is not in the record: from now on
 * it is looked for before anything is made. The same record where that is known, or where nothing is made any more.
 * @param to ms UTC
 */
export function restored(record: Onboarding, to: number, at: number): Onboarding {
  if (isOver(record) || restoredTo(record) === to) return record;
  return noted(record, { kind: 'restored', to }, at);
}

/** To which moment the record was put back last, ms UTC; undefined = never. */
export function restoredTo({ timeline }: Pick<Onboarding, 'timeline'>): number | undefined {
  return timeline.findLast((entry) => entry.kind === 'restored')?.to;
}
