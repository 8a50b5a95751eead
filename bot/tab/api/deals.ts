import { whatWords, whereItStands, whomWords } from '../../../cards/where-it-stands.ts';
import { mayRun } from '../../../onboarding/who-may.ts';
import type { DealRow, Deals } from '../../../tab/api/deals.ts';
import type { DealsQuery } from '../../../tab/api/filter.ts';
import type { Words } from '../../../words/words.ts';
import type { Condition } from '../../store/facts.ts';
import type { OnboardingSummary } from '../../store/onboarding-summary.ts';
import { refused } from './not-answered.ts';
import { capitalised, money, since } from './said.ts';
import { conditionsOf, selectionOf } from './selection.ts';
import { stageLabel } from './stage-label.ts';
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

function rowOf({ services: { words, now, providers } }: Viewer, summary: OnboardingSummary): DealRow {
  const { id, revision, accountName, stage, attention, requester, providerId, amount, createdAt, stageSince } = summary;
  return {
    id,
    revision,
    name: accountName,
    stage: { kind: stage.kind, label: stageLabel(words, stage.kind) },
    stands: standsNow(words, summary),
    needsAttention: attention !== null,
    owner: { id: requester.id, name: requester.name },
    provider: { id: providerId, name: providers.find((one) => one.id === providerId)?.name ?? providerId },
    amount: amount && money(words, amount.minor, amount.currency),
    begun: { at: createdAt, text: words.day(createdAt) },
    age: words.age(createdAt, now()),
    stageSince: since(words, stageSince, now()),
  };
}
