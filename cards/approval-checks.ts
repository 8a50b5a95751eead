import type { ThingToCheck } from '../onboarding/things-to-check.ts';
import type { Words } from '../words/words.ts';

/** What there is to check, in a list. @param most those beyond are only counted */
export function checksText(words: Words, checks: readonly ThingToCheck[], most: number): string {
  const things = checks
    .slice(0, most)
    .map(({ kind, values }) => words.tell({ key: `onboarding.checks.${kind}`, values }))
    .join('; ');
  const count = checks.length - most;
  return count <= 0 ? things : words.say('cards.approval.moreToCheck', { things, count });
}
