import { escapeHtml, linkTo } from '../http/html.ts';

/**
 * A plain text mail as HTML, without the frame that all mails have: paragraphs kept, everything escaped, our own links clickable and nothing else.
 * @param locale what it is written in, as far as anybody knows: for who has it read out
 */
export function htmlOf(text: string, links: readonly string[], locale?: string): string {
  const longestFirst = links.filter((link) => link !== '').toSorted((one, other) => other.length - one.length);
  const body = text
    .split('\n\n')
    .map((paragraph) => `<p>${linked(paragraph, longestFirst).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
  const language = locale === undefined ? '' : ` lang="${escapeHtml(locale)}"`;
  return `<div${language} dir="auto">${body}</div>`;
}

function linked(text: string, [link, ...others]: readonly string[]): string {
  if (link === undefined) return escapeHtml(text);
  return text
    .split(link)
    .map((piece) => linked(piece, others))
    .join(linkTo(link));
}
