import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { AuthenticationConstants, type BotFrameworkAuthentication } from 'botframework-connector';
import type { TeamsConfig } from '../../config.ts';
import { createPace } from '../send/pace.ts';
import { sendCarefully } from './send-carefully.ts';

/** The Bot Framework's end of the wire. */
export function createAdapter(config: TeamsConfig): CloudAdapter {
  const adapter = new CloudAdapter(authentication(config));
  const pace = createPace();
  adapter.onTurnError = async (_, error) => {
    // A turn of theirs tells the person itself; one that we began is repeated by whoever began it.
    throw error;
  };
  adapter.use(async (context, next) => {
    sendCarefully(context, adapter, pace);
    await next();
  });
  return adapter;
}

/** Without an app id the SDK checks nothing; the settings allow that on a developer's own machine only. */
function authentication({ appId, appType, appTenantId, appPassword, cloud }: TeamsConfig): BotFrameworkAuthentication {
  if (appId === undefined) return new ConfigurationBotFrameworkAuthentication({});
  return new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppId: appId,
    MicrosoftAppType: appType,
    MicrosoftAppTenantId: appTenantId ?? '',
    MicrosoftAppPassword: appPassword ?? '',
    ...cloudKeys(cloud, appTenantId),
  });
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
