import type { FilterName } from '../../api/filter.ts';
import type { Me } from '../../api/me.ts';
import type { Option } from '../../api/said.ts';
import type { Say } from '../../shell/words.ts';
import { type Asked, filterGroups } from './filters.ts';
import { moneyText } from './money.ts';

export interface FilterShown {
  readonly names: readonly FilterName[];
  readonly text: string;
}

export interface FilterContext {
  readonly say: Say;
  readonly me: Me;
  /** Undefined = it is not known whose id it is. */
  readonly ownerName: string | undefined;
}

/** What deals are filtered by, each in a phrase. */
export function filtersShown(asked: Asked, context: FilterContext): readonly FilterShown[] {
  return filterGroups
    .filter((names) => names.some((name) => given(asked, name) !== ''))
    .map((names) => ({ names, text: textOf(names[0], asked, context) }));
}

type Lead = (typeof filterGroups)[number][0];

function given(asked: Asked, name: FilterName): string {
  return asked[name] ?? '';
}

function textOf(lead: Lead, asked: Asked, { say, me, ownerName }: FilterContext): string {
  const value = given(asked, lead);
  const { filters, locale } = me;
  switch (lead) {
    case 'stage':
      return say('tab.filter.stageIs', { stages: labels(filters.stages, value, locale) });
    case 'waits':
      return say('tab.filter.waitsFor', { what: labels(filters.waits, value, locale) });
    case 'owner':
      return ownerName === undefined ? say('tab.filter.someOwner') : say('tab.filter.ownerIs', { name: ownerName });
    case 'provider':
      return say('tab.filter.providerIs', { name: labels(filters.providers, value, locale) });
    case 'minDays':
      return daysText(
        say,
        ['tab.filter.ageFrom', 'tab.filter.ageTo', 'tab.filter.ageBetween'],
        value,
        given(asked, 'maxDays'),
      );
    case 'minStageDays': {
      const keys = ['tab.filter.stageFrom', 'tab.filter.stageTo', 'tab.filter.stageBetween'] as const;
      return daysText(say, keys, value, given(asked, 'maxStageDays'));
    }
    case 'minAmount':
      return amountText(say, locale, asked);
    case 'attention':
      return say(given(asked, 'cause') === '' ? 'tab.filter.attention' : 'tab.filter.cause');
    case 'invitation':
      return say(`tab.filter.invitation-${answerOf(value)}`);
    case 'agreement':
      return say(`tab.filter.agreement-${answerOf(value)}`);
    case 'invitedIn':
    case 'agreementAskedIn':
    case 'ordered':
    case 'ends':
      return say(`tab.filter.${lead}`, { month: monthText(value, locale) });
    case 'bounced':
      return say('tab.filter.bounced');
    case 'left': {
      const [stage = '', month = ''] = value.split(':');
      return say('tab.filter.left', { stage: labels(filters.stages, stage, locale), month: monthText(month, locale) });
    }
  }
}

function answerOf(value: string): 'asked' | 'open' | 'answered' {
  return value === 'open' || value === 'answered' ? value : 'asked';
}

function labels(options: readonly Option[], values: string, locale: string): string {
  const known = values.split(',').map((one) => options.find(({ value }) => value === one)?.label ?? one);
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(known);
}

type DaysKeys = readonly [
  from: 'tab.filter.ageFrom' | 'tab.filter.stageFrom',
  to: 'tab.filter.ageTo' | 'tab.filter.stageTo',
  between: 'tab.filter.ageBetween' | 'tab.filter.stageBetween',
];

function daysText(say: Say, [fromKey, toKey, betweenKey]: DaysKeys, from: string, to: string): string {
  if (to === '') return say(fromKey, { days: Number(from) });
  return from === '' || from === '0'
    ? say(toKey, { days: Number(to) })
    : say(betweenKey, { from: Number(from), to: Number(to) });
}

function amountText(say: Say, locale: string, asked: Asked): string {
  const currency = given(asked, 'currency');
  const money = (name: FilterName) => moneyText(Number(given(asked, name)), currency, locale);
  if (given(asked, 'minAmount') !== '') return say('tab.filter.amountFrom', { amount: money('minAmount') });
  if (given(asked, 'maxAmount') !== '') return say('tab.filter.amountTo', { amount: money('maxAmount') });
  return say('tab.filter.currencyIs', { currency });
}

/** `2026-11` -> November 2026; what is no month stays as it is. */
function monthText(month: string, locale: string): string {
  const at = Date.parse(`${month}-01T00:00:00Z`);
  if (Number.isNaN(at)) return month;
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at);
}
