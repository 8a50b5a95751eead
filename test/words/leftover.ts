import { accentedLetters, unmarked } from './pseudo.ts';

/** What people or Microsoft have written, as it is or by its shape. */
export type Said = readonly (string | RegExp)[];

const month = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });
const months = Array.from({ length: 12 }, (_, index) => month.format(Date.UTC(2026, index)));

/** What is nobody's word whatever the language: addresses, ids, days, the code of a state, and what marks a mention. */
export const shapes: Said = [
  /https?:\/\/[^\s<"]+/g,
  /<\/?at>/g,
  /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g,
  // An order, and the reference to a piece of news.
  /\b[0-9a-f]{8}([0-9a-f]{4})?\b/g,
  /\b\d{4}-\d{2}-\d{2}T[\d:.]+Z/g,
  new RegExp(`\\b\\d{1,2} (${months.join('|')}) \\d{4}\\b`, 'g'),
  /^[A-Z]{2}$/g,
];

/**
 * The words of a text in the pseudo-language that neither came through the catalogue nor were said by anybody: those
 * outside of all brackets, and those inside with a letter that the language would have given its accent.
 */
export function leftover(text: string, said: Said): readonly string[] {
  const rest = said.reduce<string>((left, one) => left.replaceAll(one, ' '), text);
  // A sentence that was told without what follows it has not come to its closing mark.
  const open = rest.split('⟦').length - rest.split('⟧').length;
  const outside = unmarked(rest + '⟧'.repeat(Math.max(0, open))).match(/\p{L}+/gu) ?? [];
  const plain = rest.match(new RegExp(`\\p{L}*[${accentedLetters}]\\p{L}*`, 'gu')) ?? [];
  return [...outside, ...plain];
}

/** What a client of Teams reads itself; all other strings of a message or card are for people. */
const forClients = new Set(
  [
    ['type', '$schema', 'version', 'id', 'verb', 'data', 'url', 'dataset', 'associatedInputs', 'mode', 'contentType'],
    ['style', 'size', 'weight', 'color', 'spacing', 'width', 'height', 'horizontalAlignment', 'fontType'],
    ['verticalContentAlignment', 'targetElements', 'inputHint', 'attachmentLayout', 'textFormat', 'code'],
    ['from', 'recipient', 'conversation', 'replyToId', 'channelData', 'channelId', 'serviceUrl', 'timestamp', 'locale'],
    ['min', 'max'],
  ].flat(),
);

/** Everything in a message, a card or an answer that people read, also by pointing at it or by a mistake. */
export function readable(node: unknown): readonly string[] {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(readable);
  return Object.entries(node).flatMap(([name, child]) => {
    const isIcon = name === 'name' && 'type' in node && node.type === 'Icon';
    if (forClients.has(name) || isIcon || (name === 'value' && isChoice(node))) return [];
    return readable(child);
  });
}

/** A choice, or an input other than of text: their values are not shown. */
function isChoice(node: object): boolean {
  const type = 'type' in node ? node.type : undefined;
  return type === undefined ? 'title' in node : /^Input\.(?!Text)/.test(String(type));
}
