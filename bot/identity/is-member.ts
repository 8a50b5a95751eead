import { z } from 'zod';
import { askGraph, type GraphOptions } from './graph.ts';
import { keptAnswers } from './kept-answers.ts';

/**
 * Whether somebody belongs to the bot's own tenant, is no guest in it, and has not left: their account is enabled.
 * @throws OnboardingError `graph-not-reached`, retryable, when Graph gives no answer that can be used
 */
export type IsMember = (personId: string) => Promise<boolean>;

const User = z.object({ userType: z.string().nullish(), accountEnabled: z.boolean().nullish() });
const mostKept = 10_000;

/**
 * Looks people up in Microsoft Graph ("Get a user": `userType` is Member or Guest; 404 = of another tenant). An activity
 * of Teams does not say who is a guest.
 */
export function createIsMember(options: GraphOptions): IsMember {
  const lookUp = async (personId: string) => {
    const url = `${options.graphUrl}/v1.0/users/${personId}?$select=id,userType,accountEnabled`;
    const user = await askGraph(options, url, (answer) => User.parse(answer));
    return { isMember: user?.userType === 'Member' && user.accountEnabled !== false };
  };
  const known = keptAnswers(lookUp, options, mostKept);
  return async (personId) => (await known(personId))?.isMember === true;
}
