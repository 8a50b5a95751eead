import { z } from 'zod';

/** What is wrong with the CRM, to be switched on and off while it runs. */
export const Switches = z.object({
  /** How long each answer takes, in ms. */
  slowMs: z.number().min(0).default(0),
  /** It answers 503. */
  isDown: z.boolean().default(false),
  /** It answers 429, with so many seconds to wait; 0 = it does not. */
  throttledSeconds: z.number().min(0).default(0),
  /** It knows the caller no more: 401. */
  refusesToken: z.boolean().default(false),
  /** The application user may read and not write: 403. */
  isReadOnly: z.boolean().default(false),
  /** Whether an administrator has added the columns for the bot. */
  hasColumns: z.boolean().default(true),
  /** So many of the next writes find that somebody else has just changed the row. */
  changesMeanwhile: z.number().min(0).default(0),
  /** So many of the next writes are carried out, and their answers lost. */
  losesAnswers: z.number().min(0).default(0),
});
export type Switches = z.infer<typeof Switches>;
