/**
 * What onboardings are searched by together, beside the values of the index, each of which finds alone. One table: both
 * stores make their columns and paths of it. `text`: one of some values, or a part of it; `number`: a range; `list`: one
 * of its values, which have no blanks.
 */
export const factKinds = {
  stage: 'text',
  owner: 'text',
  provider: 'text',
  /** As it is looked for while it is typed. */
  name: 'text',
  /** ms UTC */
  begun: 'number',
  stageSince: 'number',
  /** Over the whole term, in minor units; -1 = nothing is chosen. */
  amount: 'number',
  currency: 'text',
  waits: 'list',
  /** The key of the cause for which it waits for a person; '' = it does not. */
  attention: 'text',
  /** What the customer was asked by mail: `open`, `answered`; '' = nothing. */
  invitation: 'text',
  agreement: 'text',
  /** `yyyy-mm`; '' = never. */
  invitedIn: 'text',
  agreementAskedIn: 'text',
  /** Days until the answer, one decimal; -1 = there is none. */
  invitationDays: 'number',
  agreementDays: 'number',
  /** When a mail to its customer came back last, ms UTC; 0 = none did. */
  bounced: 'number',
  /** `yyyy-mm`; '' = it is not. */
  ordered: 'text',
  /** `drafting:2026-11`: each stage that it left, and in which month. */
  left: 'list',
  /** `drafting:2026-11:12.3`: the same with the days that it was there. */
  stays: 'list',
  /** `yyyy-mm`: the months in which a term of it ends. */
  ends: 'list',
} as const satisfies Readonly<Record<string, 'text' | 'number' | 'list'>>;

export type FactName = keyof typeof factKinds;

export function isFactName(name: string): name is FactName {
  return Object.hasOwn(factKinds, name);
}

type Of<Kind> = { [Name in FactName]: (typeof factKinds)[Name] extends Kind ? Name : never }[FactName];
export type TextFact = Of<'text'>;
export type NumberFact = Of<'number'>;
export type ListFact = Of<'list'>;

export type Facts = { readonly [Name in TextFact]: string } & { readonly [Name in NumberFact]: number } & {
  readonly [Name in ListFact]: readonly string[];
};

/** One thing that has to hold of a fact; `isThere`: it is not ''. */
export type Condition =
  | { readonly fact: TextFact | ListFact; readonly isOneOf: readonly string[] }
  | { readonly fact: TextFact; readonly contains: string }
  | { readonly fact: TextFact; readonly isThere: true }
  | { readonly fact: NumberFact; readonly least?: number; readonly below?: number };

/** By these a selection can be ordered; those that are equal stand as on other pages. */
export const orders = ['begun', 'stageSince', 'name', 'amount', 'bounced'] as const satisfies readonly FactName[];
export type Order = (typeof orders)[number];

export interface Selection {
  /** All of them hold; none = everything. */
  readonly where: readonly Condition[];
  readonly by: Order;
  readonly isDescending: boolean;
}

/** Numbers as texts that sort as they do: from -1 to the largest whole one. */
export function sortable(value: string | number): string {
  return typeof value === 'string' ? value : String(Math.round(value) + 1).padStart(17, '0');
}

/** What is counted of every onboarding, for figures. */
export const counted = [
  ...(['stage', 'stageSince', 'stays', 'amount', 'currency', 'ordered', 'ends'] as const),
  ...(['invitation', 'invitedIn', 'invitationDays', 'agreement', 'agreementAskedIn', 'agreementDays'] as const),
] as const satisfies readonly FactName[];
export type CountedFacts = Pick<Facts, (typeof counted)[number]>;

/** As a store has them; what somebody damaged counts as nothing. */
export function countedFrom(row: Readonly<Record<string, unknown>>): CountedFacts {
  const text = (name: FactName) => (typeof row[name] === 'string' ? row[name] : '');
  const number = (name: FactName) => (typeof row[name] === 'number' ? row[name] : -1);
  const list = (name: FactName) => listFrom(row[name]);
  return {
    stage: text('stage'),
    stageSince: number('stageSince'),
    stays: list('stays'),
    amount: number('amount'),
    currency: text('currency'),
    ordered: text('ordered'),
    ends: list('ends'),
    invitation: text('invitation'),
    invitedIn: text('invitedIn'),
    invitationDays: number('invitationDays'),
    agreement: text('agreement'),
    agreementAskedIn: text('agreementAskedIn'),
    agreementDays: number('agreementDays'),
  };
}

function listFrom(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(' ').filter((each) => each !== '');
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
