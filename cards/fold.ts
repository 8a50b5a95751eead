import { type Card, cardOf, isElement } from './card.ts';

/**
 * What is seldom needed of a card, behind a button that shows and hides it: a card in a chat is no higher than a window.
 * @param id of its own on the card
 * @param title what the button says
 */
export function fold(id: string, title: string, { body }: Card): Card {
  if (body.length === 0) return cardOf([]);
  const toggle = { type: 'Action.ToggleVisibility', title, targetElements: [id] };
  const button = { type: 'ActionSet', spacing: 'Small', actions: [toggle] };
  return cardOf([button, ...folded(id, { body }).body]);
}

/** The same without its button, which stands among others of the card. */
export function folded(id: string, { body }: Pick<Card, 'body'>): Card {
  return cardOf([{ type: 'Container', id, isVisible: false, spacing: 'Small', items: body }]);
}

/** A form with all its inputs in sight, where there is room for them; what is only to be read stays folded. */
export function withAllInputs(form: Card): Card {
  const ids = foldedInputs(form.body);
  return cardOf(form.body.flatMap((node) => opened(node, ids)));
}

/** The ids of what is folded away with inputs in it. */
function foldedInputs(node: unknown): readonly unknown[] {
  if (Array.isArray(node)) return node.flatMap(foldedInputs);
  if (!isElement(node)) return [];
  const inside = Object.values(node).flatMap(foldedInputs);
  return node.isVisible === false && hasInput(node) ? [node.id, ...inside] : inside;
}

function hasInput(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(hasInput);
  if (!isElement(node)) return false;
  return String(node.type).startsWith('Input.') || Object.values(node).some(hasInput);
}

function opened(node: unknown, ids: readonly unknown[]): readonly unknown[] {
  if (!isElement(node)) return [node];
  if (node.type === 'ActionSet') {
    const actions = Array.isArray(node.actions) ? node.actions.filter((action) => !unfolds(action, ids)) : [];
    return actions.length === 0 ? [] : [{ ...node, actions }];
  }
  const { isVisible, ...element } = node;
  const stays = isVisible === undefined || ids.includes(node.id) ? {} : { isVisible };
  const children = Object.entries(element).map(([key, child]) => [
    key,
    Array.isArray(child) ? child.flatMap((each) => opened(each, ids)) : child,
  ]);
  return [{ ...Object.fromEntries(children), ...stays }];
}

function unfolds(action: unknown, ids: readonly unknown[]): boolean {
  if (!isElement(action) || action.type !== 'Action.ToggleVisibility') return false;
  return Array.isArray(action.targetElements) && action.targetElements.every((id) => ids.includes(id));
}
