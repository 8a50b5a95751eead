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
  /** What stays behind, or changes, or speaks for it. */
  readonly items: readonly string[];
  /** Goes with the press as its input `told`, so that it is asked anew where that is no longer so. */
  readonly told?: string;
  /** What is pressed then. */
  readonly button: string;
}

export interface InputAsked {
  readonly id: string;
  readonly label: string;
  /** `choices`: as many as one likes, their values with commas. */
  readonly kind: 'text' | 'long-text' | 'number' | 'choice' | 'choices';
  readonly isRequired: boolean;
  /** What is said where it is required and empty. */
  readonly missing: string;
  readonly maxLength: number | null;
  /** Of a choice; else none. */
  readonly options: readonly Option[];
  readonly value: string;
  /** '' = nothing. */
  readonly hint: string;
}
