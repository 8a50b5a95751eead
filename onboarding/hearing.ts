import type { Notice } from './notices.ts';
import type { Onboarding } from './onboarding.ts';
import { helpFor } from './who-helps.ts';

/** How much somebody wants to be told: only where they have something to do, what matters of a deal, or all there is. */
export const hearings = ['needed', 'usual', 'everything'] as const;
export type Hearing = (typeof hearings)[number];

const heardBy: Readonly<Record<Notice['kind'], Hearing>> = {
  rejected: 'needed',
  'asked-rep': 'needed',
  'tenant-accepted': 'needed',
  'tenant-created': 'needed',
  'credentials-not-stored': 'needed',
  'sign-in-link-ended': 'needed',
  'needs-attention': 'needed',
  reassigned: 'needed',
  approved: 'usual',
  'agreement-signed': 'usual',
  'order-placed': 'usual',
  'price-moved': 'usual',
  'end-of-term-repaired': 'usual',
  'end-of-term-left': 'usual',
  'left-out': 'usual',
  'take-back-ends': 'usual',
  'change-rejected': 'needed',
  'change-lapsed': 'needed',
  'order-changed': 'usual',
  'change-refused': 'needed',
  cancelled: 'usual',
  happened: 'everything',
};

/**
 * Whether its requester, who wants to hear so much, is told of it in a message; else only the card follows.
 * @param hasOperators whether anybody looks after onboardings that are not theirs
 */
export function isHeard(record: Onboarding, notice: Notice, hears: Hearing, hasOperators: boolean): boolean {
  return hearings.indexOf(leastOf(record, notice, hasOperators)) <= hearings.indexOf(hears);
}

/** Who wants to hear at least so much is told of it. */
function leastOf(record: Onboarding, { kind }: Notice, hasOperators: boolean): Hearing {
  const isForOthers = hasOperators && helpFor(record)?.who === 'operators';
  // Whoever was told that all is done hears what is not.
  if (kind === 'needs-attention' && isForOthers) return record.stage.kind === 'completed' ? 'usual' : 'everything';
  // Somebody has to take it back.
  if (kind === 'order-placed' && record.stage.kind === 'cancelled') return 'needed';
  return heardBy[kind];
}
