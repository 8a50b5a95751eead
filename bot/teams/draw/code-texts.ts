import type { FieldErrors } from '../../../onboarding/form.ts';
import type { Refusal } from '../../../onboarding/refusal.ts';
import type { Key } from '../../../words/catalogue.ts';
import type { Words } from '../../../words/words.ts';

/** Why something was not done, and what to do. */
export function refusalText(words: Words, { reason, values = {} }: Refusal): string {
  return words.tell({ key: `onboarding.refusals.${reason}` satisfies Key, values });
}

/** What is wrong with each input. */
export function mistakeTexts(words: Words, errors: FieldErrors): Readonly<Record<string, string>> {
  const texts = Object.entries(errors).map(([id, { code, label, values = {} }]) => {
    const { today } = values;
    const named = {
      ...values,
      ...(typeof today === 'string' && { today: words.calendarDay(today) }),
      ...(label !== undefined && { label: words.say(`onboarding.labels.${label}`) }),
    };
    return [id, words.tell({ key: `onboarding.mistakes.${code}` satisfies Key, values: named })];
  });
  return Object.fromEntries(texts);
}
