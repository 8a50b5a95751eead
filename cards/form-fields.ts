import { type Card, isElement } from './card.ts';

/** An input of a form, as it stands. */
export interface FormField {
  readonly id: string;
  readonly label: string;
  /** As it is sent, and as it is read: a choice by its title. */
  readonly value: string;
  readonly shown: string;
}

/** The inputs of a form, from top to bottom. */
export function formFields(form: Card): readonly FormField[] {
  return fieldsIn(form.body);
}

function fieldsIn(node: unknown): readonly FormField[] {
  if (Array.isArray(node)) return node.flatMap(fieldsIn);
  if (!isElement(node)) return [];
  const { type, id, label, choices } = node;
  if (!String(type).startsWith('Input.')) return Object.values(node).flatMap(fieldsIn);
  const value = String(node.value ?? '');
  const offered = Array.isArray(choices) ? choices.filter(isElement) : [];
  const chosen = offered.find((choice) => choice.value === value);
  return [{ id: String(id), label: String(label), value, shown: String(chosen?.title ?? value) }];
}
