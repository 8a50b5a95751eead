/** What became of a typed message that was handed to the onboarding: an answer, none, or there is nothing to answer. */
export type Conversed = 'answered' | 'not-understood' | 'over';

/** Somebody was asked what a customer is called. */
export interface NameQuestion {
  /** What they typed of the customer besides. */
  readonly typed: string;
  /** What they pasted, by where it is kept; '' = nothing. */
  readonly kept: string;
  /** Until when what they type is taken for the answer, ms UTC. */
  readonly until: number;
}

/** Which onboarding the conversation of a turn is about, and whether who speaks in it was asked for a name. */
export interface ActiveOnboarding {
  /** Its id; undefined = the conversation is about none. */
  current(): Promise<string | undefined>;
  /**
   * From now on the conversation is about this one. Of turns at the same time the one whose activity came later has
   * the last word.
   */
  set(onboardingId: string): Promise<void>;
  /**
   * Hands a typed message on to the onboarding that the conversation is about.
   * @returns whether it was an answer to what is asked
   */
  converse(answer: (onboardingId: string) => Promise<Conversed>): Promise<boolean>;
  /** From now on what this person types next is an answer; what others in the conversation type is none. */
  askName(question: NameQuestion): Promise<void>;
  /** What this person was asked; undefined = nothing. */
  nameQuestion(): Promise<NameQuestion | undefined>;
  /**
   * It was answered, or they want something else. To turn the conversation to an onboarding ends it as well.
   * @returns whether they had been asked
   */
  endNameQuestion(): Promise<boolean>;
}
