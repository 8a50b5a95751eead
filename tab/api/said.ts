/** What the server has put into the viewer's language already: the client shows `text`, and computes with the rest. */

/** An amount: `minor` of its currency's smallest unit. */
export interface Money {
  readonly minor: number;
  /** ISO 4217 */
  readonly currency: string;
  /** `€1,234.50` */
  readonly text: string;
}

/** A moment: ms UTC, and as the viewer's clock and calendar say it. */
export interface Moment {
  readonly at: number;
  readonly text: string;
}

/** One of a choice. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface Fact {
  readonly name: string;
  /** May have several lines. */
  readonly value: string;
}

/** Something of which there is more than is shown. */
export interface Page {
  /** How many there are in all, shown or not; `isMore`: at least. */
  readonly total: number;
  readonly isMore: boolean;
  /** Names the place after which the next page begins: `after` of the next request. Null = this is the last. */
  readonly next: string | null;
}
