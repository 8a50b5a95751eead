import { plainName } from '../../../onboarding/account-name.ts';
import type { DealFilter, Direction, Sort } from '../../../tab/api/filter.ts';
import type { Condition, Order, Selection } from '../../store/facts.ts';

const day = 24 * 60 * 60_000;

/** What a filter asks of the store. @param now ms UTC */
export function conditionsOf(filter: DealFilter, now: number): readonly Condition[] {
  const { text, stage, waits, owner, provider, minDays, maxDays, minStageDays, maxStageDays } = filter;
  const { minAmount, maxAmount, currency, attention, cause, bounced, ordered, left, ends } = filter;
  const { invitation, agreement, invitedIn, agreementAskedIn } = filter;
  const is = (fact: Extract<Condition, { isOneOf: unknown }>['fact'], value: string | undefined): Condition[] =>
    value === undefined ? [] : [{ fact, isOneOf: [value] }];
  return [
    ...wordsOf(text ?? '').map((word) => ({ fact: 'name', contains: word }) as const),
    ...(stage === undefined ? [] : [{ fact: 'stage', isOneOf: stage } as const]),
    ...(waits === undefined ? [] : [{ fact: 'waits', isOneOf: waits } as const]),
    ...is('owner', owner?.toLowerCase()),
    ...is('provider', provider),
    ...agedBetween('begun', minDays, maxDays, now),
    ...agedBetween('stageSince', minStageDays, maxStageDays, now),
    ...(minAmount === undefined ? [] : [{ fact: 'amount', least: minAmount } as const]),
    ...(maxAmount === undefined ? [] : [{ fact: 'amount', least: 0, below: maxAmount + 1 } as const]),
    ...is('currency', currency),
    ...(attention === undefined ? [] : [{ fact: 'attention', isThere: true } as const]),
    ...is('attention', cause),
    ...asked('invitation', invitation),
    ...asked('agreement', agreement),
    ...is('invitedIn', invitedIn),
    ...is('agreementAskedIn', agreementAskedIn),
    ...(bounced === undefined ? [] : [{ fact: 'bounced', least: 1 } as const]),
    ...is('ordered', ordered),
    ...is('left', left),
    ...is('ends', ends),
  ];
}

/** What a name has to contain, each wherever it stands. Signs are in none as it is kept: of them alone nothing comes. */
function wordsOf(text: string): readonly string[] {
  return (plainName(text) || text).split(' ').filter((word) => word !== '');
}

function asked(fact: 'invitation' | 'agreement', standing: DealFilter['invitation']): readonly Condition[] {
  if (standing === undefined) return [];
  return standing === 'asked' ? [{ fact, isThere: true }] : [{ fact, isOneOf: [standing] }];
}

/** Whole days: of less than one it is none. */
function agedBetween(
  fact: 'begun' | 'stageSince',
  least: number | undefined,
  below: number | undefined,
  now: number,
): readonly Condition[] {
  return [
    ...(least === undefined ? [] : [{ fact, below: now - least * day + 1 }]),
    ...(below === undefined ? [] : [{ fact, least: now - below * day + 1 }]),
  ];
}

const order: Readonly<Record<Sort, Order>> = {
  age: 'begun',
  name: 'name',
  amount: 'amount',
  'stage-since': 'stageSince',
};

/** The newest, the largest, and what has been at its stage longest come first, and names as they are spelt. */
const usual: Readonly<Record<Sort, Direction>> = { age: 'down', name: 'up', amount: 'down', 'stage-since': 'down' };

export function selectionOf(where: readonly Condition[], sort: Sort, direction = usual[sort]): Selection {
  // Who has been somewhere longest came there first.
  const isDescending = sort === 'stage-since' ? direction === 'up' : direction === 'down';
  return { where, by: order[sort], isDescending };
}
