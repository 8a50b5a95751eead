import { z } from 'zod';

/**
 * A text about a person at the customer, as an entry of the timeline keeps it. The chain of entries is made over the
 * digest of text and salt, not over the text: that can go, and the chain still holds. Without the salt nobody finds the
 * text again by trying.
 */
export const Personal = z.union([
  /** The salt is given when the entry is written down, for chance has no place here. */
  z.strictObject({ text: z.string(), salt: z.string() }),
  /** Erased. */
  z.strictObject({ digest: z.string() }),
]);
export type Personal = z.infer<typeof Personal>;

export function personal(text: string): Personal {
  return { text, salt: '' };
}

/** Any JSON value with each personal text in it replaced, however deep it lies. */
export function mapPersonal(value: unknown, replace: (found: Personal) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => mapPersonal(item, replace));
  // A parse that fails is dear, and nearly all would.
  const found = 'text' in value || 'digest' in value ? Personal.safeParse(value) : undefined;
  if (found?.success) return replace(found.data);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapPersonal(item, replace)]));
}
