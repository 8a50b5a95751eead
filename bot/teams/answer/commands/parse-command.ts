import { distance } from 'fastest-levenshtein';

/** A command; of those with a name, an empty one means that none was typed. */
export type ChatCommand =
  /** The name, and whatever else of the customer was typed with it. */
  | { readonly kind: 'onboard'; readonly typed: string }
  | {
      readonly kind:
        | 'my-onboardings'
        | 'status'
        | 'resume'
        | 'start-over'
        | 'nudge'
        | 'cancel'
        | 'notifications'
        | 'away'
        | 'digest';
      readonly name: string;
    }
  /** A list of customers: what is below it, or attached. */
  | { readonly kind: 'import' }
  | { readonly kind: 'approvals' }
  | { readonly kind: 'back' }
  | { readonly kind: 'attention' }
  | { readonly kind: 'help' }
  | { readonly kind: 'hello' };

const plain = {
  import: 'import',
  approvals: 'approvals',
  back: 'back',
  attention: 'attention',
  help: 'help',
} as const;

const withName = {
  'my onboardings': 'my-onboardings',
  status: 'status',
  resume: 'resume',
  'start over': 'start-over',
  nudge: 'nudge',
  cancel: 'cancel',
  notifications: 'notifications',
  away: 'away',
  digest: 'digest',
} as const;

/** Other words for the same. Suggestions are made of the commands themselves. */
const alsoPlain: Readonly<Record<string, 'help' | 'hello'>> = {
  'help me': 'help',
  hi: 'hello',
  hello: 'hello',
  hey: 'hello',
  'hi there': 'hello',
  'hello there': 'hello',
  'good morning': 'hello',
  'good afternoon': 'hello',
};

const politely =
  /^(?:please|(?:can|could|would) you(?: please)?|i (?:want|would like|need) to|let['’]s|(?:start|begin)(?: an?)?(?= onboard))[\s,]+/i;

/** A message as a command, in any case and however politely; undefined = it is none. */
export function parseCommand(text: string): ChatCommand | undefined {
  const asked = text.trim().replace(politely, '');
  const folded = asked
    .toLowerCase()
    .replace(/(?<![.!?])[.!?]+$/, '')
    .replace(/(?<![\s,])[\s,]+please$/, '')
    .trim();
  for (const [words, kind] of Object.entries({ ...plain, ...alsoPlain })) {
    if (folded === words) return { kind };
  }
  for (const [words, kind] of Object.entries(withName)) {
    const name = folded === words ? '' : nameAfter(words, asked);
    if (name !== undefined) return { kind, name };
  }
  const beginning = ['onboard', 'onboarding'].find((word) => folded === word || nameAfter(word, asked) !== undefined);
  return beginning === undefined ? undefined : { kind: 'onboard', typed: nameAfter(beginning, asked) ?? '' };
}

/** What stands behind a command, after a colon or not; undefined = this is another one. */
function nameAfter(command: string, text: string): string | undefined {
  const rest = text.slice(command.length);
  const isIt = text.toLowerCase().startsWith(command) && (rest === '' || /^[\s:]/.test(rest));
  return isIt ? rest.replace(/^[\s:]+/, '').trim() : undefined;
}

/** The command that is all of this, but for its spelling; undefined = none. */
export function misspelt(text: string): string | undefined {
  const typed = text.trim().slice(0, 60).toLowerCase();
  const [nearest] = [...Object.keys(plain), ...Object.keys(withName)].toSorted(
    (one, other) => distance(typed, one) - distance(typed, other),
  );
  return nearest !== undefined && distance(typed, nearest) <= Math.max(2, nearest.length / 3) ? nearest : undefined;
}

/**
 * What somebody probably meant to type; undefined when nothing is near.
 * @param nameExample stands for a name they left out
 */
export function nearestCommand(text: string, nameExample: string): string | undefined {
  const whole = misspelt(text);
  if (whole !== undefined) return whole;
  const [firstWord = '', ...rest] = text.trim().slice(0, 60).split(/\s+/);
  const named = ['onboard', 'status', 'cancel', 'resume', 'nudge'].find(
    (word) => distance(firstWord.toLowerCase(), word) <= 2,
  );
  return named === undefined ? undefined : `${named} ${rest.join(' ') || nameExample}`;
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
