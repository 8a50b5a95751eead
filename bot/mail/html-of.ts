import { escapeHtml, linkTo } from '../http/html.ts';

/** A plain text mail as HTML: paragraphs kept, everything escaped, our own links clickable and nothing else. */
export function htmlOf(text: string, links: readonly string[]): string {
  const body = text
    .split('\n\n')
    .map((paragraph) => `<p>${linked(paragraph, links).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
  return `<!doctype html><html><body style="font-family:Segoe UI,Arial,sans-serif;font-size:14px;overflow-wrap:anywhere">${body}</body></html>`;
}

function linked(text: string, [link, ...others]: readonly string[]): string {
  if (link === undefined) return escapeHtml(text);
  return text
    .split(link)
    .map((piece) => linked(piece, others))
    .join(linkTo(link));
}
