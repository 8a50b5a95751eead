import { z } from 'zod';
import { isLanguage } from './language.ts';

/** In which language the customers of an account are written to: a fixed one, in lower case, or that of their country. */
export type MailLanguage = { readonly kind: 'fixed'; readonly language: string } | { readonly kind: 'of-country' };

/** What is usual with the customers of one account. */
export interface AccountTerms {
  /** Null = they are written to in the bot's own language. */
  readonly mailLanguage: MailLanguage | null;
  /** Percent on our cost that a line's price is proposed with; null = the list price is proposed. */
  readonly markupPercent: number | null;
  /** Percent off the selling prices that a contract is proposed with. */
  readonly discountPercent: number;
}

const mailLanguage = z
  .string()
  .optional()
  .transform((given, { addIssue }): MailLanguage | null => {
    if (given === undefined) return null;
    if (given.toLowerCase() === 'country') return { kind: 'of-country' };
    if (isLanguage(given)) return { kind: 'fixed', language: given.toLowerCase() };
    addIssue('must be a language, such as de, or the word country');
    return z.NEVER;
  });

function percent(range: string, isWithin: (given: number) => boolean) {
  const error = `must be a number of percent ${range}, with at most two decimals`;
  return z
    .string()
    .regex(/^\d{1,4}(\.\d{1,2})?$/, { error })
    .transform(Number)
    .refine(isWithin, { error });
}

const forms = {
  mailLanguage,
  markupPercent: percent('from 0 to 1000', (given) => given <= 1000)
    .nullable()
    .default(null),
  // Nobody gives everything away to everybody.
  discountPercent: percent('from 0 to less than 100', (given) => given < 100).prefault('0'),
} as const;

/** How the names of the settings end. */
const endOf = {
  mailLanguage: 'MAIL_LANGUAGE',
  markupPercent: 'MARKUP_PERCENT',
  discountPercent: 'DISCOUNT_PERCENT',
} as const;

/** The same as texts, for the form that the settings of an account are part of. */
export function accountTermsForm(prefix: string): Readonly<Record<string, z.ZodOptional<z.ZodString>>> {
  return Object.fromEntries(Object.values(endOf).map((end) => [`${prefix}_${end}`, z.string().optional()]));
}

/** Of the settings of one account, `…_MAIL_LANGUAGE`, `…_MARKUP_PERCENT` and `…_DISCOUNT_PERCENT`. */
export function accountTerms(
  prefix: string,
  settings: Readonly<Record<string, unknown>>,
  context: z.RefinementCtx,
): AccountTerms {
  const given = Object.entries(endOf).map(([name, end]) => [name, settings[`${prefix}_${end}`]]);
  const read = z.object(forms).safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues) {
    const [, end] = Object.entries(endOf).find(([name]) => name === path[0]) ?? [];
    context.addIssue({ code: 'custom', path: [`${prefix}_${end}`], message });
  }
  return z.NEVER;
}
