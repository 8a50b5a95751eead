import { withLinks } from '../http/html.ts';

/** A plain text mail as HTML: paragraphs kept, everything escaped, web addresses clickable. */
export function htmlOf(text: string): string {
  const body = text
    .split('\n\n')
    .map((paragraph) => `<p>${withLinks(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
  return `<!doctype html><html><body style="font-family:Segoe UI,Arial,sans-serif;font-size:14px">${body}</body></html>`;
}
