import { type Card, cardOf, isElement } from './card.ts';

/**
 * The buttons that ask for more than has room in a chat open it as a dialog: an Action.Submit with the same data, which
 * Teams answers with one. Source: Microsoft Learn, "Use dialogs with bots".
 * @param opens whether a button that says this does
 */
export function openingDialogs(card: Card, opens: (says: Readonly<Record<string, unknown>>) => boolean): Card {
  return withButtons(card, ({ data, fallback }) => {
    if (!isElement(fallback) || !isElement(data) || !isElement(data.onboarding) || !opens(data.onboarding)) {
      return undefined;
    }
    return { ...fallback, data: { msteams: { type: 'task/fetch' }, ...data } };
  });
}

/** A card as a dialog shows it: there every press is an Action.Submit, which comes to us as `task/submit`. */
export function inDialog(card: Card): Card {
  return withButtons(card, ({ fallback }) => (isElement(fallback) ? fallback : undefined));
}

/** @param other what stands in place of an Action.Execute; undefined = it stays */
function withButtons(card: Card, other: (button: Readonly<Record<string, unknown>>) => unknown): Card {
  const replaced = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(replaced);
    if (!isElement(node)) return node;
    if (node.type === 'Action.Execute') return other(node) ?? node;
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, replaced(child)]));
  };
  return cardOf(card.body.map(replaced));
}
