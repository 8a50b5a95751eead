import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { AuthenticationConstants } from 'botframework-connector';
import restify from 'restify';
import { serveBench } from './bot-process.ts';

/** The least a bot on this stack can do: check who calls, take a message, send it back. What it costs is the stack's. */
const { MicrosoftAppType = '', MicrosoftAppId = '', MicrosoftAppTenantId = '', BOT_OPENID_METADATA = '' } = process.env;
const { OAuthUrl, ToBotFromChannelTokenIssuer, ToBotFromEmulatorOpenIdMetadataUrl } = AuthenticationConstants;
const { ToChannelFromBotLoginUrl, ToChannelFromBotOAuthScope } = AuthenticationConstants;
const adapter = new CloudAdapter(
  new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppType,
    MicrosoftAppId,
    MicrosoftAppTenantId,
    ToBotFromChannelOpenIdMetadataUrl: BOT_OPENID_METADATA,
    // Those of the public cloud: the SDK takes its cloud addresses all or none.
    ToBotFromChannelTokenIssuer,
    ToBotFromEmulatorOpenIdMetadataUrl,
    ToChannelFromBotLoginUrl,
    ToChannelFromBotOAuthScope,
    OAuthUrl,
    CallerId: '',
    ValidateAuthority: 'true',
  }),
);
const server = restify.createServer();
server.post(
  '/api/messages',
  restify.plugins.bodyReader({ maxBodySize: 256 * 1024 }),
  ...restify.plugins.jsonBodyParser({ mapParams: false }),
  async (request, response) => {
    const call = { body: request.body, headers: request.headers, method: 'POST' };
    await adapter.process(call, response, async (context) => {
      await context.sendActivity(context.activity.text);
    });
  },
);
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () =>
  serveBench(`http://127.0.0.1:${server.address().port}`),
);
