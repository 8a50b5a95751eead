import { type Card, cardOf, isElement } from './card.ts';

/**
 * Says something right above the button that was pressed, where the person is looking. A card without that button stays
 * as it is.
 * @param verb of the button
 */
export function atButton(card: Card, verb: string, said: Card): Card {
  const placed = (nodes: readonly unknown[]): readonly unknown[] =>
    nodes.flatMap((node) => (has(node, verb) ? [...said.body, node] : [within(node)]));
  const within = (node: unknown): unknown => {
    if (Array.isArray(node)) return placed(node);
    if (!isElement(node)) return node;
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, within(child)]));
  };
  return cardOf(placed(card.body));
}

function has(node: unknown, verb: string): boolean {
  if (!isElement(node) || node.type !== 'ActionSet' || !Array.isArray(node.actions)) return false;
  return node.actions.some((action) => isElement(action) && action.verb === verb);
}
