import { z } from 'zod';
import { shortText } from '../../onboarding/short-text.ts';
import type { Deal } from './deal.ts';
import type { Option } from './said.ts';

/** Something that the viewer may do with a deal now. */
export interface ActionOffer {
  readonly verb: string;
  readonly title: string;
  readonly style: 'primary' | 'default' | 'danger';
  /**
   * `act`: here, by `POST /api/tab/deals/:id/actions`. `chat`: it is a form, which is filled in in the chat (`chat`).
   * `page`: the answer to the POST has `href`, which is opened in a window of its own.
   */
  readonly by: 'act' | 'chat' | 'page';
  /** What it says before it is done; null = it is done at once. */
  readonly confirm: Confirm | null;
  /** What it asks for; null = that is asked for first: `GET /api/tab/deals/:id/actions/:verb`. */
  readonly inputs: readonly InputAsked[] | null;
  /** Null = it is not done in the chat, or there is none to link to. */
  readonly chat: string | null;
}

export interface Confirm {
  readonly title: string;
  readonly text: string;
  /** What stays behind, or changes. */
  readonly items: readonly string[];
}

export interface InputAsked {
  readonly id: string;
  readonly label: string;
  readonly kind: 'text' | 'long-text' | 'number' | 'choice' | 'yes-no';
  readonly isRequired: boolean;
  readonly maxLength: number | null;
  /** Of a choice; else none. */
  readonly options: readonly Option[];
  readonly value: string;
  /** '' = nothing. */
  readonly hint: string;
}

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
