/** What a card sent back: strings as typed, by input id. Nothing in it is trusted. */
export type Inputs = Readonly<Record<string, string>>;

/** What is wrong, by the id of the input it stands beside. */
export type FieldErrors = Readonly<Record<string, string>>;

export type FormResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: FieldErrors };

/** Collects what is wrong while a form is read, so that a person sees every mistake at once. */
export class FormReader {
  readonly #inputs: Inputs;
  readonly #errors: Record<string, string> = {};

  constructor(inputs: Inputs) {
    this.#inputs = inputs;
  }

  /** The input as typed, cleaned; '' when absent. */
  text(id: string): string {
    return cleanText(this.#inputs[id] ?? '');
  }

  required(id: string, label: string, maxLength: number): string {
    const value = this.optional(id, label, maxLength);
    if (value === '') this.fail(id, `${label} is missing.`);
    return value;
  }

  optional(id: string, label: string, maxLength: number): string {
    const value = this.text(id);
    if (value.length > maxLength)
      this.fail(id, `${label} may have at most ${maxLength} characters; this has ${value.length}.`);
    return value;
  }

  /** One of the offered values; anything else, or nothing, is an error. */
  choice<T extends string>(id: string, label: string, offered: readonly T[]): T | undefined {
    const value = this.text(id);
    const found = offered.find((candidate) => candidate === value);
    if (found === undefined) this.fail(id, `Choose ${label}.`);
    return found;
  }

  /** A calendar day as `yyyy-mm-dd`. */
  date(id: string, label: string): string {
    const value = this.text(id);
    if (!isCalendarDay(value)) this.fail(id, `${label} must be a date, such as 2026-01-31.`);
    return value;
  }

  wholeNumber(id: string, label: string, min: number, max: number): number {
    const value = this.text(id);
    const number = Number(value);
    if (!/^\d{1,9}$/.test(value) || number < min || number > max) {
      this.fail(id, `${label} must be a whole number from ${min} to ${max}.`);
    }
    return number;
  }

  fail(id: string, sentence: string): void {
    this.#errors[id] ??= sentence;
  }

  result<T>(value: T): FormResult<T> {
    return Object.keys(this.#errors).length === 0 ? { ok: true, value } : { ok: false, errors: this.#errors };
  }
}

/**
 * Text as a person meant it: one line, composed (NFC), without control characters and without the invisible marks
 * (Unicode's format characters) that turn the reading direction around or make a name look like another.
 */
export function cleanText(raw: string): string {
  return raw
    .replace(/\p{Cf}+/gu, '')
    .normalize('NFC')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Text of several lines, such as a mail's, cleaned line by line. */
export function cleanLines(raw: string): string {
  return raw.split(/\r?\n/u).map(cleanText).join('\n').trim();
}

function isCalendarDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
