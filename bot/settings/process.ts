import { url as inspectorUrl } from 'node:inspector';
import { z } from 'zod';
import type { Circumstances } from './forms.ts';

/** The Node process that the bot is. */
export function processSettings({ production }: Circumstances) {
  return z.object({
    // Nothing but these two: a bot with NODE_ENV=prod would run with the defaults of a desk.
    NODE_ENV: z
      .enum(['production', 'development'], { error: 'must be production or development, in small letters' })
      .default('development'),
    // Read by Node itself. Whoever sits on the line could be Partner Center, Entra or Teams to us.
    NODE_TLS_REJECT_UNAUTHORIZED: z
      .string()
      .refine((given) => given !== '0', {
        error: 'must not be 0: certificates count (NODE_EXTRA_CA_CERTS adds an authority)',
      })
      .optional(),
    // Read by Azure's own library; here it tells who was not let in.
    AZURE_CLIENT_ID: z.string().optional(),
    // Or as an argument of Node. Whoever reaches the inspector has every secret of the process.
    NODE_OPTIONS: z
      .string()
      .default('')
      .refine(() => !production || inspectorUrl() === undefined, {
        error: 'must not open the inspector in production (--inspect)',
      }),
  });
}
