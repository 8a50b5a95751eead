import { LinkifyIt } from 'linkify-it';

/** Text as HTML, also within an attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** An address as a link that opens beside the page. */
export function linkTo(address: string): string {
  const href = escapeHtml(address);
  return `<a href="${href}" target="_blank" rel="noreferrer">${href}</a>`;
}

/** Only whole http(s) addresses: `abccorp.com` in a sentence is a name. What closes a sentence belongs to none. */
const links = new LinkifyIt({ fuzzyEmail: false }).add('ftp:', null).add('mailto:', null).add('//', null);

/** The whole web addresses in a text. */
export function addressesIn(text: string): readonly string[] {
  return (links.match(text) ?? []).map(({ text: address }) => address);
}

/** Text as HTML with its web addresses clickable. */
export function withLinks(text: string): string {
  const pieces: string[] = [];
  let end = 0;
  for (const { index, lastIndex, text: address } of links.match(text) ?? []) {
    pieces.push(escapeHtml(text.slice(end, index)), linkTo(address));
    end = lastIndex;
  }
  return [...pieces, escapeHtml(text.slice(end))].join('');
}
