import { z } from 'zod';

/**
 * The schema for an object whose members come in any case: webhook registrations are documented as `WebhookUrl` and
 * modelled as `webhookUrl` (Microsoft Learn: partner-center-webhooks, and its OpenAPI description).
 */
export function anyCase<S extends z.ZodObject>(schema: S) {
  const names = new Map(Object.keys(schema.shape).map((name) => [name.toLowerCase(), name]));
  return z.preprocess((value) => {
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).map(([name, member]) => [names.get(name.toLowerCase()) ?? name, member]);
    return Object.fromEntries(members);
  }, schema);
}
