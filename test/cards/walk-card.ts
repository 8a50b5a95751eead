import { isElement } from '../../cards/card.ts';

/** Every object of a card, from the outside in: elements, columns, actions, text runs. */
export function elementsOf(node: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (!isElement(node)) return [];
  return [node, ...Object.values(node).flatMap(elementsOf)];
}

/** Elements of Teams that are in no schema; each says what stands in for it. */
const newer: readonly unknown[] = ['Badge', 'Icon', 'ProgressBar'];

/**
 * The card as a client understands it that does not know these elements.
 * @param unknown besides those of Teams that the schema does not have
 */
export function asFallback<Node>(node: Node, unknown: readonly unknown[] = newer): Node {
  return JSON.parse(JSON.stringify(node), (_, value: unknown) => {
    return isElement(value) && unknown.includes(value.type) && value.fallback !== undefined ? value.fallback : value;
  });
}

export const withoutTables: readonly unknown[] = [...newer, 'Table'];
