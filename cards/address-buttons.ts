import { type Card, cardOf, isElement } from './card.ts';

/** What a button acts on: an onboarding, as old as the card shows it. Everything else is read from the store. */
export interface ButtonAddress {
  readonly id: string;
  readonly revision: number;
}

/**
 * Completes the buttons of a card. In a template a button is an Action.Execute with its title, its verb and, as data,
 * what else the verb needs. Here that becomes `{ onboarding: { verb, id, revision, … } }`, a single key because clients
 * merge the inputs into the same object; and an Action.Submit with the same data for clients that know no
 * Action.Execute. Source: Microsoft Learn, "Universal Actions for Adaptive Cards".
 */
export function addressButtons(card: Card, address?: ButtonAddress): Card {
  return cardOf(card.body.map((element) => completed(element, address)));
}

function completed(node: unknown, address: ButtonAddress | undefined): unknown {
  if (Array.isArray(node)) return node.map((child) => completed(child, address));
  if (!isElement(node)) return node;
  if (node.type === 'Action.Execute') return button(node, address);
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, completed(value, address)]));
}

function button(template: Readonly<Record<string, unknown>>, address: ButtonAddress | undefined): unknown {
  const { type, verb, data, ...looks } = template;
  // Only these two: whoever calls hands over the whole record.
  const which = address === undefined ? {} : { id: address.id, revision: address.revision };
  const onboarding = { verb, ...which, ...(isElement(data) ? data : {}) };
  const fallback = { type: 'Action.Submit', ...looks, data: { onboarding } };
  return { type, verb, ...looks, data: { onboarding }, fallback };
}
