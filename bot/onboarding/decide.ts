import { decideChange } from './decide-change.ts';
import { decideReport } from './decide-report.ts';
import type { Change, OnboardingEvent } from './events.ts';
import type { Onboarding } from './onboarding.ts';
import { planEffects } from './plan-effects.ts';
import { type Refusal, refusalOf } from './who-may.ts';

export type Decision =
  | { readonly outcome: 'changed'; readonly record: Onboarding }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

/**
 * What an event does to an onboarding: the new record with everything that now has to happen outside, or why not.
 * Pure: the same record, event and time give the same answer.
 * @param at now, ms UTC
 */
export function decide(record: Onboarding, event: OnboardingEvent, at: number): Decision {
  if (event.source === 'effect') {
    return { outcome: 'changed', record: planEffects(decideReport(record, event, at), at) };
  }
  if (event.source === 'provider') return { outcome: 'changed', record: lookNow(record, at) };
  const refusal = refusalOf(record, event) ?? staleness(record, event.revision);
  if (refusal !== undefined) return { outcome: 'refused', refusal };
  const changed = decideChange(record, event, at);
  if ('code' in changed) return { outcome: 'refused', refusal: changed };
  const revised = {
    ...changed,
    revision: record.revision + (leavesCardsValid(event.change) ? 0 : 1),
    lastChange: { event: event.change.kind, by: event.by.id },
  };
  return { outcome: 'changed', record: planEffects(revised, at) };
}

/** What would be looked at later is looked at now. */
function lookNow(record: Onboarding, at: number): Onboarding {
  const effects = record.effects.map((effect) => {
    const isLater = effect.deed.kind === 'check-relationship' && effect.dueAt !== null && effect.dueAt > at;
    return isLater ? { ...effect, dueAt: at } : effect;
  });
  return { ...record, effects };
}

/** What changes nothing of what was filled in: an approver's click made at the same moment still means the same. */
function leavesCardsValid({ kind }: Change): boolean {
  return kind === 'retry' || kind === 'take-credentials';
}

function staleness(record: Onboarding, revision: number | null): Refusal | undefined {
  if (revision === null || revision === record.revision) return undefined;
  return { code: 'stale', text: 'This card was out of date. Here is how it stands now.' };
}
