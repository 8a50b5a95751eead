/** An Adaptive Card as it goes over the wire. What is in it is checked against the 1.5 schema by the tests. */
export interface Card {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  readonly body: readonly unknown[];
}

/**
 * A card of these elements. 1.5 is the newest version Teams takes from a bot.
 * Source: Microsoft Learn, "Types of cards" (Teams platform).
 */
export function cardOf(body: readonly unknown[]): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body,
  };
}

/** Several cards as one, the first on top. */
export function stackCards(cards: readonly Card[]): Card {
  return cardOf(cards.flatMap(({ body }) => body));
}

/** Tells an object or array of a card from its texts and numbers. */
export function isElement(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
