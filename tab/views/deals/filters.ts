import type { FilterName } from '../../api/filter.ts';

/** What the address of all deals says: by what they are filtered, and how they are sorted. */
export type Asked = Readonly<Record<string, string>>;

/** Changes some of it; '' = no longer. */
export type ChangeAsked = (changes: Readonly<Record<string, string>>) => void;

/** How old deals are: at least, and less than, in days. */
export const ages = [
  { name: 'week', minDays: '', maxDays: '7' },
  { name: 'month', minDays: '7', maxDays: '30' },
  { name: 'quarter', minDays: '30', maxDays: '90' },
  { name: 'older', minDays: '90', maxDays: '' },
] as const;

/** Names that go with each other are one filter. */
export const filterGroups = [
  ['stage'],
  ['waits'],
  ['owner'],
  ['provider'],
  ['minDays', 'maxDays'],
  ['minStageDays', 'maxStageDays'],
  ['minAmount', 'maxAmount', 'currency'],
  ['attention', 'cause'],
  ['invitation'],
  ['agreement'],
  ['invitedIn'],
  ['agreementAskedIn'],
  ['bounced'],
  ['ordered'],
  ['left'],
  ['ends'],
] as const satisfies readonly (readonly FilterName[])[];

/** What is not asked by any more when all filters are cleared. */
export const noFilters: Asked = Object.fromEntries(['text', ...filterGroups.flat()].map((name) => [name, '']));
