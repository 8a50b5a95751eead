import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Part } from '../../onboarding/steps.ts';
import type { Words } from '../../words/words.ts';
import type { Card } from '../card.ts';
import { formFields } from '../form-fields.ts';
import { renderView } from '../render.ts';
import { missingIn, type PartContext } from './views.ts';

/** So long what one field says may be beside the others. */
const longestShown = 80;

function shortOf(shown: string): string {
  const letters = [...shown];
  return letters.length <= longestShown ? shown : `${letters.slice(0, longestShown).join('').trimEnd()}…`;
}

/** A long form in a few rows, with the button that opens it: what is filled in, and what is missing. */
export function formInShort<Name extends Part>(
  words: Words,
  record: Onboarding,
  form: Card,
  context: PartContext<Name> & { readonly step: Name },
): Card {
  const fields = formFields(form);
  const read = missingIn(record, Object.fromEntries(fields.map(({ id, value }) => [id, value])), context);
  const wrong = read.ok ? {} : read.errors;
  const missing = fields.filter(({ id }) => wrong[id] !== undefined).map(({ label }) => label);
  const filled = fields.filter(({ id, shown }) => shown !== '' && wrong[id] === undefined);
  const { choosing, editing } = record;
  const part: Part = context.step;
  const isLine = part === 'subscriptions';
  return renderView(
    words,
    'onboarding/form-in-short',
    {
      title: isLine && choosing !== null ? choosing.title : words.say(`cards.part.${part}`),
      filled: filled
        .map(({ label, shown }) => words.say('cards.formInShort.field', { label, shown: shortOf(shown) }))
        .join(' · '),
      missing: missing.length === 0 ? '' : words.say('cards.formInShort.missing', { labels: missing.join(', ') }),
      hasBack: isLine,
      mayLeave: !isLine && editing === part,
    },
    record,
  );
}
