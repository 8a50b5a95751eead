import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { causesOf, whyNotReached } from '../../errors/why-not-reached.ts';
import { type Saying, saying } from '../../words/saying.ts';
import type { SecretsConfig } from '../config.ts';

/** Why the vault cannot be used. */
export interface VaultFault {
  readonly says: Saying;
  /** Whether only a person can mend it: no permission, no identity, no such vault or name. */
  readonly isLasting: boolean;
}

/**
 * For operators: what could not be reached, as whom, and what to check.
 * @param thrown what any operation of the vault threw
 * @param identity who this machine is in Azure
 */
export async function whyVaultNotReached(
  thrown: unknown,
  secrets: SecretsConfig,
  identity: Saying,
): Promise<VaultFault> {
  if (secrets.kind === 'store') {
    const { says, detail } = asOnboardingError(thrown);
    return { says, isLasting: detail.retryable !== true };
  }
  const { url: address } = secrets;
  const causes = causesOf(thrown);
  const status = causes.map(statusOf).find((one) => one !== undefined);
  const innermost = causes.at(-1);
  const message = innermost instanceof Error ? innermost.message : '';
  const values = { address, identity };
  // As the service words it (Microsoft Learn: rest-error-codes of Key Vault).
  if (status === 403 && /firewall|ForbiddenByConnection|not authorized and caller is not a trusted/i.test(message)) {
    return lasting(saying('errors.reach.vaultFirewall', values));
  }
  if (status === 401) return lasting(saying('errors.reach.vaultUnknown', values));
  if (status === 403) return lasting(saying('errors.reach.vaultForbidden', values));
  if (status === 404) return lasting(saying('errors.reach.vaultMissing', values));
  const says = await whyNotReached({ address, setting: 'KEY_VAULT_URL', identity }, thrown);
  return { says, isLasting: says.key === 'errors.reach.noIdentity' || causes.some(isNameUnknown) };
}

function lasting(says: Saying): VaultFault {
  return { says, isLasting: true };
}

function isNameUnknown(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOTFOUND';
}

function statusOf(cause: unknown): number | undefined {
  return cause instanceof Error && 'statusCode' in cause && typeof cause.statusCode === 'number'
    ? cause.statusCode
    : undefined;
}
