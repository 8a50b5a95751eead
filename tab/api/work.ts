import { z } from 'zod';
import { shortText } from '../../onboarding/short-text.ts';
import { type WorkGroup, workGroups } from '../../onboarding/work.ts';
import type { DealNamed } from './brief.ts';
import type { Money, Page } from './said.ts';

export const WorkQuery = z.object({
  /** How the names begin. */
  text: shortText(100).default(''),
  /** One group alone, which pages; without it the first of each. */
  group: z.enum(workGroups).optional(),
  after: shortText(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type WorkQuery = z.infer<typeof WorkQuery>;

/** `GET /api/tab/work?…WorkQuery`: one's own, by whose turn it is. */
export interface Work {
  readonly groups: readonly WorkShown[];
}

export interface WorkShown extends Page {
  readonly group: WorkGroup;
  readonly label: string;
  readonly rows: readonly WorkRow[];
}

export interface WorkRow extends DealNamed {
  /** The sentences that its row in the chat has. */
  readonly lines: readonly string[];
  readonly amount: Money | null;
  readonly age: string;
  readonly next: NextStep;
}

/** What comes next, as the button in the chat calls it. */
export interface NextStep {
  readonly title: string;
  /**
   * `deal`: opens the deal here. `act`: an action of the deal (`POST …/actions` with this verb). `chat`: a form, which is
   * filled in in the chat.
   */
  readonly by: 'deal' | 'act' | 'chat';
  /** Of the action; '' = none. */
  readonly verb: string;
  /** Where it is done in the chat; null = there is no chat to link to, or it is done here. */
  readonly chat: string | null;
}
