import { AuthenticationConstants, type BotFrameworkAuthentication } from 'botframework-connector';
import type { TeamsConfig } from '../../config.ts';
import { AuthenticationWithKeptClients } from './kept-clients.ts';

/**
 * Who may call, and who we are to Teams. Without an app id the SDK checks nothing; the settings allow that on a
 * developer's own machine only.
 */
export function createAuthentication(config: TeamsConfig): BotFrameworkAuthentication {
  const { appId, appType, appTenantId, appPassword, cloud } = config;
  const settings =
    appId === undefined
      ? {}
      : {
          MicrosoftAppId: appId,
          MicrosoftAppType: appType,
          MicrosoftAppTenantId: appTenantId ?? '',
          MicrosoftAppPassword: appPassword ?? '',
          ...cloudKeys(cloud, appTenantId),
        };
  return new AuthenticationWithKeptClients(settings);
}

/** The SDK takes its cloud addresses all or none: when one is set, the others are the public cloud's. */
function cloudKeys(cloud: TeamsConfig['cloud'], tenantId: string | undefined): Record<string, string> {
  const given = Object.entries(cloud).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  if (given.length === 0) return {};
  return {
    ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrlPrefix + (tenantId ?? 'botframework.com'),
    ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
    ToBotFromChannelTokenIssuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
    OAuthUrl: AuthenticationConstants.OAuthUrl,
    ToBotFromChannelOpenIdMetadataUrl: AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
    CallerId: '',
    ValidateAuthority: 'true',
    ...Object.fromEntries(given),
  };
}
