import { OnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';
import type { TeamsConfig } from '../config.ts';

/**
 * Gets app-only tokens for a service of Microsoft's as the bot itself; both libraries keep a token until it runs out, and
 * are loaded with the first.
 * Throws OnboardingError `setting-invalid` for a bot without an identity.
 * @param resource the address of the service, which is what the tokens are for
 */
export function appTokens(bot: TeamsConfig, resource: string): () => Promise<string> {
  const { appId, appType, appPassword, appTenantId, loginUrl } = bot;
  const scope = `${resource}/.default`;
  if (appId !== undefined && appType === 'UserAssignedMSI') {
    const identity = once(async () => {
      const { ManagedIdentityCredential } = await import('@azure/identity');
      return new ManagedIdentityCredential({ clientId: appId });
    });
    return async () => (await (await identity()).getToken(scope)).token;
  }
  if (appId === undefined || appPassword === undefined || appTenantId === undefined) {
    throw new OnboardingError('setting-invalid', {
      says: saying('errors.identity.noIdentity'),
    });
  }
  const application = once(async () => {
    const { ConfidentialClientApplication } = await import('@azure/msal-node');
    const authority = `${loginUrl}/${appTenantId}`;
    return new ConfidentialClientApplication({ auth: { clientId: appId, clientSecret: appPassword, authority } });
  });
  return async () => {
    const result = await (await application()).acquireTokenByClientCredential({ scopes: [scope] });
    if (result === null) throw new Error('Microsoft Entra ID answered without a token');
    return result.accessToken;
  };
}

/** The same for Microsoft Graph. */
export function graphTokens(bot: TeamsConfig): () => Promise<string> {
  return appTokens(bot, bot.graphUrl);
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
