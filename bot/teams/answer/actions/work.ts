import type { Action } from '../../action.ts';
import { workReply } from '../work-list.ts';

/** What can be pressed on the list of somebody's own onboardings: another part of it, or those that are called so. */
export const workActions = {
  work: {
    effect: 'runs',
    errand: 'list-own',
    answer: (asked, { name = '', group, index, after }, { search = name }) =>
      workReply(asked, { search, group, before: index, after }),
  },
} satisfies Readonly<Record<string, Action>>;
