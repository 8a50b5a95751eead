import type { ConfidentialClientApplication } from '@azure/msal-node';
import { createMsal } from '../../partner-center/msal.ts';
import type { SignInConfig, TeamsConfig } from '../config.ts';
import { proofOf } from './proof-of.ts';

/**
 * App-only tokens for Microsoft Graph as the application that people sign in to; the library keeps a token until it runs out.
 * @param teams its first allowed tenant is asked where the bot has none of its own
 * @param ask in place of the platform's
 */
export function signInGraphTokens(config: SignInConfig, teams: TeamsConfig, ask = fetch): () => Promise<string> {
  const { loginUrl, graphUrl, appTenantId, allowedTenants } = teams;
  const tenantId = appTenantId ?? allowedTenants[0] ?? 'organizations';
  let application: Promise<ConfidentialClientApplication> | undefined;
  return async () => {
    application ??= createMsal({ loginUrl, tenantId, clientId: config.appId, fetch: ask, ...proofOf(config) });
    const scopes = [`${graphUrl}/.default`];
    const result = await (await application).acquireTokenByClientCredential({ scopes });
    if (result === null) throw new Error('Microsoft Entra ID answered without a token');
    return result.accessToken;
  };
}
