import type { ApprovalReason } from '../onboarding/approval-reason.ts';
import type { Words } from '../words/words.ts';

/** Why an approval is needed, in a sentence; '' when there is nothing to say: where each order needs one, all know it. */
export function reasonsWords(words: Words, reasons: readonly ApprovalReason[]): string {
  const told = reasons.filter((reason) => reason !== 'every-order');
  if (told.length === 0) return '';
  const all = told.map((reason) => words.say(`onboarding.reasons.${reason}`)).join('; ');
  return words.say('cards.approval.because', { reasons: all });
}
