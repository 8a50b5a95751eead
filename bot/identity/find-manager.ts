import { z } from 'zod';
import { askGraph, type GraphOptions } from './graph.ts';
import { keptAnswers } from './kept-answers.ts';

/**
 * The object id of a person's manager in Entra ID, lower case; undefined = has none, or one
 * whose account is disabled.
 * @throws OnboardingError `graph-not-reached`, retryable, when Graph gives no answer that can be used
 */
export type FindManager = (personId: string) => Promise<string | undefined>;

const Manager = z.object({ id: z.string().toLowerCase(), accountEnabled: z.boolean().nullish() });

/**
 * Looks managers up in Microsoft Graph ("List manager": GET /users/{id}/manager, 404 = none).
 */
export function createFindManager(options: GraphOptions): FindManager {
  const lookUp = async (personId: string) => {
    const url = `${options.graphUrl}/v1.0/users/${personId}/manager?$select=id,accountEnabled`;
    const manager = await askGraph(options, url, (answer) => Manager.parse(answer));
    return { id: manager?.accountEnabled === false ? undefined : manager?.id };
  };
  const managers = keptAnswers(lookUp, options);
  return async (personId) => (await managers(personId))?.id;
}
