import { z } from 'zod';

/**
 * What went wrong outside, as it was reported: a code with what belongs to it, which may be another problem. It is kept
 * like this, and put into words where somebody reads it.
 */
export interface Problem {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number | Problem>>;
}
export const Problem: z.ZodType<Problem> = z.lazy(() =>
  z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number(), Problem])) }),
);
