import { workTold } from '../../../cards/work-row.ts';
import { mayRun } from '../../../onboarding/who-may.ts';
import { type NextAction, workGroups } from '../../../onboarding/work.ts';
import type { NextStep, Work, WorkQuery, WorkRow, WorkShown } from '../../../tab/api/work.ts';
import type { OnboardingSummary } from '../../store/onboarding-summary.ts';
import { refused } from './not-answered.ts';
import { chatOf, money } from './said.ts';
import type { Viewer } from './viewer.ts';

/** One's own, by whose turn it is: the sentences and next actions of the list in the chat. */
export async function workAnswer(viewer: Viewer, { text, group: only, after, limit }: WorkQuery): Promise<Work> {
  const refusal = mayRun(viewer.roles, 'list-own');
  if (refusal !== undefined) throw await refused(viewer, refusal, 'list-own');
  const { onboardings, words } = viewer.services;
  const groups = (only === undefined ? workGroups : [only]).map(async (group): Promise<WorkShown> => {
    const request = only === undefined ? { limit } : { limit, after };
    const page = await onboardings.workOf(viewer.caller.person.id, group, text.trim(), request);
    return {
      group,
      label: words.say(`cards.work.${group}`),
      rows: page.items.map((summary) => rowOf(viewer, summary)),
      total: page.total,
      isMore: page.isMore === true,
      next: page.next ?? null,
    };
  });
  return { groups: await Promise.all(groups) };
}

function rowOf(viewer: Viewer, summary: OnboardingSummary): WorkRow {
  const { words, now, whoHasRole } = viewer.services;
  const { id, revision, accountName, amount, createdAt } = summary;
  const told = workTold(words, summary, { now: now(), hasOperators: whoHasRole.hasOperators });
  return {
    id,
    revision,
    name: accountName,
    lines: told.lines,
    amount: amount && money(words, amount.minor, amount.currency),
    age: words.age(createdAt, now()),
    next: { title: told.button.action, ...wayOf(viewer, id, told.next) },
  };
}

/** Forms are filled in in the chat; what binds nobody is pressed here, the rest on the deal, where all of it is seen. */
function wayOf(viewer: Viewer, id: string, next: NextAction | null): Omit<NextStep, 'title'> {
  switch (next?.does) {
    case 'mend':
    case 'continue':
      return { by: 'chat', verb: '', chat: chatOf(viewer, id) };
    case 'retry':
      return { by: 'act', verb: 'retry', chat: null };
    case 'submit':
    case 'answer':
    case 'tell-whose-tenant':
    case 'hand-over':
    case 'open-credentials':
    case undefined:
      return { by: 'deal', verb: '', chat: null };
  }
}
