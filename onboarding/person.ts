import { z } from 'zod';
import { cleanText } from './form.ts';
import { faultInName } from './name-fault.ts';

/** Somebody in Teams, known by Entra object id within a tenant. */
export const Person = z.object({ id: z.string(), tenantId: z.string(), name: z.string() });
export type Person = z.infer<typeof Person>;

/**
 * What somebody is called in Teams, where people may call themselves anything, shown as what it is: with the id beside
 * a name that reads like another, and the id alone where nothing can be seen.
 */
export function nameShown(name: string, id: string): string {
  const shown = cleanText(name.slice(0, 100));
  if (shown === '') return id;
  return faultInName(shown) === undefined ? shown : `${shown} (${id})`;
}
