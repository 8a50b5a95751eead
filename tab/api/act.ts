import { z } from 'zod';
import { shortText } from '../../onboarding/short-text.ts';
import type { Deal } from './deal.ts';

/** `POST /api/tab/deals/:id/actions` */
export const ActionRequest = z.object({
  verb: shortText(60),
  /** Of the deal as it was shown: what was pressed on an older one is not done. */
  revision: z.number().int(),
  inputs: z.record(shortText(60), z.string().max(10_000)).default({}),
  /** Made anew for each press: the same one, sent again because its answer was lost, is done once. */
  requestId: z.uuid(),
});
export type ActionRequest = z.input<typeof ActionRequest>;

/** 200 */
export interface ActionDone {
  /** What came of it, in a sentence. */
  readonly text: string;
  /** As it is now. Null = the viewer sees it no longer. */
  readonly deal: Deal | null;
  /** A page to open, or a link to copy; null = none. */
  readonly href: string | null;
}
