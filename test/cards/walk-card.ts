import { isElement } from '../../cards/card.ts';

/** Every object of a card, from the outside in: elements, columns, actions, text runs. */
export function elementsOf(node: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (!isElement(node)) return [];
  return [node, ...Object.values(node).flatMap(elementsOf)];
}
