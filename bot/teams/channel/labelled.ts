import { isElement } from '../../../cards/card.ts';

/** What goes over the wire to Teams, on its way out. */
export type Labelling = (wire: unknown) => unknown;

export const asItIs: Labelling = (wire) => wire;

/**
 * Says in all that leaves for Teams that its system is not production: on every card, wherever in an activity or an answer
 * it stands, and before a text and what a notification says.
 */
export function labelledWith(label: string): Labelling {
  const onCards: Labelling = (node) => {
    if (Array.isArray(node)) return node.map(onCards);
    if (!isElement(node)) return node;
    if (node.type === 'AdaptiveCard' && Array.isArray(node.body)) return { ...node, body: beside(node.body, label) };
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, onCards(value)]));
  };
  return (wire) => {
    const marked = onCards(wire);
    if (!isElement(marked) || marked.type !== 'message') return marked;
    const read = (['text', 'summary'] as const).filter((name) => typeof marked[name] === 'string');
    return { ...marked, ...Object.fromEntries(read.map((name) => [name, `[${label}] ${marked[name]}`])) };
  };
}

/** In the upper corner, so that no card is higher for it; in no colour, for none is readable on every ground. */
function beside([first, ...rest]: readonly unknown[], label: string): readonly unknown[] {
  const text = { type: 'TextBlock', text: `[${label}]`, size: 'Small', weight: 'Bolder' };
  const columns = [
    { type: 'Column', width: 'stretch', items: first === undefined ? [] : [first] },
    { type: 'Column', width: 'auto', items: [text] },
  ];
  return [{ type: 'ColumnSet', columns }, ...rest];
}
