import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { askGraph, type GraphOptions, isObjectId, keptForMs } from './graph.ts';

/**
 * Whether somebody belongs to the bot's own tenant, is no guest in it, and has not left: their account is enabled.
 * @throws OnboardingError `graph-not-reached`, retryable, when Graph gives no answer that can be used
 */
export type IsMember = (personId: string) => Promise<boolean>;

const User = z.object({ userType: z.string().nullish(), accountEnabled: z.boolean().nullish() });
const mostKept = 10_000;

/**
 * Looks people up in Microsoft Graph ("Get a user": `userType` is Member or Guest; 404 = of another tenant). An activity
 * of Teams does not say who is a guest. An answer is kept for five minutes, a failure is not.
 */
export function createIsMember(options: GraphOptions): IsMember {
  const lookUp = async (personId: string) => {
    const url = `${options.graphUrl}/v1.0/users/${personId}?$select=id,userType,accountEnabled`;
    const user = await askGraph(options, url, (answer) => User.parse(answer));
    return user?.userType === 'Member' && user.accountEnabled !== false;
  };
  const known = new LRUCache<string, { readonly isMember: boolean }>({
    max: mostKept,
    ttl: keptForMs,
    ttlResolution: 0,
    perf: { now: options.now },
    fetchMethod: async (personId) => ({ isMember: await lookUp(personId) }),
  });
  return async (personId) => isObjectId(personId) && (await known.fetch(personId))?.isMember === true;
}
