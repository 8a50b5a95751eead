import {
  type Activity,
  ActivityEventNames,
  ActivityTypes,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from 'botbuilder';
import { AuthenticationConstants, type BotFrameworkAuthentication } from 'botframework-connector';
import type { TeamsConfig } from '../config.ts';
import { asOnboardingError, type ErrorCode } from '../errors.ts';
import type { Log } from '../log.ts';
import { textActivity } from './send-card.ts';

/** How long Teams may take to accept one message, in ms; the SDK itself would wait for ever. */
const sendTimeout = 10_000;

/** The Bot Framework's end of the wire. An error in a turn ends in a sentence to the person, never in silence. */
export function createAdapter(config: TeamsConfig, log: Log): CloudAdapter {
  const adapter = new CloudAdapter(authentication(config));
  adapter.onTurnError = async (context, error) => {
    const { type, name } = context.activity;
    // A turn that we began ourselves: whoever began it repeats what did not get through.
    if (type === ActivityTypes.Event && name === ActivityEventNames.ContinueConversation) throw error;
    log.error({ err: error, activity: type, name }, 'a turn failed');
    const { code, userMessage } = asOnboardingError(error);
    if (type === ActivityTypes.Message) await context.sendActivity(textActivity(userMessage));
    if (type === ActivityTypes.Invoke && !context.responded)
      await context.sendActivity(failedInvoke(code, userMessage));
  };
  adapter.use(async (context, next) => {
    sendOnce(context, adapter);
    await next();
  });
  return adapter;
}

/** HTTP 200: clients show nothing for an adaptive card action that is answered with an HTTP error. */
function failedInvoke(code: ErrorCode, message: string): Partial<Activity> {
  const body = { statusCode: 500, type: 'application/vnd.microsoft.error', value: { code, message } };
  return { type: ActivityTypes.InvokeResponse, value: { status: 200, body } };
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

/**
 * The connector client repeats a send up to four times on its own, also when the first may have arrived, and has no
 * time limit (measured with botbuilder 4.23.3). Our effects repeat what must arrive; here a send is tried once.
 */
function sendOnce(context: TurnContext, adapter: CloudAdapter): void {
  const connector: unknown = context.turnState.get(adapter.ConnectorClientKey);
  const pipeline = pipelineOf(connector);
  if (pipeline === undefined) return;
  for (const { name } of pipeline.getOrderedPolicies()) {
    if (/retry/i.test(name)) pipeline.removePolicy({ name });
  }
  pipeline.addPolicy({
    name: 'sendTimeout',
    sendRequest(request, next) {
      request.timeout = sendTimeout;
      return next(request);
    },
  });
}

interface Pipeline {
  getOrderedPolicies(): readonly { name: string }[];
  removePolicy(options: { name: string }): unknown;
  addPolicy(policy: {
    name: string;
    sendRequest(
      request: { timeout: number },
      next: (request: { timeout: number }) => Promise<unknown>,
    ): Promise<unknown>;
  }): void;
}

/** The SDK does not export its client's type; what is used of it is looked for before it is used. */
function pipelineOf(connector: unknown): Pipeline | undefined {
  if (typeof connector !== 'object' || connector === null || !('client' in connector)) return undefined;
  const { client } = connector;
  if (typeof client !== 'object' || client === null || !('pipeline' in client)) return undefined;
  const { pipeline } = client;
  return isPipeline(pipeline) ? pipeline : undefined;
}

function isPipeline(pipeline: unknown): pipeline is Pipeline {
  return (
    typeof pipeline === 'object' &&
    pipeline !== null &&
    ['getOrderedPolicies', 'removePolicy', 'addPolicy'].every((method) => method in pipeline)
  );
}
