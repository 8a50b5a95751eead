/** What became of a typed message that was handed to the onboarding: an answer, none, or there is nothing to answer. */
export type Conversed = 'answered' | 'not-understood' | 'over';

/** Which onboarding the conversation of a turn is about. */
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
}
