import type { TeamsConfig } from '../../config.ts';
import type { Log } from '../../log/log.ts';
import { createRefusalLog } from '../../log/refusals.ts';
import { createChannelKeys } from './channel-keys.ts';
import { createCheckActivity } from './check-activity.ts';
import { type CheckToken, createCheckToken, type Token } from './check-token.ts';
import { type Refusal, Refused, refusalOf } from './refusals.ts';

/** Somebody with a good token. */
export interface Caller {
  readonly kind: 'caller';
  /** Undefined where the bot has no identity and checks nobody. */
  readonly token: Token | undefined;
}

/**
 * Stands before everything that reads an activity, the SDK too: only Teams is let in, on behalf of people of our
 * tenants.
 */
export interface Door {
  /** Who calls, by the `Authorization` header: asked before the body is read. */
  whoCalls(authorization: string | undefined): Promise<Caller | Refusal>;
  /** Undefined = what came is let in. */
  refuses(caller: Caller, activity: object): Refusal | undefined;
  close(): void;
}

export function createDoor(config: TeamsConfig, now: () => number, log: Log): Door {
  const refusals = createRefusalLog(log, 'caller');
  const checkToken = tokenCheck(config, now, log);
  const checkActivity = createCheckActivity(config);
  const refused = (thrown: unknown): Refusal => {
    if (!(thrown instanceof Refused)) throw thrown;
    refusals.record(thrown.reason, thrown.about);
    return refusalOf(thrown);
  };
  return {
    async whoCalls(authorization) {
      try {
        return { kind: 'caller', token: await checkToken?.(authorization) };
      } catch (thrown) {
        return refused(thrown);
      }
    },
    refuses({ token }, activity) {
      try {
        return void checkActivity(token, activity);
      } catch (thrown) {
        return refused(thrown);
      }
    },
    close: refusals.close,
  };
}

/** None without an app id; the settings allow that on a developer's own machine only. */
function tokenCheck({ appId, channel }: TeamsConfig, now: () => number, log: Log): CheckToken | undefined {
  if (appId === undefined) return undefined;
  const findKey = createChannelKeys(channel.metadataUrl, now, log);
  return createCheckToken({ appId, issuer: channel.issuer, findKey, now });
}
