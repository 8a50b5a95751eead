import { z } from 'zod';
import {
  address,
  type Circumstances,
  entraForm,
  entraId,
  entraIds,
  isLoopback,
  isPublicName,
  text,
  wholeNumber,
} from './forms.ts';
import { serviceUrlPrefixes, serviceUrlsOfCloud } from './service-urls.ts';

/**
 * Whether the bot has an identity, and so checks who calls it. The Bot Framework SDK reads an empty app id as "no
 * authentication", which is fit for a developer's own machine only.
 */
function hasIdentity({ production, given }: Circumstances): boolean {
  return production || given.MicrosoftAppId !== undefined;
}

/** Where the bot listens and how it is reached. */
export function httpSettings(circumstances: Circumstances) {
  const { production, given } = circumstances;
  const port = wholeNumber(0, 65535).default(3978);
  const host = z
    .string()
    .default(production ? '0.0.0.0' : '127.0.0.1')
    .refine((name) => production || isLoopback(name), {
      error: 'must be a loopback address without NODE_ENV=production: what development allows is for one machine',
    });
  const publicUrl = publicAddress(circumstances);
  return z
    .object({
      HOST: host,
      PORT: port,
      PUBLIC_URL: production ? publicUrl : publicUrl.default(`http://localhost:${given.PORT ?? 3978}`),
    })
    .transform(({ HOST, PORT, PUBLIC_URL }) => ({ host: HOST, port: PORT, publicUrl: PUBLIC_URL }));
}

/** Others open it, unless it is development: also a tunnel or a proxy would make that reachable from other machines. */
function publicAddress(circumstances: Circumstances) {
  const { production } = circumstances;
  const error = production
    ? 'must be an address that others can open: https and the name of a host, without a port or a path'
    : 'must be an address of this machine without NODE_ENV=production: what development allows is for one machine';
  // Pages name what belongs to them from the root, and Teams signs people in for a host alone (Microsoft Learn:
  // tab-sso-manifest, `resource`).
  const isRight = ({ hostname, port, pathname }: URL) =>
    production ? isPublicName(hostname) && port === '' && pathname === '/' : isLoopback(hostname);
  return address('what links in mails and cards start with', circumstances).refine((url) => isRight(new URL(url)), {
    error,
  });
}

const registered = ['SingleTenant', 'UserAssignedMSI'] as const;
/** New multi-tenant bots can no longer be registered (Microsoft Learn: provision-and-publish-a-bot). */
export const appTypes = [...registered, 'MultiTenant'] as const;

/** Of the public cloud. */
const publicOpenIdMetadata = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

/** The bot's identity, under the Bot Framework's own names, and whom it listens to. */
export function teamsSettings(circumstances: Circumstances) {
  const { production, given } = circumstances;
  const identified = hasIdentity(circumstances);
  const types = production ? registered : appTypes;
  const type = z.enum(types, { error: `must be ${types.join(' or ')}` });
  const needsPassword = identified && given.MicrosoftAppType !== 'UserAssignedMSI';
  const appId = entraId("the bot's application id", circumstances);
  const tenantId = entraId('the tenant in which the bot is registered', circumstances);
  const password = text("the secret of the bot's application");
  const cloudAddress = address("the cloud's", circumstances).optional();
  return z
    .object({
      MicrosoftAppId: identified ? appId : appId.optional(),
      MicrosoftAppType: production ? type : type.default('SingleTenant'),
      MicrosoftAppTenantId: identified ? tenantId : tenantId.optional(),
      MicrosoftAppPassword: needsPassword ? password : password.optional(),
      ALLOWED_TENANTS: entraIds(circumstances),
      BOT_OPENID_METADATA: cloudAddress,
      ToChannelFromBotLoginUrl: cloudAddress,
      ToChannelFromBotOAuthScope: z.string().optional(),
      ToBotFromChannelTokenIssuer: z.string().default('https://api.botframework.com'),
      ToBotFromChannelOpenIdMetadataUrl: cloudAddress,
      TEAMS_SERVICE_URLS: serviceUrlPrefixes,
      TARGETED_MESSAGES: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
      TEAMS_CATALOG_APP_ID: entraId('the app in the catalog of the organization', circumstances).optional(),
      GRAPH_URL: address('Microsoft Graph', circumstances).default('https://graph.microsoft.com'),
    })
    .transform((settings, context) => {
      const { MicrosoftAppId, MicrosoftAppType, MicrosoftAppTenantId, MicrosoftAppPassword, ...others } = settings;
      const { ALLOWED_TENANTS, GRAPH_URL, BOT_OPENID_METADATA, TEAMS_SERVICE_URLS, ...ofTeams } = others;
      const { TARGETED_MESSAGES, TEAMS_CATALOG_APP_ID, ...ofCloud } = ofTeams;
      const { ToBotFromChannelTokenIssuer: issuer, ToBotFromChannelOpenIdMetadataUrl, ...cloud } = ofCloud;
      const ownTenant = MicrosoftAppTenantId === undefined ? [] : [MicrosoftAppTenantId];
      const prefixes = TEAMS_SERVICE_URLS.length > 0 ? TEAMS_SERVICE_URLS : serviceUrlsOfCloud[issuer];
      if (prefixes === undefined) {
        context.addIssue({ code: 'custom', path: ['TEAMS_SERVICE_URLS'], message: "is missing: the cloud's Teams" });
        return z.NEVER;
      }
      return {
        appId: MicrosoftAppId,
        appType: MicrosoftAppType,
        appTenantId: MicrosoftAppTenantId,
        appPassword: MicrosoftAppPassword,
        allowedTenants: ALLOWED_TENANTS.length > 0 ? ALLOWED_TENANTS : ownTenant,
        /** Whether Teams may be asked to show a message in a chat of several to one of them alone. */
        targetedMessages: TARGETED_MESSAGES === 'on',
        /** What the app is called in the organization's catalog; undefined = it is installed for nobody. */
        catalogAppId: TEAMS_CATALOG_APP_ID,
        graphUrl: GRAPH_URL,
        /** Whether Graph is asked who is a guest; on a developer's own machine only where a Graph is named. */
        looksGuestsUp: identified && (production || given.GRAPH_URL !== undefined),
        /** Who issues the bot's tokens, e.g. `https://login.microsoftonline.com`. */
        loginUrl: new URL(cloud.ToChannelFromBotLoginUrl ?? 'https://login.microsoftonline.com').origin,
        /** Who issues the tokens with which Teams calls, and where the keys of them are found. */
        channel: {
          issuer,
          metadataUrl: ToBotFromChannelOpenIdMetadataUrl ?? BOT_OPENID_METADATA ?? publicOpenIdMetadata,
        },
        /** How the ids of the people are written who may call. */
        personForm: entraForm(circumstances),
        serviceUrls: { prefixes, loopback: !production },
        /** How the bot calls Teams; undefined = as in the public cloud. */
        cloud,
      };
    });
}
