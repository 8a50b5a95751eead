/** A plain text mail as HTML: paragraphs kept, everything escaped, web addresses clickable. */
export function htmlOf(text: string): string {
  const body = text
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph.split('\n').map(withLinks).join('<br>')}</p>`)
    .join('\n');
  return `<!doctype html><html><body style="font-family:Segoe UI,Arial,sans-serif;font-size:14px">${body}</body></html>`;
}

function withLinks(line: string): string {
  return line
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((piece, index) => (index % 2 === 1 ? `<a href="${escaped(piece)}">${escaped(piece)}</a>` : escaped(piece)))
    .join('');
}

function escaped(piece: string): string {
  return piece.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
