import { faultInName } from './name-fault.ts';

/** What a card sent back: strings as typed, by input id. Nothing in it is trusted. */
export type Inputs = Readonly<Record<string, string>>;

/** What an input is called. */
export type Label =
  | 'accountName'
  | 'address'
  | 'addressLine2'
  | 'city'
  | 'contractName'
  | 'domainPrefix'
  | 'email'
  | 'firstName'
  | 'lastName'
  | 'legalName'
  | 'phone'
  | 'postalCode'
  | 'purchaseOrder'
  | 'quantity'
  | 'registrationNumber'
  | 'signedOn'
  | 'startDate'
  | 'state'
  | 'subject'
  | 'term'
  | 'text'
  | 'website'
  | 'why';

/** What can be wrong with what was typed. */
export type MistakeCode =
  | 'missing'
  | 'too-long'
  | 'not-a-day'
  | 'not-a-whole-number'
  | 'not-an-email'
  | 'not-a-phone-number'
  | 'not-a-web-address'
  | 'microsoft-address'
  | 'free-mail-domain'
  | 'choose-account'
  | 'choose-agreement'
  | 'choose-billing-contact'
  | 'choose-billing-policy'
  | 'contract-over'
  | 'choose-contact'
  | 'contact-twice'
  | 'choose-country'
  | 'choose-currency'
  | 'choose-frequency'
  | 'choose-language'
  | 'choose-payment-terms'
  | 'choose-plan'
  | 'choose-line'
  | 'choose-product'
  | 'choose-provider'
  | 'choose-recipient'
  | 'choose-end-of-term'
  | 'month-by-month-already'
  | 'choose-segment'
  | 'choose-signing'
  | 'no-longer-counts'
  | 'in-the-future'
  | 'legal-form-only'
  | 'letters-and-digits'
  | 'country-changed'
  | 'country-not-ours'
  | 'country-wants-phone'
  | 'choose-state'
  | 'not-a-state'
  | 'wrong-postal-code'
  | 'wrong-registration-number'
  | 'domain-taken'
  | 'domain-unknown'
  | 'no-tenant-either'
  | 'not-a-percentage'
  | 'not-a-recipient'
  | 'too-many-recipients'
  | 'keep-the-link'
  | 'mixed-alphabets'
  | 'no-address-as-name'
  | 'web-address-as-name'
  | 'no-links'
  | 'signatory-no-contact'
  | 'add-on-without-base'
  | 'too-many-decimals'
  | 'not-an-amount'
  | 'price-needed'
  | 'seats-of-promotion'
  | 'choose-end-date'
  | 'end-date-of-other-term'
  | 'choose-product-first'
  | 'choose-subscription'
  | 'fewer-seats';

/** What is wrong with an input: a code with what belongs to it. */
export interface Mistake {
  readonly code: MistakeCode;
  readonly label?: Label;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What is wrong, by the id of the input it stands beside. */
export type FieldErrors = Readonly<Record<string, Mistake>>;

export type FormResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: FieldErrors };

/** Collects what is wrong while a form is read, so that a person sees every mistake at once. */
export class FormReader {
  readonly #inputs: Inputs;
  readonly #errors: Record<string, Mistake> = {};

  constructor(inputs: Inputs) {
    this.#inputs = inputs;
  }

  /** The input as typed, cleaned; '' when absent. */
  text(id: string): string {
    return cleanText(this.#inputs[id] ?? '');
  }

  required(id: string, label: Label, maxLength: number): string {
    const value = this.optional(id, label, maxLength);
    if (value === '') this.fail(id, { code: 'missing', label });
    return value;
  }

  /** Never longer than it may be: who looks at it further looks at a little. */
  optional(id: string, label: Label, maxLength: number): string {
    const value = this.text(id);
    if (value.length > maxLength) {
      this.fail(id, { code: 'too-long', label, values: { most: maxLength, length: value.length } });
    }
    return value.slice(0, maxLength);
  }

  /** A name that is needed, and reads as what it is. */
  name(id: string, label: Label, maxLength: number): string {
    const name = this.required(id, label, maxLength);
    const fault = faultInName(name);
    if (fault !== undefined) this.fail(id, fault);
    return name;
  }

  /** The first or last name of a person, which is no address of whatever kind: mails greet them by it. */
  personName(id: string, label: Label): string {
    const name = this.name(id, label, 50);
    const sign = /[@:/\\]/u.exec(name.normalize('NFKC'))?.[0];
    if (sign !== undefined) this.fail(id, { code: 'no-address-as-name', label, values: { sign } });
    return name;
  }

  /** One of the offered values; anything else, or nothing, is the mistake that is named. */
  choice<T extends string>(id: string, otherwise: MistakeCode, offered: readonly T[]): T | undefined {
    const value = this.text(id);
    const found = offered.find((candidate) => candidate === value);
    if (found === undefined) this.fail(id, otherwise);
    return found;
  }

  /** A calendar day as `yyyy-mm-dd`. */
  date(id: string, label: Label): string {
    const value = this.text(id);
    if (!isCalendarDay(value)) this.fail(id, { code: 'not-a-day', label });
    return value;
  }

  wholeNumber(id: string, label: Label, min: number, max: number): number {
    const value = this.text(id);
    const number = Number(value);
    if (!/^\d{1,9}$/.test(value) || number < min || number > max) {
      this.fail(id, { code: 'not-a-whole-number', label, values: { min, max } });
    }
    return number;
  }

  /** The first mistake at an input is the one that is told. */
  fail(id: string, mistake: Mistake | MistakeCode): void {
    this.#errors[id] ??= typeof mistake === 'string' ? { code: mistake } : mistake;
  }

  result<T>(value: T): FormResult<T> {
    return Object.keys(this.#errors).length === 0 ? { ok: true, value } : { ok: false, errors: this.#errors };
  }
}

/**
 * Text as a person meant it: one line, composed (NFC), without control characters, without what is invisible (Unicode's
 * format characters and fillers) or turns the reading direction around, and with at most four marks on a letter, so that
 * it stays on its line. What stands for nothing that can be shown is seen as �. Nothing but marks is nothing.
 */
export function cleanText(raw: string): string {
  const text = raw
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .replace(/[\p{Cs}\p{Co}\p{Cn}]/gu, '\uFFFD')
    .normalize('NFC')
    .replace(/(\p{Mn}{4})\p{Mn}+/gu, '$1')
    .replace(/[\p{Cc}\s\u2800]+/gu, ' ')
    .trim();
  return /[^\p{M} ]/u.test(text) ? text : '';
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
