import { whatWords, whereItStands, whomWords } from '../../../cards/where-it-stands.ts';
import { mayRun } from '../../../onboarding/who-may.ts';
import type { DealRow, Deals } from '../../../tab/api/deals.ts';
import type { DealsQuery } from '../../../tab/api/filter.ts';
import type { Words } from '../../../words/words.ts';
import type { Condition } from '../../store/facts.ts';
import type { OnboardingSummary } from '../../store/onboarding-summary.ts';
import { briefOf } from './brief.ts';
import { refused } from './not-answered.ts';
import { capitalised, money, since } from './said.ts';
import { conditionsOf, selectionOf } from './selection.ts';
import type { Viewer } from './viewer.ts';

/** Of all deals those that the filter lets through: of who may not look over all, their own. */
export async function dealsAnswer(viewer: Viewer, query: DealsQuery): Promise<Deals> {
  const { onboardings, now } = viewer.services;
  const { sort, direction, after, limit, ...filter } = query;
  const where = [...(await scopeOf(viewer)), ...conditionsOf(filter, now())];
  const page = await onboardings.select(selectionOf(where, sort, direction), { limit, after });
  return {
    rows: page.items.map((summary) => rowOf(viewer, summary)),
    total: page.total,
    isMore: page.isMore === true,
    next: page.next ?? null,
  };
}

async function scopeOf(viewer: Viewer): Promise<readonly Condition[]> {
  const { roles, caller } = viewer;
  if (mayRun(roles, 'look-over') === undefined) return [];
  const refusal = mayRun(roles, 'list-own');
  if (refusal !== undefined) throw await refused(viewer, refusal, 'look-over');
  return [{ fact: 'owner', isOneOf: [caller.person.id] }];
}

/** Whom an approval waits for: that it waits, and since when, stands beside it. */
function standsNow(words: Words, summary: OnboardingSummary): string {
  const { stage, attention, waits } = summary;
  if (attention !== null || stage.kind !== 'awaiting-approval') return whereItStands(words, summary);
  return waits.map((wait) => `${capitalised(whomWords(words, wait))} ${whatWords(words, wait)}`).join('; ');
}

function rowOf(viewer: Viewer, summary: OnboardingSummary): DealRow {
  const { words, now } = viewer.services;
  const { attention, amount, stageSince } = summary;
  return {
    ...briefOf(viewer, summary),
    stands: standsNow(words, summary),
    needsAttention: attention !== null,
    amount: amount && money(words, amount.minor, amount.currency),
    stageSince: since(words, stageSince, now()),
  };
}
