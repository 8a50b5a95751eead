import { cleanText } from '../form.ts';

/** Longer lines are prose, and more of them nobody signs with. */
const longestLine = 300;
const mostLines = 10_000;

/** A pasted text, HTML or not, as lines without markup, each cleaned as what is typed is. Empty lines stay. */
export function plainLines(pasted: string): string[] {
  const text = hasTags(pasted) ? withoutTags(pasted) : pasted;
  return withoutEntities(text)
    .split(/\r\n|[\r\n\u2028\u2029]/u, mostLines)
    .map((line) => cleanText(withoutMarks(line.slice(0, longestLine))));
}

/** What is left of HTML and Markdown in a line that was none: `**Ann** [Lee](https://…)`, `<b>Lee</b>`. */
function withoutMarks(line: string): string {
  return line
    .replace(/<\/?(?:at|a|b|i|u|s|em|strong|span|font|small|script|img|code)(?: [^<>]*)?>/giu, '')
    .replace(/\[([^[\]]+)\]\([^()\s]*\)/gu, '$1')
    .replace(/\*\*|__/gu, '');
}

function hasTags(text: string): boolean {
  const isOfBlocks = /<br\b|<\/(?:p|div|td|table)>/i.test(text);
  return isOfBlocks || (!text.includes('\n') && /<\/(?:span|a|b|font)>/i.test(text));
}

const unread = ['style', 'script', 'head', 'title'];

/** What ends a block or a table's cell ends a line. An address in angle brackets is none of HTML's. */
export function withoutTags(html: string): string {
  return unread
    .reduce(withoutElement, html)
    .replace(/\s+/gu, ' ')
    .replace(/<([^<>\s@]+@[^<>\s@]+)>/gu, ' $1 ')
    .replace(/<\/?(?:br|p|div|tr|td|th|li|table|h\d|hr|blockquote)\b[^<>]*>/giu, '\n')
    .replace(/<[a-z/!][^<>]*>/giu, '');
}

/** Without this element and what is in it. */
function withoutElement(html: string, name: string): string {
  const lower = html.toLowerCase();
  // Letters that are longer in lower case would move the places.
  if (lower.length !== html.length) return html;
  let kept = '';
  let from = 0;
  for (let at = lower.indexOf(`<${name}`); at !== -1; at = lower.indexOf(`<${name}`, from)) {
    kept += html.slice(from, at);
    const end = lower.indexOf(`</${name}>`, at);
    if (end === -1) return kept;
    from = end;
  }
  return kept + html.slice(from);
}

/** Those that western languages and signatures use (HTML, "Named character references"). */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  shy: '',
  zwnj: '',
  middot: '·',
  bull: '•',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  copy: '©',
  reg: '®',
  trade: '™',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
};
/** `&uuml;`: a letter and what stands on it, as Unicode combines them. */
const marks: Readonly<Record<string, string>> = {
  uml: '\u0308',
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  tilde: '\u0303',
  ring: '\u030A',
  cedil: '\u0327',
};

export function withoutEntities(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,8});/giu, (whole, name: string) => entityOf(name) ?? whole);
}

function entityOf(name: string): string | undefined {
  if (name.startsWith('#')) {
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  }
  const mark = marks[name.slice(1)];
  return entities[name] ?? (mark && `${name.charAt(0)}${mark}`.normalize('NFC'));
}
