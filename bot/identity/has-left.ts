import { z } from 'zod';
import { askGraph, type GraphOptions } from './graph.ts';
import { keptAnswers } from './kept-answers.ts';

/**
 * Whether somebody who is named by id is known to have left: their account is disabled. Of whom nothing is known, as
 * somebody of another tenant, or while Graph gives no answer, it is not said.
 */
export type HasLeft = (personId: string) => Promise<boolean>;

const User = z.object({ accountEnabled: z.boolean().nullish() });

/** Looks people up in Microsoft Graph ("Get a user": `accountEnabled`). */
export function createHasLeft(options: GraphOptions): HasLeft {
  const lookUp = async (personId: string) => {
    const url = `${options.graphUrl}/v1.0/users/${personId}?$select=id,accountEnabled`;
    const user = await askGraph(options, url, (answer) => User.parse(answer));
    return { hasLeft: user?.accountEnabled === false };
  };
  const known = keptAnswers(lookUp, options);
  return async (personId) => {
    const found = await known(personId).catch(() => undefined);
    return found?.hasLeft === true;
  };
}
