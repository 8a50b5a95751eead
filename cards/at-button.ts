import { type Card, cardOf, isElement } from './card.ts';

/** So near above a button what is said is seen from there. */
const near = 3;

/**
 * Says something right above the button that was pressed, where the person is looking. A card without that button stays
 * as it is, and so does one where it stands right there already.
 * @param verb of the button
 * @param isSaid whether an element says it
 */
export function atButton(card: Card, verb: string, said: Card, isSaid: (node: unknown) => boolean): Card {
  const placed = (nodes: readonly unknown[]): readonly unknown[] =>
    nodes.flatMap((node, index) => {
      if (!has(node, verb)) return [within(node)];
      return nodes.slice(Math.max(0, index - near), index).some(isSaid) ? [node] : [...said.body, node];
    });
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
