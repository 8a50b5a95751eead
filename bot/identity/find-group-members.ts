import { z } from 'zod';
import { askGraph, type GraphOptions, graphNotReached } from './graph.ts';
import { keptAnswers } from './kept-answers.ts';

/**
 * The object ids of a group's members in Entra ID, of the groups in it too, lower case. Guests are none of them, nor is
 * whose account is disabled: who is to have a role as a guest is named by their own id. A group that is not there has no members.
 * @throws OnboardingError `graph-not-reached`, retryable, when Graph gives no answer that can be used
 */
export type FindGroupMembers = (groupId: string) => Promise<ReadonlySet<string>>;

const Page = z.object({
  value: z.array(
    z.object({ id: z.string().toLowerCase(), userType: z.string().nullish(), accountEnabled: z.boolean().nullish() }),
  ),
  '@odata.nextLink': z.string().optional(),
});

const pageSize = 999;
/** A role is not for more people than on these pages. */
const mostPages = 20;
const mostGroups = 100;

/**
 * Looks groups up in Microsoft Graph ("List group transitive members", cast to users: pages of at most 999, the next by
 * `@odata.nextLink`).
 */
export function createFindGroupMembers(options: GraphOptions): FindGroupMembers {
  const groups = keptAnswers((groupId) => lookUp(groupId, options), options, mostGroups);
  return async (groupId) => (await groups(groupId)) ?? new Set();
}

async function lookUp(groupId: string, options: GraphOptions): Promise<ReadonlySet<string>> {
  const base = `${options.graphUrl}/v1.0/groups/${groupId}/transitiveMembers/microsoft.graph.user`;
  const members = new Set<string>();
  let url: string | undefined = `${base}?$select=id,displayName,userType,accountEnabled&$top=${pageSize}`;
  for (let page = 1; url !== undefined; page++) {
    if (page > mostPages) throw graphNotReached(new Error(`The group ${groupId} has too many members for a role`));
    const answer: z.infer<typeof Page> | undefined = await askGraph(options, url, (body) => Page.parse(body));
    for (const { id, userType, accountEnabled } of answer?.value ?? []) {
      if (userType === 'Member' && accountEnabled !== false) members.add(id);
    }
    url = answer?.['@odata.nextLink'];
    // The token goes along, and to nobody else.
    if (url !== undefined && URL.parse(url)?.origin !== new URL(options.graphUrl).origin) {
      throw graphNotReached(new Error('Microsoft Graph names a next page that is not its own'));
    }
  }
  return members;
}
