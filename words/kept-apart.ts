/** Hebrew, Arabic and the others: all that Unicode has between U+0590 and U+08FF, and their older forms. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** What could end the isolate, or turn round what stands in it. */
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/** Between U+2068 and U+2069 a text has its own direction, and gives none to what stands beside it. */
export function keptApart(text: string): string {
  return hasRightToLeft(text) ? `\u2068${text.replace(directions, '')}\u2069` : text;
}
