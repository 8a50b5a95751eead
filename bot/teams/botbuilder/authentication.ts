import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { AppCredentials, AuthenticationConstants, type BotFrameworkAuthentication } from 'botframework-connector';
import type { TeamsConfig } from '../../config.ts';
import type { BotToken } from '../send/connector.ts';
import { AuthenticationWithKeptClients } from './kept-clients.ts';

/**
 * Who may call, and who we are to Teams. Without an app id the SDK checks nothing; the settings allow that on a
 * developer's own machine only.
 */
export function createAuthentication(config: TeamsConfig): BotFrameworkAuthentication {
  const settings = config.appId === undefined ? {} : { ...identityOf(config), ...cloudKeys(config) };
  return new AuthenticationWithKeptClients(settings);
}

/** The bot's own token, by the SDK, which keeps it until it runs out. */
export function botToken(config: TeamsConfig): BotToken {
  const { appId, cloud } = config;
  if (appId === undefined) return async () => undefined;
  const factory = new ConfigurationServiceClientCredentialFactory(identityOf(config));
  const { ToChannelFromBotOAuthScope, ToChannelFromBotLoginUrl } = AuthenticationConstants;
  const credentials = factory.createCredentials(
    appId,
    cloud.ToChannelFromBotOAuthScope ?? ToChannelFromBotOAuthScope,
    cloud.ToChannelFromBotLoginUrl ?? ToChannelFromBotLoginUrl,
    true,
  );
  return async () => {
    const ours = await credentials;
    if (!(ours instanceof AppCredentials)) throw new TypeError('The SDK has made credentials without a token.');
    return ours.getToken();
  };
}

function identityOf({ appId, appType, appTenantId, appPassword }: TeamsConfig): Record<string, string> {
  return {
    MicrosoftAppId: appId ?? '',
    MicrosoftAppType: appType,
    MicrosoftAppTenantId: appTenantId ?? '',
    MicrosoftAppPassword: appPassword ?? '',
  };
}

/** The SDK takes its cloud addresses all or none: when one is set, the others are the public cloud's. */
function cloudKeys({ cloud, appTenantId }: TeamsConfig): Record<string, string> {
  const given = Object.entries(cloud).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  if (given.length === 0) return {};
  return {
    ToChannelFromBotLoginUrl:
      AuthenticationConstants.ToChannelFromBotLoginUrlPrefix + (appTenantId ?? 'botframework.com'),
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
