import { z } from 'zod';

/** Somebody in Teams, known by Entra object id within a tenant. */
export const Person = z.object({ id: z.string(), tenantId: z.string(), name: z.string() });
export type Person = z.infer<typeof Person>;
