import { type Card, cardOf, isElement } from './card.ts';

/**
 * What is seldom needed of a card, behind a button that shows and hides it: a card in a chat is no higher than a window.
 * @param id of its own on the card
 * @param title what the button says
 */
export function fold(id: string, title: string, { body }: Card): Card {
  if (body.length === 0) return cardOf([]);
  const toggle = { type: 'Action.ToggleVisibility', title, targetElements: [id] };
  return cardOf([
    { type: 'ActionSet', spacing: 'Small', actions: [toggle] },
    { type: 'Container', id, isVisible: false, spacing: 'Small', items: body },
  ]);
}

/** A card with nothing folded away, where there is room for all of it: without the buttons that would unfold it. */
export function unfolded(card: Card): Card {
  return cardOf(card.body.flatMap(opened));
}

function opened(node: unknown): readonly unknown[] {
  if (!isElement(node)) return [node];
  const { isVisible: _, ...element } = node;
  if (node.type !== 'ActionSet')
    return [Object.fromEntries(Object.entries(element).map(([key, child]) => [key, inside(child)]))];
  const actions = Array.isArray(node.actions) ? node.actions.filter((action) => !isToggle(action)) : [];
  return actions.length === 0 ? [] : [{ ...element, actions }];
}

function inside(node: unknown): unknown {
  if (Array.isArray(node)) return node.flatMap(opened);
  return isElement(node) ? opened(node)[0] : node;
}

function isToggle(action: unknown): boolean {
  return isElement(action) && action.type === 'Action.ToggleVisibility';
}
