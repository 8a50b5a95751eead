import { hash } from 'node:crypto';
import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  type ClaimsIdentity,
  type ConnectorClient,
  type ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import { LRUCache } from 'lru-cache';

/** Service URLs of Teams differ by region only; what else somebody may send is forgotten again. */
const mostConnectors = 100;

/** How long a verified caller is believed without a new look, in ms: a withdrawn key is refused after that. */
const believedFor = 5 * 60_000;
/** Teams uses one token of an hour for many calls. */
const mostCallers = 1000;

interface VerifiedCaller {
  readonly result: AuthenticateRequestResult;
  /** ms UTC */
  readonly until: number;
}

/**
 * The SDK builds a connector and a token client for each turn and verifies the same token each time, which is most of
 * what a turn of it costs. Clients keep nothing of a turn, so one for each service URL does.
 */
export class AuthenticationWithKeptClients extends ConfigurationBotFrameworkAuthentication {
  readonly #callers = new LRUCache<string, VerifiedCaller>({ max: mostCallers });
  readonly #connectors = new LRUCache<string, ConnectorClient>({ max: mostConnectors });
  readonly #userTokens = new LRUCache<string, UserTokenClient>({ max: mostConnectors });

  /** Only what was verified is kept, so whoever is refused is looked at anew each time, and refused by the SDK. */
  override async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    const key = callKey(activity, authHeader);
    const known = this.#callers.get(key);
    if (known !== undefined && Date.now() < known.until) return known.result;
    const result = await this.#verify(activity, authHeader);
    this.#callers.set(key, { result, until: Math.min(expiryOf(result.claimsIdentity), Date.now() + believedFor) });
    return result;
  }

  async #verify(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    const result = await super.authenticateRequest(activity, authHeader);
    const { claimsIdentity, connectorFactory } = result;
    if (connectorFactory === undefined) return result;
    return { ...result, connectorFactory: this.#keeping(connectorFactory, claimsIdentity) };
  }

  override createConnectorFactory(claimsIdentity: ClaimsIdentity): ConnectorFactory {
    return this.#keeping(super.createConnectorFactory(claimsIdentity), claimsIdentity);
  }

  override async createUserTokenClient(claimsIdentity: ClaimsIdentity): Promise<UserTokenClient> {
    const audience = audienceOf(claimsIdentity);
    const client = this.#userTokens.get(audience) ?? (await super.createUserTokenClient(claimsIdentity));
    this.#userTokens.set(audience, client);
    return client;
  }

  #keeping(factory: ConnectorFactory, claimsIdentity: ClaimsIdentity): ConnectorFactory {
    const connectors = this.#connectors;
    return {
      async create(serviceUrl, audience) {
        const key = JSON.stringify([serviceUrl, audience, audienceOf(claimsIdentity)]);
        const known = connectors.get(key);
        if (known !== undefined) return known;
        const connector = await factory.create(serviceUrl, audience);
        connectors.set(key, connector);
        return connector;
      },
    };
  }
}

/**
 * All that the SDK's verdict depends on besides the settings and the time: the token, to the last byte, and what the
 * activity says of its channel and service URL, which the token has to be good for. The token itself is not kept.
 */
function callKey({ channelId, serviceUrl }: Activity, authHeader: string): string {
  return hash('sha256', JSON.stringify([authHeader, channelId, serviceUrl]), 'base64url');
}

/** When a token ends, ms UTC; 0 = it does not say, or there is none because nothing is checked. */
function expiryOf(claims: ClaimsIdentity): number {
  const seconds = Number(claims.getClaimValue('exp'));
  return Number.isFinite(seconds) ? seconds * 1000 : 0;
}

/** For which app the SDK makes a client; it looks at the same claims. */
function audienceOf(claims: ClaimsIdentity): string {
  const { AudienceClaim, AppIdClaim } = AuthenticationConstants;
  return claims.getClaimValue(AudienceClaim) ?? claims.getClaimValue(AppIdClaim) ?? '';
}
