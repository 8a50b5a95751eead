import type { Onboarding } from './onboarding.ts';
import type { Person } from './person.ts';
import { noted } from './timeline.ts';

/** So many a day are kept of a record, and so many in all: nobody makes it grow without end by trying. */
const mostOfDay = 20;
const mostInAll = 200;
const day = 24 * 60 * 60_000;

/** That somebody was refused goes on the timeline; the same again within a day does not. */
export function noteRefusal(
  record: Onboarding,
  refused: { readonly by: Person; readonly verb: string; readonly reason: string },
  at: number,
): Onboarding {
  const all = record.timeline.filter((entry) => entry.kind === 'refused');
  const ofDay = all.filter((entry) => entry.at > at - day);
  const isNoted = ofDay.some(({ by, verb }) => by.id === refused.by.id && verb === refused.verb);
  if (isNoted || ofDay.length >= mostOfDay || all.length >= mostInAll) return record;
  return noted(record, { kind: 'refused', ...refused }, at);
}
