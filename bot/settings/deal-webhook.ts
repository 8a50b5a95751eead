import { z } from 'zod';
import { type Circumstances, isLoopback, text } from './forms.ts';

/** 24 to 64 bytes, as the specification of Standard Webhooks has them. */
const secretForm = /^whsec_(?=.{32,88}$)(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/;

/** While a secret is being changed there are two: the new one and the one before. */
const mostSecrets = 2;

/** Where a system is told of deals; null = none is. */
export function dealWebhookSettings({ production, given }: Circumstances) {
  // With its query: some receivers have their key in it. No complaint repeats it.
  const url = z.string().refine(
    (address) => {
      const parsed = URL.parse(address);
      if (parsed === null || `${parsed.username}${parsed.password}${parsed.hash}` !== '') return false;
      return (
        parsed.protocol === 'https:' || (parsed.protocol === 'http:' && isLoopback(parsed.hostname) && !production)
      );
    },
    { error: production ? 'must be an https address' : 'must be an https address (http only for this machine)' },
  );
  const secrets = text('DEAL_WEBHOOK_URL needs what its deliveries are signed with')
    .transform((value) => value.split(/\s+/))
    .refine((given) => given.length <= mostSecrets && given.every((secret) => secretForm.test(secret)), {
      error:
        'must be whsec_ and 24 to 64 random bytes in base64 (echo whsec_$(openssl rand -base64 32)), and while it is being changed the one before behind it',
    });
  return z
    .object({
      DEAL_WEBHOOK_URL: url.optional(),
      DEAL_WEBHOOK_SECRET: given.DEAL_WEBHOOK_URL === undefined ? secrets.optional() : secrets,
    })
    .transform(({ DEAL_WEBHOOK_URL, DEAL_WEBHOOK_SECRET }) =>
      DEAL_WEBHOOK_URL === undefined || DEAL_WEBHOOK_SECRET === undefined
        ? null
        : { url: DEAL_WEBHOOK_URL, secrets: DEAL_WEBHOOK_SECRET },
    );
}
