/** What a figure should not be above. The bench prints it beside what it found, and judges nothing. */
export interface Goal {
  /** CPU per turn as a multiple of the echo bot's. */
  readonly cpu?: number;
  /**
   * Accesses of the store in one turn. What is typed is answered below it, by a card in a new message: which one that is,
   * Teams says once it is sent, and nothing is sent before it is written. So that is one write more.
   */
  readonly store?: { readonly reads: number; readonly writes: number };
  /** In the figure's own unit. */
  readonly value?: number;
}

const change: Goal = { cpu: 1.5, store: { reads: 1, writes: 1 } };
const show: Goal = { cpu: 1.25, store: { reads: 1, writes: 0 } };
const answer: Goal = { cpu: 1.4, store: { reads: 1, writes: 0 } };

/** By the name of the figure. */
export const goals: Readonly<Record<string, Goal>> = {
  'a click that changes the record': change,
  approve: change,
  'a click that only shows': show,
  'a refresh': show,
  'a typed answer': { cpu: 1.4, store: { reads: 2, writes: 2 } },
  help: answer,
  'a list': answer,
  'size of the built bot': { value: 60 },
  'start to ready, built': { value: 1.3 },
  'resident memory when ready, built': { value: 150 },
};

/** Of a year of nights as of a start, in MB. */
export const memoryGoal: Goal = { value: 150 };

/** Of each look-up: how much longer it may take with 100,000 onboardings in the store than with 1,000. */
export const lookupGoal: Goal = { value: 1.2 };

/** In KB as they are sent, and in ms. */
export const tabGoals = { size: { value: 200 }, firstPaint: { value: 1000 } } as const satisfies Record<string, Goal>;
/** Of each filter of the tab, in ms, with 100,000 onboardings in the store. */
export const filterGoal: Goal = { value: 100 };
/** How long whoever counts for charts may keep everybody else waiting at once, in ms. */
export const heldUpGoal: Goal = { value: 50 };
