import { z } from 'zod';
import type { WorkingTime } from '../../onboarding/working-time.ts';
import { type Circumstances, entraForm } from './forms.ts';
import { named } from './people.ts';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const hours = z.number().positive('must be more than 0').max(1000);
const wholeNumber = (most: number) => z.int(`must be a whole number from 1 to ${most}`).min(1).max(most);
const amount = z.number().min(0).max(1e12);
const currencies = new Set(Intl.supportedValuesOf('currency'));
const stepNames = z.array(z.string());
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time like 09:00')
  .transform((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));

export const workingTime = z
  .strictObject({
    timeZone: z.string().refine(isTimeZone, 'must be a time zone like Europe/Berlin'),
    days: z.array(z.enum(days)).min(1, 'must name a day').default(days.slice(0, 5)),
    from: clock,
    to: clock,
    holidays: z.array(z.iso.date('must be days like 2026-12-25')).default([]),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'must be later than from' })
  .transform((time): WorkingTime => ({ ...time, days: time.days.map((day) => days.indexOf(day) + 1) }));

/** A rule is about one thing; which, its key says. */
const rule = z.union(
  [
    z
      .strictObject({ marginBelow: z.number(), ask: stepNames })
      .transform(({ marginBelow: below, ask }) => ({ when: { kind: 'low-margin', below } as const, ask })),
    z
      .strictObject({ firstOrder: z.literal(true), ask: stepNames })
      .transform(({ ask }) => ({ when: { kind: 'first-order' } as const, ask })),
    z
      .strictObject({ commitmentOverMonths: z.number(), ask: stepNames })
      .transform(({ commitmentOverMonths: months, ask }) => ({
        when: { kind: 'long-commitment', months } as const,
        ask,
      })),
    z
      .strictObject({ provider: z.string(), ask: stepNames })
      .transform(({ provider, ask }) => ({ when: { kind: 'by-provider', provider } as const, ask })),
  ],
  { error: 'must be ask, and one of marginBelow, firstOrder, commitmentOverMonths and provider' },
);

/** What a file with a policy holds. */
export function policyFile(circumstances: Circumstances) {
  const who = named(circumstances);
  const person = z
    .string()
    .regex(entraForm(circumstances), 'must be Entra object ids of people')
    .transform((id) => id.toLowerCase());
  return z.strictObject({
    steps: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(60),
          who,
          approvals: wholeNumber(10).default(1),
          escalate: z.strictObject({ afterHours: hours, to: who }).optional(),
        }),
      )
      .min(1, 'must have a step'),
    bands: z
      .array(
        z.strictObject({
          currency: z
            .string()
            .refine((code) => currencies.has(code), 'must be a currency like USD')
            .optional(),
          from: amount,
          below: amount.optional(),
          ask: stepNames,
        }),
      )
      .min(1, 'must have a band'),
    rules: z.array(rule).default([]),
    twoPersonRule: z.boolean().default(true),
    deputies: z.record(person, person).default({}),
    reminders: z.strictObject({ everyHours: hours, most: wholeNumber(20) }).optional(),
    workingTime: workingTime.optional(),
  });
}
export type PolicyFile = z.infer<ReturnType<typeof policyFile>>;

const kinds: Readonly<Record<string, string>> = {
  number: 'a number',
  string: 'a text',
  array: 'a list',
  boolean: 'true or false',
};

/** What is wrong where the form has no sentence of its own for it. */
export function policyMistake(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${kinds[issue.expected] ?? 'an object'}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `has nothing called ${issue.keys.join(', ')}`;
    case 'too_small':
      return issue.origin === 'string' ? 'must not be empty' : `must be at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `must have at most ${issue.maximum} characters`
        : `must be at most ${issue.maximum}`;
    default:
      return undefined;
  }
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
