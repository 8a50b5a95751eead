import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { askGraph, type GraphOptions, isObjectId, keptForMs } from './graph.ts';

/**
 * Whether somebody who is named by id is known to have left: their account is disabled. Of whom nothing is known, as
 * somebody of another tenant, or while Graph gives no answer, it is not said.
 */
export type HasLeft = (personId: string) => Promise<boolean>;

const User = z.object({ accountEnabled: z.boolean().nullish() });
const mostKept = 1000;

/** Looks people up in Microsoft Graph ("Get a user": `accountEnabled`). An answer is kept for five minutes. */
export function createHasLeft(options: GraphOptions): HasLeft {
  const lookUp = async (personId: string) => {
    const url = `${options.graphUrl}/v1.0/users/${personId}?$select=id,accountEnabled`;
    const user = await askGraph(options, url, (answer) => User.parse(answer));
    return { hasLeft: user?.accountEnabled === false };
  };
  const known = new LRUCache<string, { readonly hasLeft: boolean }>({
    max: mostKept,
    ttl: keptForMs,
    ttlResolution: 0,
    perf: { now: options.now },
    fetchMethod: lookUp,
  });
  return async (personId) => {
    if (!isObjectId(personId)) return false;
    const found = await known.fetch(personId).catch(() => undefined);
    return found?.hasLeft === true;
  };
}
