import type { SubscriptionSeen } from './commands.ts';
import { FormReader, type FormResult, type Inputs } from './form.ts';
import type { Onboarding } from './onboarding.ts';
import type { ChangedLine } from './order-change.ts';
import { notPossible, type Refusal, tooLate } from './refusal.ts';
import { exceededSeats, type SubscriptionLine } from './steps/subscriptions.ts';
import { givenBackUntil, leastSeats, type TakeBack } from './take-back.ts';

type Ordered = Pick<Onboarding, 'lines' | 'order'>;

/** A line of which something can still be taken back, by its place. */
export interface OpenLine {
  readonly line: number;
  readonly ordered: SubscriptionLine;
  readonly takeBack: TakeBack;
}

/** The lines that can still be cancelled. @param at now, ms UTC */
export function cancellable(record: Ordered, at: number): readonly OpenLine[] {
  return openLines(record).filter(({ takeBack: { cancelUntil } }) => cancelUntil !== null && cancelUntil > at);
}

/** The lines that can still do with fewer seats. @param at now, ms UTC */
export function reducible(record: Ordered, at: number): readonly OpenLine[] {
  return openLines(record).filter(({ takeBack }) => leastSeats(takeBack, at) < takeBack.seats);
}

function openLines({ lines, order }: Ordered): readonly OpenLine[] {
  return lines.flatMap((ordered, line) => {
    const { takeBack = null, state } = order.subscriptions[line] ?? {};
    return takeBack === null || state === 'over' ? [] : [{ line, ordered, takeBack }];
  });
}

/** What is asked for, and why: one line each of a card. */
export interface Asking {
  readonly lines: readonly ChangedLine[];
  readonly why: string;
}

export const longestWhy = 300;

/** Reads the form that cancels: which subscriptions, as their places with commas. */
export function readCancelling(inputs: Inputs, record: Ordered, at: number): FormResult<Asking> {
  const form = new FormReader(inputs);
  const chosen = form.text('lines').split(',');
  const lines = cancellable(record, at).flatMap((open) =>
    chosen.includes(String(open.line)) ? [changedTo(open, 0)] : [],
  );
  if (lines.length === 0) form.fail('lines', 'choose-subscription');
  const why = form.required('why', 'why', longestWhy);
  return form.result({ lines, why });
}

function changedTo({ line, ordered, takeBack }: OpenLine, seats: number): ChangedLine {
  return { line, seats, title: ordered.product.title, before: takeBack.seats };
}

/** The input that says how many seats a line is to have. */
export function seatsInput(line: number): string {
  return `seats-${line}`;
}

/** Reads the form that reduces: the seats of each line; those that stay as they are may be left out. */
export function readReducing(inputs: Inputs, record: Ordered, at: number): FormResult<Asking> {
  const form = new FormReader(inputs);
  const open = reducible(record, at);
  const lines = open.flatMap((one): ChangedLine[] => {
    const { line, takeBack } = one;
    const id = seatsInput(line);
    if (form.text(id) === '') return [];
    const seats = form.wholeNumber(id, 'quantity', leastSeats(takeBack, at), takeBack.seats);
    return seats === takeBack.seats ? [] : [changedTo(one, seats)];
  });
  const [first] = open;
  if (lines.length === 0 && first !== undefined) form.fail(seatsInput(first.line), 'fewer-seats');
  return form.result({ lines, why: form.required('why', 'why', longestWhy) });
}

/**
 * Until when all of these can be changed so, ms UTC; or why they cannot. An add-on never has more seats than its base,
 * nor stays without it.
 * @param at now, ms UTC
 */
export function changeableUntil(record: Ordered, changes: readonly ChangedLine[], at: number): number | Refusal {
  const open = openLines(record);
  const times = changes.map(({ line, seats }) => {
    const takeBack = open.find((one) => one.line === line)?.takeBack;
    if (takeBack === undefined || seats >= takeBack.seats) return undefined;
    if (seats === 0) return takeBack.cancelUntil ?? undefined;
    return givenBackUntil(takeBack, takeBack.seats - seats);
  });
  const until = times.reduce<number>((first, time) => Math.min(first, time ?? 0), Number.POSITIVE_INFINITY);
  if (changes.length === 0 || until <= at) return tooLate('take-back-over');
  const stranded = strandedBy(record, changes);
  return stranded === undefined ? until : notPossible('add-on-of-base', stranded);
}

/** The add-on that would have fewer seats of its base than it has itself, and how many. */
function strandedBy(record: Ordered, changes: readonly ChangedLine[]) {
  const [before, after] = [seatsOf(record, []), seatsOf(record, changes)];
  for (const line of after) {
    const [was, seats] = [before.find(({ place }) => place === line.place), exceededSeats(line, after)];
    if (seats !== undefined && was !== undefined && exceededSeats(was, before) === undefined) {
      return { product: line.product.title, seats };
    }
  }
  return undefined;
}

/** The add-on, by its name, that stays because it was refused, and cannot do without this line as it is. */
export function addOnLeft(record: Ordered, changes: readonly ChangedLine[], { line }: ChangedLine): string | undefined {
  const isAddOn = record.lines[line]?.product.isAddOn === true;
  return isAddOn ? undefined : strandedBy(record, changes)?.product;
}

/** The lines as they would stand. */
function seatsOf({ lines, order }: Ordered, changes: readonly ChangedLine[]) {
  return lines.flatMap((line, place) => {
    if (order.leftOut.includes(place)) return [];
    const seats = order.subscriptions[place]?.takeBack?.seats ?? line.quantity;
    const quantity = changes.find((change) => change.line === place)?.seats ?? seats;
    return quantity === 0 ? [] : [{ ...line, quantity, place }];
  });
}

/** What goes before what: an add-on before its base, which it cannot do without. */
export function inTurn({ lines }: Pick<Ordered, 'lines'>, changes: readonly ChangedLine[]): readonly ChangedLine[] {
  const isAddOn = ({ line }: ChangedLine) => (lines[line]?.product.isAddOn ? 0 : 1);
  return changes.toSorted((one, other) => isAddOn(one) - isAddOn(other));
}

/** Whether a line reads as it is to: somebody may have taken back more of it. Undefined = nobody has looked. */
export function isChanged({ seats }: ChangedLine, seen: SubscriptionSeen | null | undefined): boolean {
  return seen ? seatsNow(seen) <= seats : false;
}

/** How many seats there are by the last look; of what is gone none. */
export function seatsNow({ isGone, takeBack }: SubscriptionSeen): number {
  return isGone ? 0 : (takeBack?.seats ?? Number.POSITIVE_INFINITY);
}
