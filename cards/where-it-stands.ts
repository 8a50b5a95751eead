import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Step } from '../onboarding/steps.ts';
import type { Wait } from '../onboarding/waits.ts';
import { withoutCosts } from '../onboarding/without-costs.ts';
import type { Words } from '../words/words.ts';

/** What is known of an onboarding where it is one of many. */
export interface Standing extends Pick<Onboarding, 'stage' | 'attention'> {
  /** What the rep is asked for next; null once it is over. */
  readonly step: Step | null;
  readonly waits: readonly Wait[];
  /** Whether everything that was ordered was cancelled after the order. */
  readonly isTakenBack: boolean;
}

/** Where an onboarding stands, in one short phrase for lists. */
export function whereItStands(words: Words, { stage, attention, step, waits, isTakenBack }: Standing): string {
  if (attention !== null) return words.say('terms.standing.attention', { problem: withoutCosts(attention.problem) });
  switch (stage.kind) {
    case 'drafting':
      if (stage.rejection !== null) return words.say('terms.standing.rejected', { approver: stage.rejection.by.name });
      return step === 'review' || step === null
        ? words.say('terms.standing.ready')
        : words.say('terms.standing.toFillIn', { part: words.say(`cards.part.${step}`) });
    case 'awaiting-approval':
      return words.say('terms.standing.approval', { day: words.day(stage.since) });
    case 'provisioning':
      return waits.length === 0 ? words.say('terms.standing.settingUp') : waitingWords(words, waits);
    case 'completed':
      if (waits.length > 0) return waitingWords(words, waits);
      if (isTakenBack) return words.say('terms.standing.takenBack');
      return words.say('terms.standing.ordered', { day: words.day(stage.at) });
    case 'cancelled':
      return words.say('terms.standing.cancelled', { day: words.day(stage.at) });
  }
}

function waitingWords(words: Words, waits: readonly Wait[]): string {
  const [first = '', ...others] = waits.map((wait) => `${whomWords(words, wait)} ${whatWords(words, wait)}`);
  const all = others.reduce((so, wait) => words.say('terms.standing.andFor', { waits: so, wait }), first);
  return words.say('terms.standing.waiting', { waits: all });
}

/** For what we wait for them. */
export function whatWords(words: Words, { for: what, what: line = '' }: Wait): string {
  return what === 'order' || what === 'order-review'
    ? words.say(`onboarding.waits.${what}`, { what: line })
    : words.say(`onboarding.waits.${what}`);
}

/** Whom we wait for, by name where there is one. */
export function whomWords(words: Words, { for: what, whom }: Wait): string {
  return whom.length === 0 ? words.say(`onboarding.awaited.${what}`) : words.either(whom);
}
