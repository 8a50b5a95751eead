import { z } from 'zod';
import { Person } from './person.ts';
import { Problem } from './problem.ts';

/** A line of the order, by its place, and how many seats it is to have; 0 = its subscription is cancelled. */
export const ChangedLine = z.object({
  line: z.number(),
  seats: z.number(),
  /** What it is, and how many seats it has before. */
  title: z.string(),
  before: z.number(),
});
export type ChangedLine = z.infer<typeof ChangedLine>;

/** What Partner Center refused of a change. */
export const RefusedChange = z.object({ line: z.number(), problem: Problem });
export type RefusedChange = z.infer<typeof RefusedChange>;

/** What the rep wants to take back of an order: asked for, approved, then carried out. Moments are ms UTC. */
export const OrderChange = z.object({
  by: Person,
  why: z.string(),
  lines: z.array(ChangedLine).min(1),
  /** When it can no longer be done: the first of its lines decides. */
  until: z.number(),
  since: z.number(),
  approverIds: z.array(z.string()),
  /** Of those whose name is known. */
  approverNames: z.array(z.string()),
  /** Whom the request has reached in Teams; null = it was not brought to anybody yet. */
  reached: z.array(z.string()).nullable(),
  /** Null = it waits for a decision. */
  approvedBy: Person.nullable(),
  /** So far, of what is being carried out. */
  refused: z.array(RefusedChange),
});
export type OrderChange = z.infer<typeof OrderChange>;
