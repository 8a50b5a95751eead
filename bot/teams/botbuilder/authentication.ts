import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { AppCredentials, AuthenticationConstants } from 'botframework-connector';
import type { TeamsConfig } from '../../config.ts';
import type { BotToken } from '../send/connector.ts';

/** The bot's own token, by the SDK, which keeps it until it runs out. */
export function botToken(config: TeamsConfig): BotToken {
  const { appId, appType, appTenantId, appPassword, cloud } = config;
  if (appId === undefined) return async () => undefined;
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppType: appType,
    MicrosoftAppTenantId: appTenantId ?? '',
    MicrosoftAppPassword: appPassword ?? '',
  });
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
