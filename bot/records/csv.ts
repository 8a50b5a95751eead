/** By it Excel knows UTF-8. */
export const byteOrderMark = '\uFEFF';

/** At the worst a sum of its own digits; with a quote before it the next system could not call it. */
const phoneNumber = /^\+(?:[ ().-]*\d){7,15}$/;

/** A row by RFC 4180, with no cell that a spreadsheet takes for a formula. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

/**
 * A text that no spreadsheet takes for a formula (OWASP: CSV Injection). Where cells are parted by semicolons, as in
 * half of Europe, one may begin behind each of them; so with tabs and line breaks.
 */
function harmless(text: string): string {
  if (phoneNumber.test(text)) return text;
  const first = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return first.replace(/([;\t\r\n] ?)(?=[=+\-@＝＋－＠])/g, "$1'");
}
