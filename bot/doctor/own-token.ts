import { causesOf } from '../../errors/why-not-reached.ts';
import { createMsal } from '../../partner-center/msal.ts';
import { type Saying, saying } from '../../words/saying.ts';
import type { TeamsConfig } from '../config.ts';
import { whyNotReached } from './checks/why.ts';
import { withNetworkFault } from './with-network-fault.ts';

/** The scope of the Bot Connector in the public cloud (Microsoft Learn: bot-framework-rest-connector-authentication). */
const publicScope = 'https://api.botframework.com/.default';

/**
 * Why Entra gives the bot no token as the application it is registered as; undefined = it gives one, or the bot has no
 * identity. By code of Entra (Microsoft Learn: reference-error-codes).
 */
export async function whyNoToken(bot: TeamsConfig): Promise<Saying | undefined> {
  const scope = bot.cloud.ToChannelFromBotOAuthScope ?? publicScope;
  const { appId, appType, appTenantId, appPassword, loginUrl } = bot;
  if (appId === undefined) return undefined;
  try {
    if (appType === 'UserAssignedMSI') {
      const { ManagedIdentityCredential } = await import('@azure/identity');
      await new ManagedIdentityCredential({ clientId: appId }).getToken(scope);
    } else {
      const tenantId = appType === 'MultiTenant' ? 'botframework.com' : (appTenantId ?? '');
      const app = { loginUrl, tenantId, clientId: appId, clientSecret: appPassword ?? '' };
      await withNetworkFault(async (through) => {
        const msal = await createMsal({ ...app, fetch: through });
        await msal.acquireTokenByClientCredential({ scopes: [scope] });
      });
    }
    return undefined;
  } catch (thrown) {
    const { AuthError } = await import('@azure/msal-node');
    const refusal = causesOf(thrown).find((cause) => cause instanceof AuthError);
    const [, code = ''] = /AADSTS(\d+)/.exec(refusal?.message ?? '') ?? [];
    if (appType === 'UserAssignedMSI') return saying('doctor.teams.noManagedIdentity', { appId });
    if (code === '') return whyNotReached({ address: loginUrl, setting: 'ToChannelFromBotLoginUrl' }, thrown);
    return refused(code, { appId, tenantId: appTenantId ?? '' });
  }
}

function refused(code: string, app: { readonly appId: string; readonly tenantId: string }): Saying {
  switch (code) {
    case '7000222':
      return saying('doctor.teams.secretExpired', app);
    case '7000215':
      return saying('doctor.teams.secretWrong', app);
    case '700016':
      return saying('doctor.teams.appUnknown', app);
    case '90002':
      return saying('doctor.teams.tenantUnknown', app);
    default:
      return saying('doctor.teams.refused', { ...app, code });
  }
}
