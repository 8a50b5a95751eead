import { createHash } from 'node:crypto';
import type { TokenCredential } from '@azure/identity';
import { SecretClient, type SecretClientOptions } from '@azure/keyvault-secrets';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';
import type { Vault } from './vault.ts';

export interface KeyVaultOptions {
  readonly url: string;
  readonly credential: TokenCredential;
  /** How the vault is reached when it is not Azure's own. */
  readonly connection?: Pick<SecretClientOptions, 'allowInsecureConnection' | 'retryOptions'>;
}

/** Secrets in Azure Key Vault. */
export function createKeyVault({ url, credential, connection }: KeyVaultOptions): Vault {
  const client = new SecretClient(url, credential, { ...connection });

  return {
    async put(name, value) {
      const stored = secretName(name);
      const set = async () => void (await client.setSecret(stored, value));
      await answered(set, {
        // A deleted secret keeps its name until it is purged, which not everybody may do: bring it back, then replace.
        409: async () => {
          await (await client.beginRecoverDeletedSecret(stored)).pollUntilDone();
          await answered(set);
        },
      });
    },

    async get(name) {
      return answered(async () => (await client.getSecret(secretName(name))).value, { 404: async () => undefined });
    },

    async delete(name) {
      const stored = secretName(name);
      const nothing = async () => {};
      await answered(
        async () => {
          await (await client.beginDeleteSecret(stored)).pollUntilDone();
          // Where purging is not allowed (403), or is protected against, the vault drops it after its retention period.
          await answered(() => client.purgeDeletedSecret(stored), { 403: nothing, 404: nothing });
        },
        { 404: nothing },
      );
    },
  };
}

/**
 * A name as Key Vault takes them: letters, digits and dashes, without regard to case, at most 127 (Microsoft Learn:
 * about-keys-secrets-certificates). The first part is for people; the second keeps different names apart.
 */
export function secretName(name: string): string {
  const readable = name.replace(/[^0-9A-Za-z]+/g, '-').slice(0, 60);
  return `${readable}-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
}

/** Runs a request; for the statuses that are answers what belongs to them, every other failure as ours. */
async function answered<T>(
  request: () => Promise<T>,
  answers: Readonly<Record<number, () => Promise<T>>> = {},
): Promise<T> {
  try {
    return await request();
  } catch (thrown) {
    if (thrown instanceof OnboardingError) throw thrown;
    const status = thrown instanceof Error && 'statusCode' in thrown ? Number(thrown.statusCode) : 0;
    const answer = answers[status];
    if (answer !== undefined) return answer();
    throw new OnboardingError('store-unavailable', {
      says: saying('errors.secrets.unavailable'),
      retryable: true,
      outage: 'vault',
      cause: thrown,
    });
  }
}
