import type { SignInConfig } from '../config.ts';

/**
 * A secret, or where there is none the bot's managed identity, which the application has to trust (Microsoft Learn:
 * workload-identity-federation-config-app-trust-managed-identity).
 */
export function proofOf({ proof }: SignInConfig) {
  if (proof.kind === 'secret') return { clientSecret: proof.secret };
  const clientAssertion = async () => {
    const { ManagedIdentityCredential } = await import('@azure/identity');
    const identity = new ManagedIdentityCredential({ clientId: proof.clientId });
    return (await identity.getToken('api://AzureADTokenExchange/.default')).token;
  };
  return { clientAssertion };
}
