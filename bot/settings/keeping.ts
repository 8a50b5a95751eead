import { dirname, join } from 'node:path';
import { z } from 'zod';
import { address, type Circumstances, list, text, wholeNumber } from './forms.ts';
import { isMadeUp } from './made-up-key.ts';

const sqliteFile = '.data/onboarding.sqlite';

/** Where documents are kept. */
export function storeSettings(circumstances: Circumstances) {
  const sqlite = z
    .object({ STORE: z.literal('sqlite'), SQLITE_FILE: z.string().default(sqliteFile) })
    .transform(({ SQLITE_FILE }) => ({ kind: 'sqlite' as const, file: SQLITE_FILE }));
  const cosmos = z
    .object({
      STORE: z.literal('cosmos'),
      COSMOS_ENDPOINT: address('STORE=cosmos needs the address of the Cosmos DB account', circumstances),
      COSMOS_DATABASE: z.string().default('onboarding'),
      COSMOS_KEY: z.string().optional(),
    })
    .transform(({ COSMOS_ENDPOINT, COSMOS_DATABASE, COSMOS_KEY }) => ({
      kind: 'cosmos' as const,
      endpoint: COSMOS_ENDPOINT,
      database: COSMOS_DATABASE,
      key: COSMOS_KEY,
    }));
  return z.discriminatedUnion('STORE', [sqlite, cosmos], { error: 'must be sqlite or cosmos' });
}

/** Where secrets are kept, and what protects them there. */
export function secretsSettings(circumstances: Circumstances) {
  const { production, given } = circumstances;
  const mustBe = 'must be 32 bytes of chance, in hex or base64 (openssl rand -base64 32)';
  const anyKey = z.string().transform((encoded, context) => {
    const bytes = Buffer.from(encoded, /^[0-9a-f]{64}$/i.test(encoded) ? 'hex' : 'base64');
    if (bytes.length === 32) return { encoded, bytes };
    context.addIssue(mustBe);
    return z.NEVER;
  });
  const key = text('SECRETS=store needs the key that encrypts the secrets')
    .pipe(anyKey)
    .refine(({ encoded, bytes }) => !isMadeUp(encoded, bytes), { error: mustBe })
    .transform(({ bytes }) => ({ from: 'setting' as const, bytes }));
  // Also one that somebody made up: to get away from it is a reason to change it.
  const oldKeys = list.pipe(z.array(anyKey.transform(({ bytes }) => bytes)));
  const keyFile = { from: 'file' as const, path: join(dirname(given.SQLITE_FILE ?? sqliteFile), 'secrets.key') };
  const store = z
    .object({
      SECRETS: z.literal('store'),
      SECRETS_KEY: production ? key : key.optional(),
      SECRETS_KEY_OLD: oldKeys,
    })
    .transform(({ SECRETS_KEY, SECRETS_KEY_OLD }) => ({
      kind: 'store' as const,
      key: SECRETS_KEY ?? keyFile,
      oldKeys: SECRETS_KEY_OLD,
    }));
  const keyVault = z
    .object({
      SECRETS: z.literal('keyvault'),
      KEY_VAULT_URL: address('SECRETS=keyvault needs the address of the Key Vault', circumstances),
    })
    .transform(({ KEY_VAULT_URL }) => ({ kind: 'keyvault' as const, url: KEY_VAULT_URL }));
  return z.discriminatedUnion('SECRETS', [store, keyVault], { error: 'must be keyvault or store' });
}

/** How long what is known of people at customers is kept. */
export const recordsSettings = z
  .object({ RETENTION_DAYS: wholeNumber(0, 36_500).default(0) })
  .transform(({ RETENTION_DAYS }) => ({ retentionDays: RETENTION_DAYS }));
