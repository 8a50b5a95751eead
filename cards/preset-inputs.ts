import { type Card, cardOf, isElement } from './card.ts';

/** Sets these inputs of a card, by id; all the others stay as they are. */
export function presetInputs(card: Card, values: Readonly<Record<string, string>>): Card {
  const preset = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(preset);
    if (!isElement(node)) return node;
    const children = Object.entries(node).map(([key, value]) => [key, preset(value)]);
    const value = typeof node.id === 'string' ? values[node.id] : undefined;
    const given = node.type === 'Input.Number' ? numberOf(value) : value;
    return { ...Object.fromEntries(children), ...(given === undefined ? {} : { value: given }) };
  };
  return cardOf(card.body.map(preset));
}

function numberOf(value: string | undefined): number | undefined {
  return value !== undefined && Number.isFinite(Number(value)) ? Number(value) : undefined;
}
