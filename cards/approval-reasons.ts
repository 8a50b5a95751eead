import type { ApprovalReason } from '../onboarding/approval-reason.ts';
import type { Words } from '../words/words.ts';

/** Why an approval is needed, in a sentence; '' when no reason is known. */
export function reasonsWords(words: Words, reasons: readonly ApprovalReason[]): string {
  if (reasons.length === 0) return '';
  const all = reasons.map((reason) => words.say(`onboarding.reasons.${reason}`)).join('; ');
  return words.say('cards.approval.because', { reasons: all });
}
