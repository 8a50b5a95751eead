import type { Inputs } from '../onboarding/form.ts';
import type { Words } from '../words/words.ts';
import { atButton } from './at-button.ts';
import { type Card, cardOf, isElement } from './card.ts';
import { formFields } from './form-fields.ts';
import { inARow } from './in-a-row.ts';
import { type NoticeLine, noticeLine } from './onboarding/notice.ts';

/** A form that comes back to the person who sent it. */
export interface Typed {
  /** What was typed, by input id; null, or nothing in it, when the form is shown for the first time. */
  readonly inputs: Inputs | null;
  /** Single inputs that were answered before the form was shown; the rest of it is as it would be. */
  readonly answered?: Inputs | undefined;
  /** What is wrong, by the id of the input it stands beside. */
  readonly errors: Readonly<Record<string, string>>;
  /** What else is wrong, or to be said, on top of the card. */
  readonly notice: NoticeLine | null;
  /** The verb of the button that was pressed; without it none was. */
  readonly pressed?: string | undefined;
}

/** Whether the form comes back with what was typed. Clients leave out empty inputs, so this is about the whole form. */
export function isTyped(inputs: Inputs | null): inputs is Inputs {
  return inputs !== null && Object.keys(inputs).length > 0;
}

/**
 * Puts what was typed back into the inputs of a form, and what is wrong with it right under each of them, and above the
 * button that was pressed: on a long form the one may be out of sight from the other.
 */
export function fillIn(words: Words, form: Card, typed: Typed): Card {
  const filled = cardOf(filledList(form.body, typed));
  const text = refusal(words, form, typed);
  if (typed.pressed === undefined || text === '') return filled;
  const isSaid = (node: unknown) => JSON.stringify(node) === JSON.stringify(mistake(text));
  return atButton(filled, typed.pressed, noticeLine(words, { tone: 'warning', text: inARow(text) }), isSaid);
}

/** One mistake is told again; of several it is said where they are. */
function refusal(words: Words, form: Card, { errors, notice }: Typed): string {
  const wrong = formFields(form).filter(({ id }) => errors[id] !== undefined);
  if (wrong.length > 1) return words.say('cards.form.mistakes', { labels: wrong.map(({ label }) => label).join(', ') });
  const [mistake] = Object.values(errors);
  if (mistake !== undefined) return mistake;
  return notice?.tone === 'warning' || notice?.tone === 'error' ? notice.text : '';
}

function filledList(nodes: readonly unknown[], typed: Typed): readonly unknown[] {
  return nodes.flatMap((node) => {
    if (!isInput(node)) return [filled(node, typed)];
    const error = typed.errors[node.id];
    const shown = isTyped(typed.inputs) ? (typed.inputs[node.id] ?? '') : node.value;
    const input = withValue(node, typed.answered?.[node.id] ?? shown);
    return error === undefined ? [input] : [input, mistake(error)];
  });
}

function filled(node: unknown, typed: Typed): unknown {
  if (Array.isArray(node)) return filledList(node, typed);
  if (!isElement(node)) return node;
  if (node.isVisible === false && holds(node, typed.errors)) return filled({ ...node, isVisible: true }, typed);
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, filled(value, typed)]));
}

/** Whether something in it is wrong: then it is not folded away. */
function holds(node: unknown, errors: Typed['errors']): boolean {
  if (Array.isArray(node)) return node.some((child) => holds(child, errors));
  if (!isElement(node)) return false;
  return isInput(node) ? errors[node.id] !== undefined : Object.values(node).some((child) => holds(child, errors));
}

type Input = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string };

function isInput(node: unknown): node is Input {
  return isElement(node) && typeof node.id === 'string' && String(node.type).startsWith('Input.');
}

function withValue(input: Input, value: unknown): Input {
  const { value: _, ...empty } = input;
  if (value === undefined || value === '') return empty;
  if (input.type !== 'Input.Number') return { ...empty, value };
  return Number.isFinite(Number(value)) ? { ...empty, value: Number(value) } : empty;
}

/**
 * As rich text, where nothing is markdown: the sentence may repeat what was typed. Only the sign is red, which is hard
 * to read on the dark background.
 */
function mistake(sentence: string): unknown {
  return {
    type: 'RichTextBlock',
    spacing: 'Small',
    inlines: [
      { type: 'TextRun', text: '⚠ ', color: 'Attention', weight: 'Bolder', size: 'Small' },
      { type: 'TextRun', text: sentence, size: 'Small' },
    ],
  };
}
