import { ManagedIdentityCredential } from '@azure/identity';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { TeamsConfig } from '../config.ts';

const scope = 'https://graph.microsoft.com/.default';

/**
 * Gets app-only tokens for Microsoft Graph as the bot itself; both libraries keep a token until it runs out. Throws
 * OnboardingError `setting-invalid` for a bot without an identity.
 */
export function graphTokens({ appId, appType, appPassword, appTenantId }: TeamsConfig): () => Promise<string> {
  if (appId !== undefined && appType === 'UserAssignedMSI') {
    const identity = new ManagedIdentityCredential({ clientId: appId });
    return async () => (await identity.getToken(scope)).token;
  }
  if (appId === undefined || appPassword === undefined || appTenantId === undefined) {
    throw new OnboardingError('setting-invalid', {
      userMessage: 'MAIL=graph needs MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId',
    });
  }
  const application = new ConfidentialClientApplication({
    auth: {
      clientId: appId,
      clientSecret: appPassword,
      authority: `https://login.microsoftonline.com/${appTenantId}`,
    },
  });
  return async () => {
    const result = await application.acquireTokenByClientCredential({ scopes: [scope] });
    if (result === null) throw new Error('Microsoft Entra ID answered without a token');
    return result.accessToken;
  };
}
