import { z } from 'zod';
import { Personal } from './personal.ts';

/** What of an onboarding counts, and so is recorded when it changes. */
export const fields = [
  'provider',
  'accountName',
  'domain',
  'contact',
  'primaryContact',
  'answer',
  'tenant',
  'recipient',
  'market',
  'legalName',
  'domainPrefix',
  'address',
  'culture',
  'registrationNumber',
  'companyContact',
  'agreement',
  'signatory',
  'signed',
  'contractName',
  'frequency',
  'paymentTerms',
  'billingPolicy',
  'startDate',
  'termMonths',
  'contractRenews',
  'currency',
  'purchaseOrder',
  'discountPercent',
  'billingContact',
  'invoiceRecipient',
  'line',
  'plan',
  /** Of before the extended term could be chosen: `true` or `false`. */
  'lineRenews',
  'endOfTerm',
  'promotion',
  'endsOn',
] as const;
const Field = z.enum(fields);
export type Field = z.infer<typeof Field>;

/** As it was filled in or chosen: codes, numbers and dates as texts. */
const Value = z.union([z.string(), Personal]);
type Value = z.infer<typeof Value>;

/** One thing that counts. `of` tells several of a field apart: a product's title, the number of a contact; else ''. */
export interface Fact {
  readonly field: Field;
  readonly of: string;
  readonly value: Value;
}

/** Something that counts, before and after it was changed; null = it was, or is, not there. */
export const Edit = z.object({ field: Field, of: z.string(), before: Value.nullable(), after: Value.nullable() });
export type Edit = z.infer<typeof Edit>;

/** What has become another, come, or gone. */
export function editsBetween(before: readonly Fact[], after: readonly Fact[]): Edit[] {
  const then = new Map(before.map((fact) => [nameOf(fact), fact]));
  const now = new Map(after.map((fact) => [nameOf(fact), fact]));
  const names = [...new Set([...then.keys(), ...now.keys()])];
  return names.flatMap((name) => {
    const [was, is] = [then.get(name), now.get(name)];
    const either = is ?? was;
    if (either === undefined || (was && is && textOf(was.value) === textOf(is.value))) return [];
    return [{ field: either.field, of: either.of, before: was?.value ?? null, after: is?.value ?? null }];
  });
}

/** What several edits, one after the other, have changed together. */
export function netOf(edits: readonly Edit[]): Edit[] {
  const facts = (side: 'before' | 'after') => (edit: Edit) => {
    const value = edit[side];
    return value === null ? [] : [{ field: edit.field, of: edit.of, value }];
  };
  const firsts = edits.filter((edit, place) => edits.findIndex((other) => nameOf(other) === nameOf(edit)) === place);
  const lasts = edits.filter((edit, place) => edits.findLastIndex((other) => nameOf(other) === nameOf(edit)) === place);
  return editsBetween(firsts.flatMap(facts('before')), lasts.flatMap(facts('after')));
}

function nameOf({ field, of }: Pick<Fact, 'field' | 'of'>): string {
  return `${field} ${of}`;
}

/** A value as it reads; what was erased reads as its digest. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  return 'text' in value ? value.text : value.digest;
}
