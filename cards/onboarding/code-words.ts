import type { Field } from '../../onboarding/edit.ts';
import { billingPolicies, frequencies, paymentTerms } from '../../onboarding/steps/contract.ts';
import { EndOfTerm } from '../../onboarding/steps/subscriptions.ts';
import type { Words } from '../../words/words.ts';
import { planWords } from '../plan-words.ts';

/** What was chosen, as people call it, of the fields that hold a code; undefined = it is written as it stands. */
export function codeWords(words: Words, field: Field, code: string): string | undefined {
  switch (field) {
    case 'endOfTerm':
      return oneOf(EndOfTerm.options, code, (end) => words.say(`onboarding.endsOfTerm.${end}`));
    case 'paymentTerms':
      return oneOf(paymentTerms, code, (terms) => words.say(`terms.paymentTerms.${terms}`));
    case 'frequency':
      return oneOf(frequencies, code, (frequency) => words.say(`terms.frequency.${frequency}`));
    case 'billingPolicy':
      return oneOf(billingPolicies, code, (policy) => words.say(`terms.billingPolicy.${policy}`));
    case 'answer':
    case 'contractRenews':
    case 'lineRenews':
      return oneOf(['yes', 'true', 'no', 'false'], code, (answer) =>
        words.say(answer === 'yes' || answer === 'true' ? 'terms.answers.yes' : 'terms.answers.no'),
      );
    case 'startDate':
    case 'endsOn':
      return /^\d{4}-\d\d-\d\d$/.test(code) ? words.calendarDay(code) : undefined;
    case 'plan': {
      const [, term, billing] = /^(P\d+[MY])\/(\w+)$/.exec(code) ?? [];
      return term === undefined || billing === undefined ? undefined : planWords(words, { term, billing });
    }
    default:
      return undefined;
  }
}

function oneOf<Code extends string>(codes: readonly Code[], code: string, say: (code: Code) => string) {
  const found = codes.find((one) => one === code);
  return found === undefined ? undefined : say(found);
}
