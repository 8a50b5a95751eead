import { distance } from 'fastest-levenshtein';

export type ChatCommand =
  | { readonly kind: 'onboard'; readonly name: string }
  | { readonly kind: 'status'; readonly name: string }
  | { readonly kind: 'my-onboardings' }
  | { readonly kind: 'approvals' }
  | { readonly kind: 'attention' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'start-over' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'help' };

const plain = {
  'my onboardings': 'my-onboardings',
  approvals: 'approvals',
  attention: 'attention',
  resume: 'resume',
  'start over': 'start-over',
  cancel: 'cancel',
  help: 'help',
} as const;

/** A message as a command, in any case; undefined = it is none. `onboard` without a name has an empty one. */
export function parseCommand(text: string): ChatCommand | undefined {
  const folded = text
    .toLowerCase()
    .replace(/(?<![.!?])[.!?]+$/, '')
    .trim();
  for (const [words, kind] of Object.entries(plain)) {
    if (folded === words) return { kind };
  }
  const match = /^(onboard|status)(?:\s+(\S.*))?$/is.exec(text.trim());
  if (match === null) return undefined;
  const name = (match[2] ?? '').trim();
  return match[1]?.toLowerCase() === 'onboard' ? { kind: 'onboard', name } : { kind: 'status', name };
}

/**
 * What somebody probably meant to type; undefined when nothing is near.
 * @param nameExample stands for a name they left out
 */
export function nearestCommand(text: string, nameExample: string): string | undefined {
  const shortened = text.trim().slice(0, 60);
  const typed = shortened.toLowerCase();
  const [firstWord = '', ...rest] = shortened.split(/\s+/);
  const simple = [...Object.keys(plain), 'status'].toSorted(
    (one, other) => distance(typed, one) - distance(typed, other),
  )[0];
  if (simple !== undefined && distance(typed, simple) <= Math.max(2, simple.length / 3)) return simple;
  const withName = ['onboard', 'status'].find((word) => distance(firstWord.toLowerCase(), word) <= 2);
  return withName === undefined ? undefined : `${withName} ${rest.join(' ') || nameExample}`;
}

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

/** Teams writes `&amp;` for `&` and adds `&nbsp;` after a mention; a person typed neither. */
export function typedText(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => namedEntities[name] ?? '').trim();
}
