import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { askGraph, type GraphOptions, isObjectId, keptForMs } from './graph.ts';

/**
 * The object id of a person's manager in Entra ID, lower case; undefined = has none, or one
 * whose account is disabled.
 * @throws OnboardingError `graph-not-reached`, retryable, when Graph gives no answer that can be used
 */
export type FindManager = (personId: string) => Promise<string | undefined>;

const Manager = z.object({ id: z.string().toLowerCase(), accountEnabled: z.boolean().nullish() });

/** More people than this do not wait for an approval at the same time. */
const mostKept = 1000;

/**
 * Looks managers up in Microsoft Graph ("List manager": GET /users/{id}/manager, 404 = none). An answer is kept for
 * five minutes, a failure is not; who asks for the same person meanwhile shares the request.
 */
export function createFindManager(options: GraphOptions): FindManager {
  const lookUp = async (personId: string) => {
    const url = `${options.graphUrl}/v1.0/users/${personId}/manager?$select=id,accountEnabled`;
    const manager = await askGraph(options, url, (answer) => Manager.parse(answer));
    return { id: manager?.accountEnabled === false ? undefined : manager?.id };
  };
  const managers = new LRUCache<string, { readonly id: string | undefined }>({
    max: mostKept,
    ttl: keptForMs,
    ttlResolution: 0,
    perf: { now: options.now },
    fetchMethod: lookUp,
  });
  return async (personId) => (isObjectId(personId) ? (await managers.fetch(personId))?.id : undefined);
}
