import type { Inputs } from '../onboarding/form.ts';
import { type Card, cardOf, isElement } from './card.ts';

/** A form that comes back to the person who sent it. */
export interface Typed {
  /** What was typed, by input id; null, or nothing in it, when the form is shown for the first time. */
  readonly inputs: Inputs | null;
  /** What is wrong, by the id of the input it stands beside. */
  readonly errors: Readonly<Record<string, string>>;
}

/** Whether the form comes back with what was typed. Clients leave out empty inputs, so this is about the whole form. */
export function isTyped(inputs: Inputs | null): inputs is Inputs {
  return inputs !== null && Object.keys(inputs).length > 0;
}

/** Puts what was typed back into the inputs of a form, and what is wrong with it right under each of them. */
export function fillIn(form: Card, typed: Typed): Card {
  return cardOf(filledList(form.body, typed));
}

function filledList(nodes: readonly unknown[], typed: Typed): readonly unknown[] {
  return nodes.flatMap((node) => {
    if (!isInput(node)) return [filled(node, typed)];
    const error = typed.errors[node.id];
    const input = withValue(node, isTyped(typed.inputs) ? (typed.inputs[node.id] ?? '') : node.value);
    return error === undefined ? [input] : [input, mistake(error)];
  });
}

function filled(node: unknown, typed: Typed): unknown {
  if (Array.isArray(node)) return filledList(node, typed);
  if (!isElement(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, filled(value, typed)]));
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
